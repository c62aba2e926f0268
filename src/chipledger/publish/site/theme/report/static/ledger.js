// Browses all claims: filters, free words, sorting. The data, a script too, and the filters are loaded before.
(() => {
  const FIRST = 50;     // rows shown before the reader asks for all
  const WORST = ["fails", "differs", "not refuted", "undefined", "holds after rounding", "holds"];

  const { selects, matcher, watch, sortable } = self.filters;
  const { fields, rows, names } = self.LEDGER;
  const claims = rows.map((row) => Object.fromEntries(row.map((value, place) => [fields[place], value])));
  const body = document.querySelector("#claims tbody");
  const more = document.getElementById("more");
  let sort = { by: "", down: false };
  let all = false;

  const nameOf = (kind, id) => names[kind][id]?.[0] ?? id;

  // What a claim answers to under each filter.
  const answers = (claim, filter) => filter === "verdict" ? claim.verdicts : [claim[filter]].flat();

  for (const claim of claims) {
    const named = ["entity", "source", "speaker"].flatMap((kind) => answers(claim, kind).flatMap((id) => names[kind][id] ?? []));
    claim.words = [claim.id, claim.gloss, claim.shown, claim.literal, claim.as_of, ...named].join(" ").toLowerCase();
  }

  const sortKeys = {
    value: (claim) => claim.value,
    gloss: (claim) => claim.gloss.toLowerCase(),
    entity: (claim) => nameOf("entity", claim.entity[0]).toLowerCase(),
    speaker: (claim) => nameOf("speaker", claim.speaker).toLowerCase(),
    basis: (claim) => `${claim.basis} ${claim.modality}`,
    source: (claim) => nameOf("source", claim.source).toLowerCase(),
    verdict: (claim) => claim.verdicts.length ? WORST.indexOf(claim.verdicts[0]) : null,
  };

  // Claims without a value stand last, whichever way the rest is sorted.
  const sorted = (found) => {
    if (!sort.by) return found;
    const key = sortKeys[sort.by];
    const compare = (a, b) => a === b ? 0 : a === null ? 1 : b === null ? -1 : (a < b ? -1 : 1) * (sort.down ? -1 : 1);
    return [...found].sort((a, b) => compare(key(a), key(b)));
  };

  const matching = () => {
    const fits = matcher();
    return claims.filter((claim) => fits(claim.words, (filter) => answers(claim, filter)));
  };

  const make = (name, className, ...children) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };

  const link = (address, text) => {
    const element = make("a", "", text);
    element.href = address;
    return element;
  };

  const cells = (claim) => {
    const figure = [link(`claim/${claim.id}.html`, claim.shown || claim.literal)];
    if (claim.mark) figure.push(make("sup", "mark", claim.mark));
    const about = claim.entity.flatMap((id, place) => [place ? ", " : "", link(`entity/${id}.html`, nameOf("entity", id))]);
    const verdict = claim.verdicts.length ? [make("span", `check ${claim.verdicts[0].replaceAll(" ", "-")}`, claim.verdicts[0])] : [""];
    return [figure, [claim.gloss], about, [nameOf("speaker", claim.speaker)], [`${claim.basis}, ${claim.modality}`],
      [link(`article/${claim.source}.html`, nameOf("source", claim.source)), make("span", "more", ` ${claim.place}`)], verdict];
  };

  const show = () => {
    const found = sorted(matching());
    const shown = all ? found : found.slice(0, FIRST);
    body.replaceChildren(...shown.map((claim) => make("tr", "", ...cells(claim).map((content) => make("td", "", ...content)))));
    document.getElementById("matches").textContent = `${found.length} of ${claims.length} claims match`
      + (shown.length < found.length ? `, the first ${shown.length} below.` : ".");
    more.hidden = shown.length === found.length;
    more.textContent = `Show all ${found.length}`;
  };

  // An option for each name that some claim answers to, with their number.
  const fill = (select) => {
    const counts = new Map();
    for (const claim of claims) for (const id of answers(claim, select.dataset.filter)) counts.set(id, (counts.get(id) ?? 0) + 1);
    const known = Object.keys(names[select.dataset.filter]).filter((id) => counts.has(id));
    const ordered = known.length > 12 ? known.sort((a, b) => nameOf(select.dataset.filter, a).localeCompare(nameOf(select.dataset.filter, b), "en")) : known;
    for (const id of ordered) select.append(new Option(`${nameOf(select.dataset.filter, id)} (${counts.get(id)})`, id));
  };

  selects.forEach(fill);
  sortable(document.getElementById("claims"), (place, down, by) => {
    sort = { by, down };
    show();
  });
  more.addEventListener("click", () => { all = true; show(); });
  watch(show, () => { all = false; });
})();

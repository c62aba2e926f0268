// Filters and sorts the table of checks, which stands whole in the page.
// The filters stand in the address behind the #, so that a view can be sent to somebody.
(() => {
  const WORST = ["fails", "differs", "not refuted", "undefined", "holds after rounding", "holds"];

  const form = document.getElementById("filters");
  const words = document.getElementById("words");
  const selects = [...form.querySelectorAll("[data-filter]")];
  const body = document.querySelector("#checks tbody");
  const rows = [...body.rows];
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  // What a check answers to under a filter: an article's ids stand with spaces between, a verdict is one phrase.
  const answers = (row, filter) => {
    const said = row.dataset[filter] ?? "";
    return filter === "article" ? said.split(" ") : [said];
  };

  const show = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const set = selects.filter((select) => select.value);
    let found = 0;
    for (const row of rows) {
      const fits = wanted.every((word) => texts.get(row).includes(word))
        && set.every((select) => answers(row, select.dataset.filter).includes(select.value));
      row.hidden = !fits;
      found += fits;
    }
    document.getElementById("matches").textContent = `${found} of ${rows.length} checks match.`;
    for (const select of selects) select.toggleAttribute("data-set", Boolean(select.value));
  };

  const remember = () => {
    const state = new URLSearchParams();
    if (words.value) state.set("words", words.value);
    for (const select of selects) if (select.value) state.set(select.dataset.filter, select.value);
    // A browser may refuse this for a page from a folder: then the view is not in the address.
    try { history.replaceState(null, "", `#${state}`); } catch { /* see above */ }
  };

  const restore = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    words.value = state.get("words") ?? "";
    for (const select of selects) {
      select.value = state.get(select.dataset.filter) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
  };

  // Verdicts come by how bad they are, in the order of the page among themselves; the rest by their words.
  const keyOf = (row, place, name) => name === "verdict" ? WORST.indexOf(row.dataset.verdict) : row.cells[place].textContent.toLowerCase();

  const sortBy = (head, place, name) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    const keyed = rows.map((row) => [keyOf(row, place, name), row]);
    keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1));
    body.append(...keyed.map(([, row]) => row));
    for (const other of head.parentElement.cells) other.setAttribute("aria-sort", other !== head ? "none" : down ? "descending" : "ascending");
  };

  // Headings become buttons only where they can do something.
  const heads = [...document.querySelectorAll("#checks th")];
  heads.forEach((head, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.sort = head.dataset.sort;
    button.append(...head.childNodes);
    head.removeAttribute("data-sort");
    head.setAttribute("aria-sort", "none");
    head.append(button);
    button.addEventListener("click", () => sortBy(head, place, button.dataset.sort));
  });

  restore();
  form.addEventListener("input", () => { remember(); show(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { remember(); show(); }));  // after the fields are empty
  addEventListener("hashchange", () => { restore(); show(); });
  show();
})();

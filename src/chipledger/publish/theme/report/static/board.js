// Filters and sorts the board of promises, which is whole in the page.
// The filters stand in the address behind the #, so that a view can be sent to somebody.
(() => {
  const form = document.getElementById("filters");
  const words = document.getElementById("words");
  const selects = [...form.querySelectorAll("[data-filter]")];
  const body = document.querySelector("#board tbody");
  const rows = [...body.rows];
  const heads = [...document.querySelectorAll("#board [data-by]")];
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  let sort = { by: -1, down: false };

  const show = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (row) => wanted.every((word) => texts.get(row).includes(word))
      && selects.every((select) => !select.value || row.dataset[select.dataset.filter] === select.value);
    for (const row of rows) row.hidden = !fits(row);
    document.getElementById("matches").textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} promises match.`;
    for (const select of selects) select.toggleAttribute("data-set", Boolean(select.value));
  };

  const keyOf = (row) => row.cells[sort.by].dataset.key ?? row.cells[sort.by].textContent.toLowerCase();

  const sortBy = (head) => {
    const by = heads.indexOf(head);
    sort = { by, down: sort.by === by && !sort.down };
    const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0) * (sort.down ? -1 : 1);
    body.append(...[...rows].sort((a, b) => compare(keyOf(a), keyOf(b))));
    for (const each of heads) each.setAttribute("aria-sort", each !== head ? "none" : sort.down ? "descending" : "ascending");
  };

  // Headings become buttons only where a script can make them work.
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.sort = head.dataset.by;
    button.append(...head.childNodes);
    button.addEventListener("click", () => sortBy(head));
    head.append(button);
    head.setAttribute("aria-sort", "none");
  }

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
    show();
  };

  const changed = () => { remember(); show(); };

  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed));  // after the fields are empty
  addEventListener("hashchange", restore);
  restore();
})();

// Filters and sorts a table that stands whole in its page: checks, promises.
// A row's values under a filter stand in its attributes, with | between; a cell that does not sort by its words has a key.
(() => {
  const { matcher, watch, sortable } = self.filters;
  const table = document.querySelector("table[data-rows]");
  const rows = [...table.tBodies[0].rows];
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  const show = () => {
    const fits = matcher();
    let found = 0;
    for (const row of rows) {
      row.hidden = !fits(texts.get(row), (filter) => (row.dataset[filter] ?? "").split("|"));
      found += !row.hidden;
    }
    const said = table.dataset.match ?? `{found} of {all} ${table.dataset.rows} match.`;
    document.getElementById("matches").textContent = said.replace("{found}", found).replace("{all}", rows.length);
  };

  // Rows of one key keep the order of the page.
  sortable(table, (place, down) => {
    const keyed = rows.map((row) => [row.cells[place].dataset.key ?? row.cells[place].textContent.toLowerCase(), row]);
    keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1));
    table.tBodies[0].append(...keyed.map(([, row]) => row));
  });

  watch(show);
})();

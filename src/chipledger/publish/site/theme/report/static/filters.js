// What the pages with filters share: free words, choices, headings that sort. The page's own script shows what matches.
// The filters stand in the address behind the #, so that a view can be sent to somebody.
self.filters = (() => {
  const form = document.getElementById("filters");
  const words = document.getElementById("words");
  const selects = [...form.querySelectorAll("[data-filter]")];

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

  // Whether a thing answers to all that is set: a text in small letters holds the words, `answers` gives the values under a filter.
  const matcher = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const set = selects.filter((select) => select.value);
    return (text, answers) => wanted.every((word) => text.includes(word)) && set.every((select) => answers(select.dataset.filter).includes(select.value));
  };

  // Call `show` now and whenever a filter changes, by hand or by the address; `changed` before it, where a hand did it.
  const watch = (show, changed = () => {}) => {
    const display = () => {
      show();
      for (const select of selects) select.toggleAttribute("data-set", Boolean(select.value));
    };
    const byHand = () => { changed(); remember(); display(); };
    form.addEventListener("input", byHand);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(byHand));  // after the fields are empty
    addEventListener("hashchange", () => { restore(); display(); });
    restore();
    display();
  };

  // Make the headings of a table buttons, since only with a script they can do something; `sort` is told which, and which way.
  const sortable = (table, sort) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, place) => {
      const button = Object.assign(document.createElement("button"), { type: "button" });
      button.dataset.sort = head.dataset.sort;
      head.removeAttribute("data-sort");
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.setAttribute("aria-sort", other !== head ? "none" : down ? "descending" : "ascending");
        sort(place, down, button.dataset.sort);
      });
    });
  };

  return { selects, matcher, watch, sortable };
})();

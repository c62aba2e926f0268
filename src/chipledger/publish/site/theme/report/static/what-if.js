// The way to a chapter's fields: buttons above the title, for a phone below the box, and at the table. What stands behind them comes at the first touch, or with an address that carries numbers.
(() => {
  const { src, dataset: { panel } } = document.currentScript;
  const table = document.querySelector("[data-what-if]");
  if (!table) return;

  const add = (tag, properties) => new Promise((done) => {
    document.head.append(Object.assign(document.createElement(tag), { ...properties, onload: done, onerror: done }));
  });

  // The engine comes beside the fields, and already when a pointer comes near.
  const load = () => window.reportEngine ??= Promise.all(["engine.js", "python.js"].map((name) => add("script", { src: new URL(name, src) })));
  let opening = null;
  const open = () => opening ??= load() && Promise.all([
    add("link", { rel: "stylesheet", href: new URL("panel.css", src) }),
    add("script", { src: panel, async: false }),
    add("script", { src: new URL("panel.js", src), async: false }),
  ]).then(() => buttons[2].remove());

  const buttons = ["What if? Change a number", "What if? Change a number", "What if? Change these numbers"].map((textContent) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "what-if", textContent });
    button.addEventListener("pointerenter", load);
    button.addEventListener("click", async () => {
      await open();
      const panel = document.querySelector(".what-if-panel") ?? table;
      panel.scrollIntoView();
      panel.querySelector("input")?.focus({ preventScroll: true });
    });
    return button;
  });
  document.querySelector(".offers")?.append(buttons[0]);
  buttons[1].classList.add("on-phones");
  document.querySelector(".minute")?.after(buttons[1]); // the first screen is the answer's
  (table.closest(".tw") ?? table).before(buttons[2]);
  if (location.search.length > 1) open();
})();

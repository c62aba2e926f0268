// What a page does beyond its HTML: the theme switch, keyboard scrolling, the place in the outline, folded code, the way to cards.
// Every page reads well without it.
(() => {
  const root = document.documentElement;
  const themes = ["auto", "light", "dark"];
  const KEY = "report-theme";
  const { src, dataset: { cards } } = document.currentScript;  // only now is it the current one

  // Storage may be refused, as in a private window: then the theme holds for one page.
  const remembered = (key) => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const remember = (key, value) => {
    try { localStorage.setItem(key, value); } catch { /* see above */ }
  };

  let theme = themes.includes(remembered(KEY)) ? remembered(KEY) : "auto";
  root.dataset.theme = theme;
  root.classList.add("js");

  const showTheme = () => {
    const { names } = document.getElementById("theme").dataset;  // of a page in another language
    document.getElementById("theme-name").textContent = names?.split(" ")[themes.indexOf(theme)] ?? theme[0].toUpperCase() + theme.slice(1);
  };

  const switchTheme = () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    root.dataset.theme = theme;
    showTheme();
    remember(KEY, theme);
  };

  // Only a box that scrolls is a stop for the keyboard. Tables are stops by their markup.
  const openScrollers = (part) => {
    const boxes = [...part.querySelectorAll("pre")];
    const wide = boxes.map((box) => box.scrollWidth > box.clientWidth);  // all measured before one is changed
    boxes.forEach((box, place) => {
      if (wide[place]) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
  };

  // The outline shows the last heading that has passed the upper fifth of the window.
  const followOutline = () => {
    const links = [...document.querySelectorAll(".outline a[href^='#']")].filter((link) => link.hash);
    const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const mark = () => {
      const passed = places.filter((place) => place && place.getBoundingClientRect().top < innerHeight / 5);
      const here = passed.length ? links[places.indexOf(passed.at(-1))] : null;
      links.forEach((link) => link.removeAttribute("aria-current"));
      here?.setAttribute("aria-current", "location");
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (!waiting) requestAnimationFrame(() => { mark(); waiting = false; });
      waiting = true;
    }, { passive: true });
    mark();
  };

  // Code is folded; who reads code can have all of it open, on every page.
  const FOLDS = "report-code";
  const setUpFolds = () => {
    const button = document.getElementById("folds");
    if (!button) return;
    const show = (open) => {
      button.setAttribute("aria-pressed", open);
      for (const fold of document.querySelectorAll("details.code")) fold.open = open;
    };
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-pressed") !== "true";
      show(open);
      remember(FOLDS, open ? "open" : "");
    });
    if (remembered(FOLDS) === "open") show(true);
  };

  // A place that lies folded opens for whoever follows a link to it.
  const openPlace = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = place?.closest("details:not([open])");
    if (!fold) return;
    fold.open = true;
    place.scrollIntoView();
  };

  // A link within the page leaves its drawer open, over the place it leads to.
  const closeDrawers = (event) => {
    const drawer = event.target.closest("a") && event.target.closest("[popover]");
    if (drawer?.matches(":popover-open")) drawer.hidePopover();
  };

  // ---- Cards ----

  const add = (tag, properties) => new Promise((done) => {
    document.head.append(Object.assign(document.createElement(tag), { ...properties, onload: done, onerror: done }));
  });

  // The page's cards, the script that opens them and their style sheet, once. Scripts run in the order in which they are added.
  let coming = null;
  const fetchCards = () => {
    coming ??= Promise.all([
      add("script", { src: cards, async: false }),
      add("script", { src: new URL("cards.js", src), async: false }),
      add("link", { rel: "stylesheet", href: new URL("cards.css", src) }),
    ]);
    return coming;
  };

  const isPlain = (event) => !(event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

  // Cards come at the first sign of interest in a number; a click that is earlier waits for them. If none opens, the link is followed.
  const setUpCards = () => {
    if (!cards || !("popover" in root)) return;
    const bound = new Set([...document.querySelectorAll("article a > :is(.claim, .finding, .assumption, .check, .promise)")].map((number) => number.parentElement.hash));
    for (const link of document.querySelectorAll("article a[href*='#']")) {
      if (!bound.has(link.hash)) continue;
      link.ariaHasPopup = "dialog";
      link.ariaExpanded = "false";
    }
    let wanted = null;
    const numberOf = (event) => event.target.closest("article a[aria-haspopup]");
    for (const sign of ["pointerover", "focusin"]) document.addEventListener(sign, (event) => { if (numberOf(event)) fetchCards(); });
    document.addEventListener("click", async (event) => {
      wanted = numberOf(event);
      if (!wanted || !isPlain(event)) return;
      event.preventDefault();
      const link = wanted;
      await fetchCards();
      if (link === wanted && link.dispatchEvent(new Event("card", { bubbles: true, cancelable: true }))) location.assign(link.href);
    });
  };

  addEventListener("DOMContentLoaded", () => {
    showTheme();
    setUpCards();
    document.getElementById("theme").addEventListener("click", switchTheme);
    document.addEventListener("click", closeDrawers);
    setUpFolds();
    openPlace();
    openScrollers(document);
    followOutline();
  });
  addEventListener("hashchange", openPlace);
  addEventListener("resize", () => openScrollers(document));
  addEventListener("toggle", (event) => openScrollers(event.target), true);  // what was folded had no width
})();

// What a page does beyond its HTML: the theme switch, keyboard scrolling, the place in the outline, cards.
// Every page reads well without it.
(() => {
  const root = document.documentElement;
  const themes = ["auto", "light", "dark"];
  const KEY = "report-theme";

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
    document.getElementById("theme-name").textContent = theme[0].toUpperCase() + theme.slice(1);
  };

  const switchTheme = () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    root.dataset.theme = theme;
    showTheme();
    remember(KEY, theme);
  };

  // Only a box that scrolls is a stop for the keyboard. Tables are stops by their markup.
  const openScrollers = () => {
    for (const box of document.querySelectorAll("pre, .math-block")) {
      if (box.scrollWidth <= box.clientWidth) box.removeAttribute("tabindex");
      else box.tabIndex = 0;
    }
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
      for (const fold of document.querySelectorAll("details.fold")) fold.open = open;
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-pressed") !== "true";
      show(open);
      remember(FOLDS, open ? "open" : "");
    });
    if (remembered(FOLDS) === "open") show(true);
  };

  // A link within the page leaves its drawer open, over the place it leads to.
  const closeDrawers = (event) => {
    const drawer = event.target.closest("a") && event.target.closest("[popover]");
    if (drawer?.matches(":popover-open")) drawer.hidePopover();
  };

  // Cards: a number opens the card that stands at the page's end; without one, or with a modifier, its link is followed.
  const cardOf = (link) => link?.closest("article") && link.hash && document.getElementById("card-" + decodeURIComponent(link.hash.slice(1)));
  const isPlain = (event) => !(event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  let opener = null;

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const select = (box) => {
    box.focus();
    getSelection().selectAllChildren(box);
  };

  // The clipboard may be refused, as for a page from a folder: then the text stands there, selected.
  const copy = async (text, said, box) => {
    box.hidden = true;
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = "Copied.";
    } catch {
      box.textContent = text;
      box.hidden = false;
      select(box);
      said.textContent = "Selected: copy it with your keyboard or menu.";
    }
  };

  // What all cards share is made when one is first opened, which keeps pages light.
  const equip = (card) => {
    if (card.querySelector(".card-tools")) return;
    const close = make("button", { type: "button", className: "close", textContent: "Close" });
    close.addEventListener("click", () => card.hidePopover());
    const said = make("span", { className: "card-said" });
    said.setAttribute("role", "status");
    const box = make("pre", { className: "card-text", tabIndex: 0, hidden: true });
    box.setAttribute("aria-label", "Text to copy");
    const texts = { sentence: () => card.dataset.sentence, BibTeX: () => card.dataset.bibtex, link: () => card.querySelector(".card-more a").href };
    const buttons = Object.entries(texts).map(([name, text]) => {
      const button = make("button", { type: "button", textContent: "Copy " + name });
      button.addEventListener("click", () => copy(text(), said, box));
      return button;
    });
    card.prepend(close);
    card.append(make("div", { className: "card-tools" }, ...buttons, said), box);
    card.addEventListener("toggle", (event) => {
      if (event.newState === "open") return;
      opener?.setAttribute("aria-expanded", "false");
      // Whoever clicked on something else keeps that; whoever closed the card goes back to the number.
      if (document.activeElement === document.body || card.contains(document.activeElement)) opener?.focus({ preventScroll: true });
    });
  };

  // A sheet at the foot of a phone may lie over the number.
  const uncover = (link, card) => {
    const number = link.getBoundingClientRect(), sheet = card.getBoundingClientRect();
    if (sheet.left <= number.left && number.bottom > sheet.top && number.top < sheet.bottom) scrollBy(0, number.bottom - sheet.top + 12);
  };

  const openCard = (event) => {
    const link = event.target.closest("a[href]");
    const card = isPlain(event) && cardOf(link);
    if (!card?.showPopover) return;
    event.preventDefault();
    equip(card);
    if (card.matches(":popover-open")) card.hidePopover();
    opener = link;
    card.showPopover({ source: link });
    link.setAttribute("aria-expanded", "true");
    card.scrollTop = 0;
    card.focus({ preventScroll: true });
    uncover(link, card);
  };

  const announceCards = () => {
    for (const link of document.querySelectorAll("article a[href*='#']")) {
      if (!cardOf(link)) continue;
      link.setAttribute("aria-haspopup", "dialog");
      link.setAttribute("aria-expanded", "false");
    }
  };

  addEventListener("DOMContentLoaded", () => {
    showTheme();
    announceCards();
    document.addEventListener("click", openCard);
    document.getElementById("theme").addEventListener("click", switchTheme);
    document.addEventListener("click", closeDrawers);
    setUpFolds();
    openScrollers();
    followOutline();
  });
  addEventListener("resize", openScrollers);
})();

// Cards: a number that `report.js` asks for opens what stands behind it, which the page's own script of cards has laid at its end.
// A card holds each fact once; what a reader can copy is put together from them here.
(() => {
  const cards = document.getElementById("cards");
  if (!cards) return;  // the page's script did not come: links are followed
  let opener = null;
  // What cards say on a page in Chinese, by what they say in English.
  const ZH = document.documentElement.lang.startsWith("zh") && { Close: "关闭", "Copy sentence": "复制句子（英文）", "Copy BibTeX": "复制BibTeX", "Copy link": "复制链接",
    "Full entry: ": "完整条目：", "Text to copy": "要复制的文字", "Copied.": "已复制。", "Selected: copy it with your keyboard or menu.": "已选中，请用键盘或菜单复制。" };
  const say = (words) => ZH ? ZH[words] ?? words : words;

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // ---- What a card says ----

  // What we found, its verdict set off.
  const told = (line) => {
    const verdict = line.querySelector("span:is(.check, .promise)")?.textContent ?? "";
    return verdict ? line.textContent.replace(verdict, verdict + ":") : line.textContent;
  };

  const read = (card) => {
    const facts = {};
    for (const fact of card.querySelectorAll("[data-key]")) facts[fact.dataset.key] = fact;
    const [, kind, id] = card.id.match(/^card-(\w+)-(.*)$/);
    const [sort, title, value] = [...card.querySelector(".card-head").children].map((part) => part.dataset.en ?? part.textContent);
    const found = [...card.querySelectorAll(".told")].map(told);
    return { facts, found, kind, id, value, title, sort: sort.replace(/^\w+, /, ""), said: (key, before = "") => facts[key] ? before + facts[key].textContent : "" };
  };

  // A sentence that stands without the book: figure, date, speaker, source and what we found.
  const sentences = {
    claim: ({ facts, found, title, value, sort, said }) => `${title}: ${value}${said("as_of", ", as of ")} (${sort}), according to ${said("speaker")}; `
      + `source: ${said("source")}. ${found.join(" ") || "No check tests it."}`,
    finding: ({ title, value, said }) => `${title}: ${value}${said("interval", ", ")}; computed as ${said("formula")}.`,
    assumption: ({ title, value, said }) => `${title}: ${value}${said("interval", ", range ")}, assumed because: ${said("because")}.`,
    check: ({ facts, title, value, said }) => `“${title}”: ${value}.${said("ruling", " ")}${facts.ruling ? "." : ""}`,
    promise: ({ title, value, said }) => `${title}, due ${said("due")}, said by ${said("speaker")} (${said("said_on")}): ${value}; `
      + `criterion: ${said("criterion").replace(/\.+$/, "")}. The record was read until ${said("read_until")}.`,
  };

  const sentence = (card) => {
    const told = read(card);
    return `${sentences[told.kind](told)} (${cards.dataset.book}, ${told.kind} ${told.id})`;
  };

  const TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  const tex = (text) => text.replace(/[\\~^&%$#_{}]/g, (sign) => TEX[sign] ?? "\\" + sign);

  // Titles of sources are in our words, hence brackets, as for works without a title; BibTeX knows no quarters, so of a quarter it gets the year.
  const source = ({ facts, said }) => {
    const [title, publisher] = facts.source.children;
    const published = facts.source.lastChild.textContent.match(/\d[^)]*/)?.[0] ?? "";
    return { title: `[${title.textContent}]`, author: title.dataset.author, publisher: publisher.textContent, year: published.slice(0, 4),
      date: /^\d{4}(-\d\d){0,2}$/.test(published) ? published : "", url: said("url").startsWith("http") ? said("url") : "" };
  };

  // The source of a claim; of what the book computed, the book. Names are in braces, or BibTeX would make a family name of their last word.
  const bibtex = (card) => {
    const told = read(card), { book, author, year } = cards.dataset;
    const fields = { ...(told.facts.source ? source(told) : { title: book, author, year }), note: `${told.title}: ${told.value}. ${book}, ${told.kind} ${told.id}` };
    const written = (name, text) => name === "url" ? text : name === "author" ? `{${tex(text)}}` : tex(text);
    const lines = Object.entries(fields).filter(([, text]) => text).map(([name, text]) => `  ${name} = {${written(name, text)}}`);
    return `@misc{${told.id},\n${lines.join(",\n")}\n}`;
  };

  // ---- Copying ----

  const select = (box) => {
    box.focus();
    getSelection().selectAllChildren(box);
  };

  // The clipboard may be refused, as for a page from a folder: then the text stands there, selected.
  const copy = async (text, said, box) => {
    box.hidden = true;
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = say("Copied.");
    } catch {
      box.textContent = text;
      box.hidden = false;
      select(box);
      said.textContent = say("Selected: copy it with your keyboard or menu.");
    }
  };

  // ---- Opening ----

  // What all cards share is made when one is first opened, which keeps pages light.
  const equip = (card, entry) => {
    if (card.querySelector(".card-tools")) return;
    const close = make("button", { type: "button", className: "close", textContent: say("Close") });
    close.addEventListener("click", () => card.hidePopover());
    const said = make("span", { className: "card-said", role: "status" });
    const box = make("pre", { className: "card-text", tabIndex: 0, hidden: true, ariaLabel: say("Text to copy") });
    const texts = { sentence: () => sentence(card), BibTeX: () => bibtex(card), link: () => entry };
    const buttons = Object.entries(texts).map(([name, text]) => {
      const button = make("button", { type: "button", textContent: say("Copy " + name) });
      button.addEventListener("click", () => copy(text(), said, box));
      return button;
    });
    const { lang } = document.documentElement;  // the card's own words may be in another
    close.lang = lang;
    card.prepend(close);
    card.append(make("p", { className: "card-more", lang }, make("a", { href: entry, textContent: say("Full entry: ") + read(card).id })),
      make("div", { className: "card-tools", lang }, ...buttons, said), box);
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
    const link = event.target;
    const card = document.getElementById("card-" + decodeURIComponent(link.hash.slice(1)));
    if (!card) return;
    event.preventDefault();
    equip(card, link.href);
    if (card.matches(":popover-open")) card.hidePopover();
    opener = link;
    card.showPopover({ source: link });
    link.setAttribute("aria-expanded", "true");
    card.scrollTop = 0;
    card.focus({ preventScroll: true });
    uncover(link, card);
  };

  for (const card of cards.children) {
    card.firstElementChild.id = `${card.id}-is`;
    card.tabIndex = -1;
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-labelledby", `${card.id}-is`);
  }

  document.addEventListener("card", openCard);
})();

// Finds parts of words in every section of the site, and the entries, articles and names of the ledger.
// What can be read stands before what can be looked up: the best of the chapters and articles first.
// The index, a script too, is loaded before.
(() => {
  const MOST = 60;       // hits shown
  const BEFORE = 60;     // characters of a hit's text before the word found
  const AFTER = 140;     // and after
  const HAN = /\p{Script=Han}/u;
  const NAMED = 200;     // whoever types the whole name of a thing wants that thing
  const PHRASE = 30;     // the words stand in the heading as they were typed
  const OF_THE_BOOK = 8; // between equals, what the book says stands before a single claim
  const READ_FIRST = 3;  // chapters and articles that stand before all else
  const KINDS = { notebooks: "Chapter", book: "Page", "book/articles": "Article", "ledger/article": "Source", "ledger/entity": "Name", "ledger/claim": "Claim", "ledger/check": "Check",
    "ledger/finding": "Finding", "ledger/assumption": "Assumption", "ledger/promise": "Promise", "book/zh": "中文", "book/zh/articles": "中文", "index.html": "Front page" };
  const READ = ["Chapter", "Article", "Front page"];

  // The words of the page where the reader reads Chinese; its own pages then come first.
  const ZH = document.documentElement.lang.startsWith("zh") && {
    kinds: { Chapter: "章节", Page: "页面", Article: "文章", Source: "来源", Name: "名称", Claim: "说法", Check: "核对", Finding: "算得", Assumption: "假设", Promise: "承诺", "Front page": "首页", List: "列表" },
    none: "输入词语、数字或名称，中文英文都可以。",
    found: (number, typed, most) => `“${typed}”：${number || "没有"}处` + (most ? `，下面是前${most}处。` : "。"),
  };
  const SITE = new URL("../", document.currentScript.src);
  const { pages, names, ledger = [], signs = {} } = self.SEARCH;
  const field = document.getElementById("q");
  const count = document.getElementById("count");
  const list = document.getElementById("hits");

  // One spelling for matching: small letters, straight quotes, simplified signs. Places in the text stay.
  const fold = (text) => text.toLowerCase().replace(/[\u2018\u2019\u3400-\u9fff]/g, (sign) => sign < "\u3000" ? "'" : signs[sign] ?? sign);
  const groups = names.map((group) => [...new Set(group.map(fold))]);

  // What can be found: a section of a page, or a page of the ledger with the names it answers to.
  const entry = (url, title, heading, text, own, page) => ({
    url, title, heading, text, page, names: own.map(fold), inHeading: fold(heading || title), inText: fold(text),
  });
  const sectionsOf = ([url, title, sections]) => sections.map(([anchor, heading, text], place) =>
    entry(place && anchor ? `${url}#${anchor}` : url, title, place ? heading : "", text, [place ? heading : title], url));
  const book = pages.map(sectionsOf);
  const single = ledger.map(([url, title, text, own]) => entry(url, title, "", text, [title, ...own], ""));

  // A Chinese word stands also for the other spellings of the names that contain it.
  const alternatives = (word) => {
    const others = HAN.test(word) ? groups.filter((group) => group.some((name) => name.includes(word))) : [];
    return [...new Set([word, ...others.flat()])];
  };

  // What stands for all that was typed: the words as they are, as an id, or the other spellings of that very name.
  const phrasesOf = (typed) => {
    const phrase = typed.join(" ");
    return [...new Set([phrase, typed.join("-"), ...groups.filter((group) => group.includes(phrase)).flat()])];
  };

  const occurrences = (text, words) => words.reduce((sum, word) => sum + text.split(word).length - 1, 0);

  // Zero unless every word occurs; a heading counts ten times a mention, and twice at most.
  const mentions = (heading, text, query) => {
    let sum = 0;
    for (const words of query) {
      const found = 10 * Math.min(2, occurrences(heading, words)) + Math.min(10, occurrences(text, words));
      if (!found) return 0;
      sum += found;
    }
    return sum;
  };

  const score = (each, query, phrases) => {
    const sum = mentions(each.inHeading, [each.inText, ...each.names].join(" "), query);
    if (!sum) return 0;
    const named = phrases.some((phrase) => each.names.includes(phrase)) ? NAMED : 0;
    const whole = phrases.some((phrase) => each.inHeading.includes(phrase)) ? PHRASE : 0;
    return sum + named + whole + (each.page ? OF_THE_BOOK : 0);
  };

  // A page whose words stand in different sections is a hit as a whole.
  const hitsOf = (sections, query, phrases) => {
    const hits = sections.map((each) => ({ ...each, score: score(each, query, phrases) })).filter((hit) => hit.score);
    if (hits.length || !sections.length) return hits;
    const text = sections.map((each) => `${each.heading} ${each.text}`).join(" ");
    const whole = mentions(fold(sections[0].title), fold(text), query);
    return whole ? [{ ...sections[0], text, score: whole / 10 }] : [];
  };

  const make = (name, ...children) => {
    const element = document.createElement(name);
    element.append(...children);
    return element;
  };

  const excerpt = (text, words) => {
    const lower = fold(text);
    const word = words.find((each) => lower.includes(each)) ?? "";
    const at = lower.indexOf(word);
    const start = Math.max(0, at - BEFORE);
    const end = at + word.length;
    return make("p", start ? "…" : "", text.slice(start, at), make("mark", text.slice(at, end)),
      text.slice(end, end + AFTER), end + AFTER < text.length ? "…" : "");
  };

  const kindOf = (hit) => KINDS[hit.url.split("#")[0].replace(/\/[^/]*$/, "")] ?? "List";

  const isChinese = (hit) => hit.url.startsWith("book/zh/");

  // The best hits of different pages that are to be read, then all others.
  const ordered = (hits) => {
    const first = [];
    if (ZH) return [...hits.filter(isChinese), ...hits.filter((hit) => !isChinese(hit))];
    for (const hit of hits)
      if (first.length < READ_FIRST && READ.includes(kindOf(hit)) && !first.some((other) => other.title === hit.title)) first.push(hit);
    return [...first, ...hits.filter((hit) => !first.includes(hit))];
  };

  const show = (hit, words) => {
    const link = make("a", hit.heading || hit.title);
    link.href = new URL(hit.url, SITE);
    const where = hit.heading ? [make("span", hit.title)] : [];
    return make("li", make("small", ZH ? ZH.kinds[kindOf(hit)] ?? kindOf(hit) : kindOf(hit)), link, ...where, excerpt(hit.text, words));
  };

  const search = () => {
    const typed = fold(field.value).split(/\s+/).filter(Boolean);
    const query = typed.map(alternatives);
    const phrases = phrasesOf(typed);
    const hits = typed.length ? [...book, ...single.map((each) => [each])].flatMap((each) => hitsOf(each, query, phrases)) : [];
    hits.sort((a, b) => b.score - a.score || (a.url < b.url ? -1 : 1));
    const typedAs = field.value.trim();
    count.textContent = ZH ? (typed.length ? ZH.found(hits.length, typedAs, hits.length > MOST && MOST) : ZH.none) : !typed.length ? "Type a word, a number or a name, in English or Chinese."
      : `${hits.length || "No"} ${hits.length === 1 ? "place" : "places"} with “${typedAs}”`
        + (hits.length > MOST ? `, the first ${MOST} below` : "") + ".";
    list.replaceChildren(...ordered(hits).slice(0, MOST).map((hit) => show(hit, query.flat())));
  };

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", search);
  search();
})();

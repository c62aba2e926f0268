// Finds parts of words in every section of the site. The index, a script too, is loaded before.
(() => {
  const MOST = 60;       // hits shown
  const BEFORE = 60;     // characters of a hit's text before the word found
  const AFTER = 140;     // and after
  const HAN = /\p{Script=Han}/u;

  const { pages, names } = self.SEARCH;
  const field = document.getElementById("q");
  const count = document.getElementById("count");
  const list = document.getElementById("hits");
  const groups = names.map((group) => group.map((name) => name.toLowerCase()));

  // A Chinese word stands also for the other spellings of the names that contain it.
  const alternatives = (word) => {
    const others = HAN.test(word) ? groups.filter((group) => group.some((name) => name.includes(word))) : [];
    return [...new Set([word, ...others.flat()])];
  };

  const occurrences = (text, words) => words.reduce((sum, word) => sum + text.split(word).length - 1, 0);

  // Zero unless every word occurs; a heading counts ten times a mention.
  const score = (heading, text, query) => {
    let sum = 0;
    for (const words of query) {
      const found = 10 * occurrences(heading, words) + Math.min(10, occurrences(text, words));
      if (!found) return 0;
      sum += found;
    }
    return sum;
  };

  // A page whose words stand in different sections is a hit as a whole.
  const hitsOf = ([url, title, sections], query) => {
    const hits = sections.map(([anchor, heading, text], place) => ({
      url: place && anchor ? `${url}#${anchor}` : url,
      title, heading: place ? heading : "", text,
      score: score(heading.toLowerCase(), text.toLowerCase(), query),
    })).filter((hit) => hit.score);
    if (hits.length) return hits;
    const text = sections.map((section) => section.slice(1).join(" ")).join(" ");
    const whole = score(title.toLowerCase(), text.toLowerCase(), query);
    return whole ? [{ url, title, heading: "", text, score: whole / 10 }] : [];
  };

  const make = (name, ...children) => {
    const element = document.createElement(name);
    element.append(...children);
    return element;
  };

  const excerpt = (text, words) => {
    const lower = text.toLowerCase();
    const word = words.find((each) => lower.includes(each)) ?? "";
    const at = lower.indexOf(word);
    const start = Math.max(0, at - BEFORE);
    const end = at + word.length;
    return make("p", start ? "…" : "", text.slice(start, at), make("mark", text.slice(at, end)),
      text.slice(end, end + AFTER), end + AFTER < text.length ? "…" : "");
  };

  const show = (hit, words) => {
    const link = make("a", hit.heading || hit.title);
    link.href = hit.url;
    const where = hit.heading ? [make("span", hit.title)] : [];
    return make("li", link, ...where, excerpt(hit.text, words));
  };

  const search = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const query = words.map(alternatives);
    const hits = words.length ? pages.flatMap((page) => hitsOf(page, query)) : [];
    hits.sort((a, b) => b.score - a.score || (a.url < b.url ? -1 : 1));
    count.textContent = !words.length ? "Type a word, a number or a name, in English or Chinese."
      : `${hits.length || "No"} ${hits.length === 1 ? "place" : "places"} with “${field.value.trim()}”`
        + (hits.length > MOST ? `, the first ${MOST} below` : "") + ".";
    list.replaceChildren(...hits.slice(0, MOST).map((hit) => show(hit, query.flat())));
  };

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", search);
  search();
})();

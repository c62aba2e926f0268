// A chapter that is asked "what if": fields for its numbers, the report's own Python, and every sentence that follows.
// No template string stands in another: the minifier would take its spaces. `what-if.js` fetches this, with the page's data, its style sheet and the engine, at the first touch. Without it the printed numbers stand.
(() => {
  const data = window.reportPanel;
  const table = document.querySelector("[data-what-if]");
  if (!data || !table) return;
  const SVG = Object.assign(document.createElement("div"), { innerHTML: "<svg></svg>" }).firstChild.namespaceURI;
  const chosen = new Map();  // what the reader set, by id
  const shows = new Set();  // what puts each field in line with the numbers chosen
  let answers = {};
  const NONE = "no value at this setting";
  const textOf = (answer, form) => answer?.refused === undefined ? answer?.texts[form] : NONE;
  const plain = (text) => text.replace(/\u00a0/g, " ").replace(/\s+/g, " ").trim();
  const joined = (...words) => words.filter(Boolean).join(" ").replace(/ (?=[%×])/, "");
  const three = (number) => Number(number.toPrecision(3));

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // ---- The engine: loaded once, text alone crosses its bridge ----

  let coming = null;
  const engine = () => {
    coming ??= (async () => {
      const began = performance.now();
      await window.reportEngine;
      if (!window.reportMicroPython || !window.reportPython) throw new Error("its engine could not be loaded");
      // What is long goes over as bytes: the engine's own encoder takes a letter at a time.
      const python = await window.reportMicroPython, bytes = new TextEncoder();
      for (const [name, text] of Object.entries(window.reportPython)) {
        const path = `/lib/chipledger/${name}`;
        python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
        python.FS.writeFile(path, bytes.encode(text));
      }
      python.FS.writeFile("/data.json", bytes.encode(JSON.stringify(data)));
      python.runPython("import sys\nsys.path.insert(0, '/lib')\nfrom chipledger.publish.site.panel import asked\nasked.start(open('/data.json').read())");
      const asked = python.globals.get("asked");
      const call = (name, question) => JSON.parse(asked[name](JSON.stringify(question)));
      root.dataset.whatIfReady = Math.round(performance.now() - began);
      return call;
    })();
    return coming;
  };
  window.reportAsk = async (name, question) => (await engine())(name, question);  // for tests of parity

  // Before a finding is computed with the reader's numbers, it must come to the book's text with the book's.
  const checked = { false: new Set(), true: new Set() };
  const check = (call, ids, bounds) => {
    const fresh = ids.filter((id) => !checked[bounds].has(id));
    if (!fresh.length) return;
    const here = call("ask", { set: {}, only: fresh, checks: [], bounds });
    for (const id of fresh) {
      if (Object.entries(here[id].texts ?? { "": null }).some(([form, text]) => data.findings[id].texts[form] !== text)) throw new Error(`here ${id} is not what the book prints`);
      checked[bounds].add(id);
    }
  };

  // ---- What hangs on what ----

  const hangingOn = (part) => {
    const found = {};
    for (const [id, { inputs }] of Object.entries(data[part])) for (const name of inputs) (found[name] ??= new Set()).add(id);
    return found;
  };
  const followers = hangingOn("findings"), judged = hangingOn("checks");  // ids by the input that they hang on

  // ---- The numbers in the sentences ----

  const entry = /#(finding|assumption|claim|check)-([\w-]+)$/;
  const places = { finding: {}, input: {}, check: {} };
  const movers = (id) => data.moving[id] ?? [id];  // inputs that move a claim or an assumption, the strongest last
  // For each kind of link: under which id its number is found, and its texts by form.
  const known = {
    finding: (id) => [[id, data.findings[id]?.texts]],
    check: (id) => [[id, data.checks[id]?.texts]],
    input: (id) => [...movers(id), `date:${id}`].map((name) => [name, data.inputs[name]?.texts[id]]),
  };
  for (const link of document.querySelectorAll("article a[href]")) {
    const [, sort, id] = link.getAttribute("href").match(entry) ?? [];
    const words = link.querySelector(".finding, .assumption, .claim, .check");
    if (!sort || !words) continue;
    const kind = sort in places ? sort : "input";
    const bare = words.cloneNode(true);
    for (const mark of bare.querySelectorAll("sup")) mark.remove();
    const text = plain(bare.textContent);
    const owners = known[kind](id).filter(([, texts]) => Object.values(texts ?? {}).includes(text));
    if (!owners.length) continue;
    const form = Object.entries(owners[0][1]).find(([, one]) => one === text)[0];
    (places[kind][id] ??= []).push({ link, words, said: sort === "claim", form, text, owners: owners.map(([name]) => name), nodes: [...words.childNodes], mark: null });
  }

  // Beside a number that moved stands the book's; one that has no value now keeps the book's, struck; one that the reader set says so. What a source says stays as it said it, the reader's number beside.
  const put = (place, text, { range, own } = {}) => {
    place.mark?.remove();
    place.mark = null;
    const moved = text !== undefined && text !== place.text, said = own && place.said;
    place.words.classList.toggle("moved", moved);
    place.link.removeAttribute("title");
    place.words.classList.toggle("gone", text === NONE);
    place.words.classList.toggle("own", Boolean(moved && own));
    if (!moved || said || text === NONE) place.words.replaceChildren(...place.nodes);
    if (!moved) return;
    if (!said && text !== NONE) place.words.textContent = place.words.classList.contains("short") && text.length <= 18 ? text.replaceAll(" ", "\u00a0") : text;
    place.mark = make("span", { className: own ? "book-value own-value" : "book-value", textContent: text === NONE ? NONE : said ? `the source’s own; you set ${text}` : (own ? "you set this; " : "") + `book: ${place.text}` });
    if (own && !said) place.mark.title = place.link.title = "You set this number: no source says it";
    place.link.after(place.mark);
    if (range) place.link.title = `With your numbers between ${range.replace(" to ", " and ")}`;
  };

  // ---- Fields ----

  const SCALES = [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]];
  const scaleOf = (value) => SCALES.find(([size]) => Math.abs(value) >= size) ?? [1, ""];

  const DAY = 86400000;
  const isoOf = (days) => new Date(days * DAY).toISOString().slice(0, 10);
  const dayWords = (days) => new Date(days * DAY).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  // What a field, a slider and an address hold of a number: in its scale, or a day.
  const typeOf = (input) => {
    if (input.kind === "date") {
      return { type: "date", size: 1, unit: "", step: 1, shown: isoOf, read: (field) => field.valueAsNumber / DAY, words: dayWords, near: Math.round };
    }
    const [size, name] = scaleOf(input.value), unit = joined(name, input.unit_words);
    const digits = (number, count) => Number((number / size).toPrecision(count));
    return { type: "number", size, unit, step: "any", shown: (number) => digits(number, 12), read: (field) => field.valueAsNumber * size, words: (number) => joined(String(digits(number, 6)), unit), near: (number) => three(number / size) * size };
  };
  const nowOf = (id) => [...movers(id)].reverse().map((name) => chosen.get(name)).find((one) => one !== undefined) ?? data.inputs[id].value;

  const control = (id) => {
    const input = data.inputs[id], { type, size, unit, step, shown, read, words, near } = typeOf(input);
    const slide = make("input", { type: "range", min: input.from / size, max: input.to / size, step, ariaLabel: `${input.label}, slider` });
    const field = make("input", { type, step, ariaLabel: unit ? `${input.label}, in ${unit}` : input.label });
    if (type === "date") Object.assign(field, { min: "1990-01-01", max: "2099-12-31" });
    const book = make("span", { className: "what-if-book", textContent: `book: ${input.shown}` });
    const track = make("span", { className: "what-if-track" }, slide);
    const part = make("div", { className: "what-if-field" }, track, make("span", { className: "what-if-entry" }, field, make("span", { className: "what-if-unit", textContent: unit })), book);
    if (input.ours) part.append(make("span", { className: "what-if-ends what-if-range", textContent: `Slider: our range, ${shown(input.from)} to ${words(input.to)}` }));
    for (const [kind, label] of input.moves) part.append(make("span", { className: "what-if-ends", textContent: `Moves with it: the ${kind} “${label}”` }));
    const flip = data.flips[id], mark = make("span", { className: "what-if-flip" }), flips = make("span", { className: "what-if-flip-words" });
    if (flip) {
      track.append(mark);
      part.append(flips);
    }
    const outside = make("span", { className: "what-if-ends what-if-outside", hidden: true });
    part.append(outside);
    const show = () => {
      const now = nowOf(id), [least, most, range] = input.range ?? [];
      outside.hidden = !range || now >= least && now <= most;
      outside.textContent = outside.hidden ? "" : `outside ${input.kind === "assumption" ? "our range" : "the printed range"} of ${range}`;
      if (document.activeElement !== field) field.value = shown(now);
      slide.value = now / size;
      slide.setAttribute("aria-valuetext", words(now));
      part.classList.toggle("changed", movers(id).some((name) => chosen.has(name)));
      if (!flip) return;
      const turning = answers[flip]?.value ?? data.findings[flip].value, at = (turning - input.from) / (input.to - input.from);
      flips.textContent = `▲ ${data.findings[flip].gloss}: ${textOf(answers[flip], "") ?? data.findings[flip].texts[""]}${at < 0 ? ", left of the slider" : at > 1 ? ", right of the slider" : ""}`;
      mark.hidden = !(at >= 0 && at <= 1);
      mark.style.left = `${100 * at}%`;
    };
    slide.addEventListener("input", () => set(id, near(slide.valueAsNumber * size)));
    field.addEventListener("input", () => {
      const number = read(field);
      if (!Number.isNaN(number) && !field.validity.rangeUnderflow && !field.validity.rangeOverflow) set(id, number);
    });
    field.addEventListener("blur", show);
    field.addEventListener("wheel", () => field.blur(), { passive: true });  // the page scrolls on, and the number stays
    for (const element of [slide, field]) element.addEventListener("focus", () => engine().catch(() => {}), { once: true });
    part.show = show;
    shows.add(show);
    show();
    return part;
  };

  const labelled = (id) => make("div", { className: "what-if-claim" }, make("span", { className: "what-if-label", textContent: data.inputs[id].label }), control(id));

  const idsOf = (place) => Object.keys(data.inputs).filter((id) => data.inputs[id].place === place);
  const root = make("section", { className: "what-if-panel", ariaLabel: "What if: claims and dates" });
  const top = make("section", { className: "what-if-panel", ariaLabel: "What if" });
  const fault = make("p", { className: "what-if-fault", role: "alert" });
  const said = make("p", { className: "what-if-said" });
  said.setAttribute("role", "status");

  // An assumption's field stands in its row, the others below the table.
  const inTable = new Set();
  for (const row of table.tBodies[0].rows) {
    const id = row.cells[1]?.querySelector("a")?.getAttribute("href").match(entry)?.[2];
    if (!data.inputs[id]) continue;
    row.cells[0].append(control(id));
    inTable.add(id);
  }
  const decisive = [...idsOf("table").filter((id) => !inTable.has(id)), ...idsOf("decisive")];
  root.append(make("p", { textContent: "Set a number here or above: the chapter’s own arithmetic runs in this page, and sentences, boxes, tables and figures follow. Nothing is sent anywhere." }));
  const left = Object.values(data.left_out);
  if (left.length) root.append(make("p", { className: "what-if-left", textContent: `These numbers stay as the book has them: ${[...new Set(left)].map((why) => why + " (" + left.filter((one) => one === why).length + ")").join(", ")}.` }));
  if (decisive.length) root.append(make("h3", { textContent: "Claims that the answer hangs on" }), ...decisive.map(labelled));
  const folds = [["date", "Dates from which times on this page follow"], ["other", "Other claims from which numbers on this page follow"]].map(([place, words]) => {
    const ids = idsOf(place), fold = make("details", {}, make("summary", { textContent: `${words} (${ids.length})` }));
    const fill = () => { if (fold.childElementCount === 1) fold.append(...ids.map(labelled)); };
    fold.addEventListener("toggle", fill);
    if (ids.length) root.append(fold);
    return [place, () => { fill(); fold.open = true; }];
  });
  const unfold = Object.fromEntries(folds);

  // ---- The bar at the foot ----

  const button = (text, act) => {
    const element = make("button", { type: "button", textContent: text });
    element.addEventListener("click", act);
    return element;
  };
  let at = -1;
  const next = () => {
    const moved = [...document.querySelectorAll("article .moved")].filter((one) => one.checkVisibility?.() ?? true);
    if (!moved.length) return;
    at = (at + 1) % moved.length;
    const link = moved[at].closest("a");
    link.scrollIntoView({ block: "center" });
    link.focus({ preventScroll: true });
  };
  const copy = async (event) => {
    try {
      await navigator.clipboard.writeText(location.href);
      event.target.textContent = "Copied";
    } catch {
      event.target.textContent = "Copy the address above";
    }
    setTimeout(() => { event.target.textContent = "Copy link"; }, 3000);
  };
  const bar = make("div", { className: "what-if-bar", hidden: true }, said,
    make("span", { className: "what-if-acts" }, button("Next changed number", next), button("Copy link", copy), button("Back to the book’s values", () => reset())));
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", "Your numbers");

  // ---- From a changed number to the page ----

  const stale = new Set();  // ids of what must be computed anew
  const set = (id, value) => {
    if (value === data.inputs[id].value) chosen.delete(id);
    else chosen.set(id, value);
    last = id;
    touch(id);
    changed();
  };
  const touch = (id) => { for (const on of [followers, judged]) for (const one of on[id] ?? []) stale.add(one); };
  const reset = () => {
    chosen.clear();
    changed();
    top.scrollIntoView({ block: "nearest" });
  };

  let waiting = false, later = 0, last = null;
  const changed = () => {
    for (const show of shows) show();
    const query = new URLSearchParams([...chosen].map(([id, value]) => [id, data.inputs[id].kind === "date" ? isoOf(value) : String(value)])).toString();
    try { history.replaceState(history.state, "", location.pathname + (query && `?${query}`) + location.hash); } catch { /* a browser that refuses keeps the numbers for this visit alone */ }
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(async () => {
      try {
        const call = await engine();
        waiting = false;
        // Only what hangs on the number that moved.
        const only = following().filter((id) => !data.findings[id].slow && (stale.has(id) || !answers[id]));
        check(call, only, false);
        const began = performance.now();
        apply(call("ask", { set: settings(), only, checks: hanging(judged).filter((id) => stale.has(id) || !answers[`check:${id}`]), bounds: false }));
        root.dataset.stepTook = (performance.now() - began).toFixed(1);
        clearTimeout(later);
        later = setTimeout(() => settle(call).catch(broken), 150);
      } catch (error) {
        waiting = false;
        broken(error);
      }
    });
  };
  const broken = (error) => { fault.textContent = `Python could not be run here, so the book’s numbers stand: ${error.message}.`; };
  const settings = () => Object.fromEntries(chosen);
  const hanging = (on) => [...new Set([...chosen.keys()].flatMap((id) => [...(on[id] ?? [])]))];
  const following = () => hanging(followers);

  // A figure that stores how its marks are computed is drawn again, as bars or as lines; the others keep the book's values and say so.
  const figures = [...document.querySelectorAll("article figure")].map((figure) => {
    const marks = data.figures[figure.id], note = make("p", { className: "what-if-note", hidden: true });
    const drawing = marks && document.createElementNS(SVG, "svg");
    drawing?.setAttribute("class", "what-if-bars what-if-away");
    drawing?.setAttribute("role", "img");
    const pictures = figure.querySelectorAll("svg, img");
    (pictures[0] ?? figure.firstChild)?.before(note, ...(drawing ? [drawing] : []));
    return { pictures, marks, drawing, note };
  });
  const drawFigures = () => {
    let again = 0;
    for (const { pictures, marks, drawing, note } of figures) {
      const placed = (marks ?? []).map((mark) => {
        const { value, texts } = data.findings[mark.finding], answer = answers[mark.finding];
        return { ...mark, book: value, now: answer?.refused === undefined ? answer?.rounded ?? value : null, words: textOf(answer, "") ?? texts[""], moved: Boolean(answer) && textOf(answer, "") !== texts[""] };
      });
      const follows = placed.some(({ moved }) => moved);
      note.hidden = !chosen.size;
      note.textContent = follows ? "Drawn by this page with your numbers; thin lines: the book’s values." : marks ? "None of this figure’s numbers move with what you changed." : "This figure shows the book’s values.";
      for (const picture of pictures) picture.classList.toggle("what-if-away", Boolean(follows));
      drawing?.classList.toggle("what-if-away", !follows);
      drawing?.replaceChildren();
      if (!follows) continue;
      drawing.setAttribute("aria-label", placed.map(({ label, part, x, words }) => joined(label, part, x === undefined ? "" : monthOf(x)) + ": " + words).join("; "));
      (placed[0].x === undefined ? drawBars : drawLines)(drawing, placed);
      again += 1;
    }
    return again;
  };
  const monthOf = (year) => new Date(Date.UTC(Math.floor(year), 0, 1 + 365.25 * (year % 1))).toLocaleDateString("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

  // One bar for each label, its parts end to end; a line stands where the book's bar ends.
  const drawBars = (svg, marks) => {
    const rows = [...grouped(marks)].map(([label, parts]) => ({
      label, parts, now: sum(parts.map((part) => part.now)), book: sum(parts.map((part) => part.book)),
      words: parts.map((part) => part.words).join(" + "),
    }));
    const width = Math.max(280, svg.clientWidth || 600), ends = rows.flatMap(({ now, book }) => [now, book]);
    const most = Math.max(0, ...ends), least = Math.min(0, ...ends), room = width - 8;
    const x = (value) => (value - least) / (most - least || 1) * room;
    // Where the longest line would not fit, the number stands below its label.
    const below = rows.some(({ label, words }) => 7 * (label.length + words.length + 2) > width) ? 16 : 0, high = 44 + below;
    const named = rows.map(({ parts }) => parts.map(({ part }) => part).filter(Boolean).join(" + ")).find((names) => names.includes("+"));
    const head = named ? 20 : 0;
    svg.setAttribute("viewBox", `0 0 ${width} ${head + rows.length * high}`);
    if (named) element("text", { class: "here", x: 0, y: 14 }, named, svg);
    rows.forEach(({ label, parts, book, words }, place) => {
      const y = head + place * high + below;
      element("text", { x: 0, y: y + 14 - below }, label, svg).append(element("tspan", { class: "here", ...below ? { x: 0, dy: below } : { dx: 8 } }, words, svg));
      let at = 0;
      parts.forEach(({ now, moved }, order) => {
        element("rect", { class: joined(moved ? "mine" : "same", order ? "second" : ""), x: Math.min(x(at), x(at + now)), y: y + 20, width: Math.max(1, Math.abs(x(at + now) - x(at))), height: 14 }, undefined, svg);
        at += now;
      });
      element("line", { class: "book", x1: x(book), x2: x(book), y1: y + 17, y2: y + 37 }, undefined, svg);
    });
  };
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
  const grouped = (marks) => {
    const found = new Map();
    for (const mark of marks) found.set(mark.label, [...found.get(mark.label) ?? [], mark]);
    return found;
  };

  // Lines over time, each step of the grid ten times the one below; the book's is dashed.
  const drawLines = (svg, marks) => {
    const width = Math.max(280, svg.clientWidth || 600), height = 300, left = 76, right = 60, foot = 30;
    const values = marks.flatMap(({ now, book }) => [now, book]).filter((one) => one > 0), years = marks.map((mark) => mark.x);
    const low = Math.floor(Math.log10(Math.min(...values))), high = Math.ceil(Math.log10(Math.max(...values))), first = Math.min(...years), last = Math.max(...years);
    const x = (year) => left + (width - left - right) * (year - first) / (last - first || 1);
    const y = (value) => height - foot - (height - foot - 14) * (Math.log10(value) - low) / (high - low || 1);
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    for (let power = low; power <= high; power++) {
      element("line", { class: "grid", x1: left, x2: width - right, y1: y(10 ** power), y2: y(10 ** power) }, undefined, svg);
      element("text", { x: left - 7, y: y(10 ** power) + 4, "text-anchor": "end" }, short(10 ** power), svg);
    }
    for (let year = Math.ceil(first); year <= last; year++) element("text", { x: x(year), y: height - 8, "text-anchor": "middle" }, String(year), svg);
    const taken = [];  // the side and height of each label: none stands on another
    for (const [label, line] of grouped(marks)) {
      for (const [kind, key] of [["dashes", "book"], ["line", "now"]]) {
        element("path", { class: kind, d: line.filter((mark) => mark[key] > 0).map((mark, place) => `${place ? "L" : "M"}${x(mark.x).toFixed(1)} ${y(mark[key]).toFixed(1)}`).join("") }, undefined, svg);
      }
      const end = line.at(-1), late = x(end.x) > width / 2;
      if (!(end.now > 0)) continue;
      let at = y(end.now) + (late ? -8 : 16);
      while (taken.some(([side, other]) => side === late && Math.abs(other - at) < 15)) at += late ? -15 : 15;
      taken.push([late, at]);
      element("text", { class: "here", x: x(end.x) + (late ? 0 : 6), y: at, "text-anchor": late ? "end" : "start" }, `${label}: ${short(end.now)}`, svg);
    }
  };

  // The sentences. What a slider does not wait for keeps its last text, faded, until the hand rests.
  const apply = (found) => {
    round += 1;
    const asked = new Set([...following(), ...hanging(judged).map((id) => `check:${id}`)]), before = answers;
    answers = {};
    for (const id of asked) {
      const was = before[id];
      if (found[id]) answers[id] = { ...found[id], texts: { ...was?.texts, ...found[id].texts }, late: Object.keys(was?.texts ?? data.findings[id]?.texts ?? {}).filter((form) => found[id].texts?.[form] === undefined) };
      else if (was) answers[id] = was;
      if (found[id]) stale.delete(id.replace("check:", ""));
    }
    for (const [id, spots] of Object.entries(places.finding)) {
      for (const spot of spots) {
        put(spot, textOf(answers[id], spot.form), { range: answers[id]?.range });
        spot.words.classList.toggle("waiting", asked.has(id) && answers[id]?.refused === undefined && (stale.has(id) || (answers[id]?.late ?? []).includes(spot.form)));
      }
    }
    for (const [id, spots] of Object.entries(places.input)) {
      for (const spot of spots) put(spot, spot.owners.map((name) => found[`input:${name}`]?.texts[id]?.[spot.form]).findLast((text) => text !== undefined), { own: true });
    }
    for (const [id, spots] of Object.entries(places.check)) {
      for (const spot of spots) put(spot, answers[`check:${id}`]?.texts[""]);
    }
    for (const show of shows) show();
    tell();
  };

  // Why a number that is computed on the way cannot be, by what the models say.
  const WHY = [
    [/does not fit|^gross|good_dies/, "no good die would come from a wafer"],
    [/^margin/, "each piece sold would save or bring nothing"],
    [/^years|no time is left/, "the time between the two would not be above nought"],
    [/divisor/, "something would be divided by nought"],
    [/flip point|no defect density/, "the number sought does not exist there"],
    [/exceeds/, "a part would exceed its whole"],
  ];
  const found = new Map();  // limits of a number, by the question that they answer
  const within = (id, [least, most]) => {
    const input = data.inputs[id], { words } = typeOf(input);
    const worded = (number) => input.kind === "date" || three(number) === number ? words(number) : `about ${words(three(number))}`;
    const low = least && (least[1] ? "at least " : "above ") + worded(least[0]), high = most && (most[1] ? "at most " : "below ") + worded(most[0]);
    return [low, high].filter(Boolean).join(" and ");
  };

  // What refused, in a reader's words: which number must lie where, each once.
  const refusalsOf = (call, all) => {
    const reasons = new Map();
    for (const [id, { refused }] of all) {
      const inputs = [...chosen.keys()].filter((name) => (data.findings[id] ?? { inputs: [] }).inputs.includes(name)), kind = refused.replace(/[\d.]+/g, "");
      const key = [kind, ...inputs].join(" ");
      if (reasons.has(key)) continue;
      const why = WHY.find(([pattern]) => pattern.test(refused))?.[1];
      const ends = inputs.map((input) => {
        const question = JSON.stringify({ set: settings(), finding: id, input });
        if (!found.has(question)) found.set(question, call("limits", JSON.parse(question)));
        return [input, found.get(question)];
      }).filter(([, ends]) => ends?.some(Boolean));
      const must = ends.map(([input, ends]) => `${data.inputs[input].label} must be ${within(input, ends)}`).join(", or ");
      reasons.set(key, (must || "What you changed does not go together") + (why ? `, else ${why}` : ""));
    }
    return [...new Set(reasons.values())];
  };

  // The bar, the refusals, the figures.
  const tell = (call) => {
    const spots = [...Object.values(places.finding), ...Object.values(places.check)].map((all) => all.filter((spot) => spot.mark)).filter((all) => all.length);
    const none = spots.filter(([spot]) => spot.words.classList.contains("gone")).length, moved = spots.length - none;
    const without = Object.entries(answers).filter(([, answer]) => answer?.refused !== undefined);
    // Where the bounds lie is sought when the hand rests.
    fault.textContent = !without.length ? "" : call ? refusalsOf(call, without).join("; ") + "." : "Some numbers have no value at this setting.";
    const again = drawFigures();
    bar.hidden = !chosen.size;
    const many = (count, word) => `${count} ${word}` + (count === 1 ? "" : "s");
    const mine = `You changed ${many(chosen.size, "number")}` + (call ? `; ${moved} on this page follow` + (moved === 1 ? "s" : "") + (none ? `, ${none} ha${none === 1 ? "s" : "ve"} no value` : "") + (again ? ", and " + many(again, "figure") + " follow" + (again === 1 ? "s" : "") : "") : "") + ".";
    const answer = answers[data.answer], book = data.findings[data.answer];
    const main = answer?.texts && answer.refused === undefined && book ? `Now ${answer.texts[""]}, in the book ${book.texts[""]}: ${book.gloss[0].toLowerCase() + book.gloss.slice(1)}.` : "";
    told.replaceChildren(...(answer ?? book ? [`${book.gloss}: `, make("b", { textContent: textOf(answer, "") ?? book.texts[""] }), answer?.range ? `, between ${answer.range.replace(" to ", " and ")}` : "", chosen.size && answer ? ` (book: ${book.texts[""]})` : ""] : []));
    said.replaceChildren(...(chosen.size ? [make("b", { textContent: mine }), main && ` ${main}`] : []));
  };

  // What costs more than a step of a slider, the curve and the bounds, comes when the hand rests, in small parts.
  let round = 0;
  const settle = async (call) => {
    const mine = round += 1, given = settings();
    draw(call);
    const due = following().filter((id) => stale.has(id) || answers[id]?.range === undefined && answers[id]?.refused === undefined);
    for (const id of due) {
      await new Promise((done) => { setTimeout(done); });
      if (mine !== round) return;
      check(call, [id], true);
      answers[id] = { range: "", ...call("ask", { set: given, only: [id], checks: [], bounds: true })[id] };
      stale.delete(id);
      for (const spot of places.finding[id] ?? []) {
        put(spot, textOf(answers[id], spot.form), { range: answers[id].range });
        spot.words.classList.remove("waiting");
      }
    }
    if (mine !== round) return;
    for (const show of shows) show();
    tell(call);
    await band(call, () => mine === round);
    if (mine === round) root.dataset.settled = location.search;
  };

  // A card tells the book's number; above it, what it is with the reader's.
  document.addEventListener("card", (event) => {
    const id = event.target.getAttribute("href").match(entry)?.[2], card = document.getElementById(`card-finding-${id}`);
    card?.querySelector(".what-if-card")?.remove();
    const answer = answers[id];
    if (!card || !chosen.size || !answer?.texts || answer.refused !== undefined) return;
    card.prepend(make("p", { className: "what-if-card", textContent: `With your numbers: ${answer.texts[""]}${answer.range ? ", between " + answer.range.replace(" to ", " and ") : ""}. Below: the book’s.` }));
  }, true);

  // ---- A curve: one number of the page along one input ----

  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "what-if-curve");
  svg.setAttribute("role", "img");
  const options = (select, ids, words) => select.append(...ids.map((id) => make("option", { value: id, textContent: words(id) })));
  const which = make("select", { ariaLabel: "Number that the curve shows" }), along = make("select", { ariaLabel: "Number along which it is drawn" });
  options(which, Object.keys(data.findings).filter((id) => !data.findings[id].drawn), (id) => data.findings[id].gloss);
  which.value = data.answer in data.findings ? data.answer : which.value;
  const here = make("div", { className: "what-if-claim" });  // the field of what the curve is drawn along
  const fillAlong = () => {
    const was = along.value, names = Object.keys(data.inputs).filter((id) => data.inputs[id].kind !== "date" && followers[id]?.has(which.value));
    along.replaceChildren();
    options(along, names, (id) => data.inputs[id].label);
    along.value = names.includes(last) ? last : names.includes(was) ? was : names.includes(data.along) ? data.along : names[0] ?? "";
    fieldOf(along.value);
  };
  const fieldOf = (id) => {
    shows.delete(here.lastElementChild?.show);
    here.replaceChildren(...(id ? [make("span", { className: "what-if-label", textContent: data.inputs[id].label }), control(id)] : []));
  };
  const told = make("p", { className: "what-if-answer" });
  top.append(make("p", { textContent: "What if? Set this number, or any of those in the table: the page computes the chapter anew." }), fault, here, told, svg,
    make("p", { className: "what-if-axes" }, make("label", {}, "The curve shows ", which), make("label", {}, " along ", along)));
  const redraw = () => engine().then(draw, () => {});
  which.addEventListener("change", () => { fillAlong(); redraw(); });
  along.addEventListener("change", () => { fieldOf(along.value); redraw(); });

  const element = (tag, attributes, text, into = svg) => {
    const one = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
    if (text !== undefined) one.textContent = text;
    into.append(one);
    return one;
  };
  const short = (number) => {
    const [size, name] = scaleOf(number);
    return joined(String(three(number / size)).replace(/^-?\d+(?=\d{3}$)/, "$&,"), name);  // a first formatter of the browser takes 40 ms
  };
  const ticks = (low, high) => {
    const rough = (high - low) / 4, power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough);
    const found = [];
    for (let tick = Math.ceil(low / step) * step; tick <= high * (1 + 1e-9); tick += step) found.push(tick);
    return found;
  };

  const bookCurves = {};
  const POINTS = 24, PLACES = 12;  // of a curve, and of its bounds
  let drawn = {}, banded = {};  // the curve that stands, and the bounds along one

  // The bounds along the curve, a place at a time; none where one of them takes too long to find.
  const band = async (call, current) => {
    const { key, finding, input, steps } = drawn;
    if (!finding || data.findings[finding].slow) return;
    const ends = [];
    for (let place = 0; place <= PLACES; place++) {
      await new Promise((done) => { setTimeout(done); });
      if (!current()) return;
      const at = steps[Math.round(place * (steps.length - 1) / PLACES)];
      const [found] = call("curve", { set: settings(), finding, input, along: [at], bounds: true });
      if (!found) return;
      ends.push([at, ...found]);
    }
    if (ends.every(([, low, high]) => low === high)) return;
    banded = { key: [key, location.search].join(" "), ends };
    draw(call);
  };
  const draw = (call) => {
    if (last && last !== along.value && !here.contains(document.activeElement) && [...along.options].some(({ value }) => value === last)) {
      along.value = last;
      fieldOf(last);
    }
    const finding = which.value, input = along.value;
    svg.replaceChildren();
    if (!finding || !input) return;
    const { from, to, value, label, unit_words: unit } = data.inputs[input];
    const now = nowOf(input), low = Math.min(from, now), high = Math.max(to, now);
    const steps = Array.from({ length: POINTS + 1 }, (_, step) => low + (high - low) * step / POINTS);
    const key = [finding, input, low, high].join(" ");
    const line = (given) => call("curve", { set: given, finding, input, along: steps, bounds: false });
    const book = bookCurves[key] ??= line({}), mine = chosen.size ? line(settings()) : book;
    const edges = banded.key === [key, location.search].join(" ") ? banded.ends : [];
    const known = [...book, ...mine, ...edges.flatMap(([, low, high]) => [low, high])].filter((one) => one !== null && Number.isFinite(one));
    if (!known.length) return;
    const width = Math.max(280, svg.clientWidth || 640), height = 300, left = 76, right = 14, foot = 48;
    const legend = [chosen.size && "dashed and hollow: the book", edges.length && "shaded: what all other doubts allow"].filter(Boolean), top = 14 + 16 * legend.length;
    const bottom = Math.min(0, ...known), most = Math.max(...known) * 1.05 || 1;
    const x = (one) => left + (width - left - right) * (one - low) / (high - low || 1);
    const y = (one) => height - foot - (height - foot - top) * (one - bottom) / (most - bottom || 1);
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const gloss = data.findings[finding].gloss, unitOf = data.findings[finding].unit_words;
    element("title", {}, `${gloss}, along: ${label}`);
    element("desc", {}, `It goes from ${short(mine.find((one) => one !== null) ?? NaN)} to ${short(mine.findLast((one) => one !== null) ?? NaN)} ${unitOf}.`);
    for (const tick of ticks(bottom, most)) {
      element("line", { class: "grid", x1: left, x2: width - right, y1: y(tick), y2: y(tick) });
      element("text", { x: left - 7, y: y(tick) + 4, "text-anchor": "end" }, short(tick));
    }
    for (const tick of ticks(low, high)) element("text", { x: x(tick), y: height - foot + 17, "text-anchor": "middle" }, short(tick));
    element("text", { class: "axis", x: (left + width - right) / 2, y: height - 8, "text-anchor": "middle" }, joined(label.length > width / 8 ? label.slice(0, width / 8) + "…" : label, unit && `[${unit}]`));
    if (unitOf && unitOf !== "×") element("text", { class: "axis", x: 13, y: (top + height - foot) / 2, "text-anchor": "middle", transform: `rotate(-90 13 ${(top + height - foot) / 2})` }, unitOf);
    const path = (values) => {
      let pen = "M";
      return values.map((one, step) => {
        if (one === null || !Number.isFinite(one)) { pen = "M"; return ""; }
        const part = `${pen}${x(steps[step]).toFixed(1)} ${y(one).toFixed(1)}`;
        pen = "L";
        return part;
      }).join("");
    };
    if (edges.length) {
      const side = (end) => edges.map((edge) => `${x(edge[0]).toFixed(1)} ${y(edge[end]).toFixed(1)}`);
      element("path", { class: "band", d: `M${[...side(1), ...side(2).reverse()].join("L")}Z` });
    }
    drawn = { key, finding, input, steps };
    if (chosen.size) element("path", { class: "book", d: path(book) });
    legend.forEach((words, row) => element("text", { class: "soft", x: width - right, y: 12 + 16 * row, "text-anchor": "end" }, words));
    element("path", { class: "line", d: path(mine) });
    const { digits } = data.findings[finding], precise = (number) => Number(number.toPrecision(digits));
    const worded = (number) => ["USD", "CNY", "HKD"].includes(unitOf) ? joined(unitOf, short(precise(number))) : joined(short(precise(number)), unitOf);
    const was = chosen.size ? call("curve", { set: {}, finding, input, along: [value], bounds: false })[0] : null;
    if (was !== null && Number.isFinite(was)) element("circle", { class: "was", cx: x(value), cy: y(was), r: 5 });
    const place = call("curve", { set: settings(), finding, input, along: [now], bounds: false })[0];
    if (place !== null && Number.isFinite(place)) {
      element("circle", { class: "dot", cx: x(now), cy: y(place), r: 6 });
      const late = x(now) > width - 150;
      element("text", { class: "here", x: x(now) + (late ? -10 : 10), y: y(place) - 9, "text-anchor": late ? "end" : "start" }, worded(place));
    }
  };

  // ---- Beginning ----

  const frame = table.closest(".tw") ?? table;
  frame.before(top);
  frame.after(root);
  document.body.append(bar);
  fillAlong();
  for (const [id, text] of new URLSearchParams(location.search)) {
    const input = data.inputs[id], value = input?.kind === "date" ? Date.parse(text) / DAY : Number(text);
    if (input && text && Number.isFinite(value) && value !== input.value) {
      chosen.set(id, value);
      unfold[input.place]?.();
    }
  }
  document.documentElement.classList.add("asked");
  if (chosen.size) {
    changed();
    // An address that was sent leads to what it sets; one that comes again, by reload or the way back, stays where its reader was.
    if (!location.hash && performance.getEntriesByType("navigation")[0]?.type === "navigate") top.scrollIntoView();
  }
  else engine().then((call) => { draw(call); return band(call, () => !chosen.size); }).catch(broken);
  new ResizeObserver(() => { if (coming) redraw(); }).observe(svg);
})();

// A chapter that is asked "what if": fields for its numbers, the report's own Python, and every sentence that follows.
// No template string stands in another: the minifier would take its spaces. `report.js` fetches this, with the page's data and its style sheet, at the first touch. Without it the printed numbers stand.
(() => {
  const { src } = document.currentScript;
  const data = window.reportPanel;
  const table = document.querySelector("[data-what-if]");
  if (!data || !table) return;
  const SVG = Object.assign(document.createElement("div"), { innerHTML: "<svg></svg>" }).firstChild.namespaceURI;
  const chosen = new Map();  // what the reader set, by id
  const controls = new Map();
  const plain = (text) => text.replace(/\u00a0/g, " ").replace(/\s+/g, " ").trim();
  const joined = (...words) => words.filter(Boolean).join(" ");
  const three = (number) => Number(number.toPrecision(3));

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // ---- The engine: loaded once, text alone crosses its bridge ----

  const script = (name) => new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement("script"), {
      src: new URL(name, src), async: false, onload: done, onerror: () => failed(new Error(`${name} could not be loaded`)),
    }));
  });

  let coming = null;
  const engine = () => {
    coming ??= (async () => {
      const began = performance.now();
      await Promise.all([script("engine.js"), script("python.js")]);
      const python = await window.loadMicroPython({ heapsize: 16 * 1024 * 1024, linebuffer: true });
      for (const [name, text] of Object.entries(window.reportPython)) {
        const path = `/lib/chipledger/${name}`;
        python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
        python.FS.writeFile(path, text);
      }
      python.runPython("import sys\nsys.path.insert(0, '/lib')\nfrom chipledger.publish.site.panel import asked");
      const asked = python.globals.get("asked");
      asked.start(JSON.stringify(data));
      const call = (name, question) => JSON.parse(asked[name](JSON.stringify(question)));
      root.dataset.whatIfReady = Math.round(performance.now() - began);
      return call;
    })();
    return coming;
  };

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

  const OF_INPUTS = ["assumption", "claim", "usual", "low", "high"];
  const followers = {}, judged = {};  // ids of findings, and of checks, by the input that they hang on
  for (const [id, { sides }] of Object.entries(data.checks)) {
    for (const [kind, name] of sides.flatMap(([steps]) => steps)) if (OF_INPUTS.includes(kind)) (judged[name] ??= new Set()).add(id);
  }
  for (const [id, { steps }] of Object.entries(data.findings)) {
    for (const [kind, name] of steps) if (OF_INPUTS.includes(kind)) (followers[name] ??= new Set()).add(id);
  }

  // ---- The numbers in the sentences ----

  const entry = /#(finding|assumption|claim|check)-([\w-]+)$/;
  const places = { finding: {}, input: {}, check: {} };
  for (const link of document.querySelectorAll("article a[href]")) {
    const [, sort, id] = link.getAttribute("href").match(entry) ?? [];
    const kind = sort in places ? sort : "input";
    const known = { finding: data.findings, check: data.checks, input: data.inputs }[kind][id];
    const words = link.querySelector(".finding, .assumption, .claim, .check");
    if (!known || !words) continue;
    const bare = words.cloneNode(true);
    for (const mark of bare.querySelectorAll("sup")) mark.remove();
    const text = plain(bare.textContent);
    const form = Object.keys(known.texts).find((name) => known.texts[name] === text);
    if (form === undefined) continue;
    (places[kind][id] ??= []).push({ link, words, form, text, nodes: [...words.childNodes], mark: null });
  }

  const put = (place, text, range) => {
    place.mark?.remove();
    place.mark = null;
    const moved = text !== undefined && text !== place.text;
    place.words.classList.toggle("moved", moved);
    place.link.removeAttribute("title");
    if (!moved) return place.words.replaceChildren(...place.nodes);
    place.words.textContent = place.words.classList.contains("short") && text.length <= 18 ? text.replaceAll(" ", "\u00a0") : text;
    place.mark = make("span", { className: "book-value", textContent: `book: ${place.text}` });
    place.link.after(place.mark);
    if (range) place.link.title = `With your numbers between ${range.replace(" to ", " and ")}`;
  };

  // ---- Fields ----

  const SCALES = [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]];
  const scaleOf = (value) => SCALES.find(([size]) => Math.abs(value) >= size) ?? [1, ""];

  const control = (id) => {
    const input = data.inputs[id], [size, name] = scaleOf(input.value);
    const unit = joined(name, input.unit_words);
    const slide = make("input", { type: "range", min: input.from / size, max: input.to / size, step: "any", ariaLabel: `${input.label}, slider` });
    const field = make("input", { type: "number", step: "any", ariaLabel: unit ? `${input.label}, in ${unit}` : input.label });
    const book = make("span", { className: "what-if-book", textContent: `book: ${input.shown}` });
    const track = make("span", { className: "what-if-track" }, slide);
    const part = make("div", { className: "what-if-field" }, track, make("span", { className: "what-if-entry" }, field, make("span", { className: "what-if-unit", textContent: unit })), book);
    const flip = data.flips[id];
    if (flip) {
      const finding = data.findings[flip], mark = make("span", { className: "what-if-flip" });
      track.append(mark);
      part.append(make("span", { className: "what-if-flip-words", textContent: `▲ ${finding.gloss}: ` + finding.texts[""] }));
      const at = (finding.value - input.from) / (input.to - input.from);
      if (at >= 0 && at <= 1) mark.style.left = `${100 * at}%`;
      else mark.hidden = true;
    }
    const show = () => {
      const now = chosen.get(id) ?? input.value;
      if (document.activeElement !== field) field.value = Number((now / size).toPrecision(12));
      slide.value = now / size;
      slide.setAttribute("aria-valuetext", joined(String(Number((now / size).toPrecision(6))), unit));
      part.classList.toggle("changed", chosen.has(id));
    };
    slide.addEventListener("input", () => set(id, three(slide.valueAsNumber) * size));
    field.addEventListener("input", () => { if (!Number.isNaN(field.valueAsNumber)) set(id, field.valueAsNumber * size); });
    field.addEventListener("blur", show);
    for (const element of [slide, field]) element.addEventListener("focus", () => engine().catch(() => {}), { once: true });
    controls.set(id, show);
    show();
    return part;
  };

  const labelled = (id) => make("div", { className: "what-if-claim" }, make("span", { className: "what-if-label", textContent: data.inputs[id].label }), control(id));

  const idsOf = (place) => Object.keys(data.inputs).filter((id) => data.inputs[id].place === place);
  const root = make("section", { className: "what-if-panel", ariaLabel: "What if" });
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
  const decisive = [...idsOf("table").filter((id) => !inTable.has(id)), ...idsOf("decisive")], others = idsOf("other");
  root.append(make("p", { textContent: "Set a number above or here: the chapter’s own arithmetic runs in this page, and the sentences, boxes and tables follow. Nothing is sent anywhere." }), fault);
  const left = Object.values(data.left_out);
  if (left.length) root.append(make("p", { className: "what-if-left", textContent: `These numbers stay as the book has them: ${[...new Set(left)].map((why) => why + " (" + left.filter((one) => one === why).length + ")").join(", ")}.` }));
  if (decisive.length) root.append(make("h3", { textContent: "Claims that the answer hangs on" }), ...decisive.map(labelled));
  if (others.length) {
    const fold = make("details", {}, make("summary", { textContent: `Other claims from which numbers on this page follow (${others.length})` }));
    const fill = () => { if (fold.childElementCount === 1) fold.append(...others.map(labelled)); };
    fold.addEventListener("toggle", fill);
    root.append(fold);
    root.openAll = () => { fill(); fold.open = true; };
  }

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

  const set = (id, value) => {
    if (value === data.inputs[id].value) chosen.delete(id);
    else chosen.set(id, value);
    last = id;
    changed();
  };
  const reset = () => {
    chosen.clear();
    changed();
    table.scrollIntoView({ block: "nearest" });
  };

  let waiting = false, later = 0, last = null;
  const changed = () => {
    for (const show of controls.values()) show();
    const query = new URLSearchParams([...chosen].map(([id, value]) => [id, String(value)])).toString();
    try { history.replaceState(history.state, "", location.pathname + (query && `?${query}`) + location.hash); } catch { /* a browser that refuses keeps the numbers for this visit alone */ }
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(async () => {
      try {
        const call = await engine();
        waiting = false;
        const quick = following().filter((id) => !data.findings[id].slow);
        check(call, quick, false);
        const began = performance.now();
        apply(call("ask", { set: settings(), only: quick, checks: hanging(judged), bounds: false }));
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

  // A figure whose rows are entries is drawn again as bars; the others keep the book's values and say so.
  const figures = [...document.querySelectorAll("article figure")].map((figure) => {
    const rows = data.figures[figure.id], note = make("p", { className: "what-if-note", hidden: true });
    const bars = rows && document.createElementNS(SVG, "svg");
    bars?.setAttribute("class", "what-if-bars");
    bars?.setAttribute("role", "img");
    const pictures = figure.querySelectorAll("svg, img");
    (pictures[0] ?? figure.firstChild)?.before(note, ...(bars ? [bars] : []));
    return { pictures, rows, bars, note };
  });
  const drawFigures = () => {
    for (const { pictures, rows, bars, note } of figures) {
      const follows = rows?.some(([, id]) => answers[id] || chosen.has(id));
      note.hidden = !chosen.size;
      note.textContent = follows ? "Drawn by this page with your numbers; each line is the book’s value." : rows ? "None of this figure’s numbers follow from what you changed." : "This figure shows the book’s values.";
      for (const picture of pictures) picture.classList.toggle("what-if-away", Boolean(follows));
      bars?.replaceChildren();
      if (!follows) continue;
      const width = Math.max(280, bars.clientWidth || 600), high = 44, now = rows.map(([, id, value]) => answers[id]?.rounded ?? chosen.get(id) ?? value);
      const most = Math.max(...now, ...rows.map(([, , value]) => value)), x = (value) => Math.max(0, value) / most * (width - 120);
      bars.setAttribute("viewBox", `0 0 ${width} ${rows.length * high}`);
      bars.setAttribute("aria-label", rows.map(([label, id, , text]) => `${label}: ${answers[id]?.texts?.[""] ?? text}`).join("; "));
      rows.forEach(([label, id, value, text], place) => {
        const top = place * high;
        const part = (tag, attributes, words) => element(tag, attributes, words, bars);
        const words = textOf(answers[id], "") ?? text;
        part("text", { x: 0, y: top + 14 }, label);
        part("rect", { class: answers[id] ? "mine" : "same", x: 0, y: top + 20, width: Math.max(1, x(now[place])), height: 14 });
        part("line", { class: "book", x1: x(value), x2: x(value), y1: top + 17, y2: top + 37 });
        part("text", { class: "here", x: Math.max(x(now[place]), x(value)) + 6, y: top + 32 }, words);
      });
    }
  };

  let answers = {};
  const textOf = (answer, form) => answer?.refused === undefined ? answer?.texts[form] : "no value";

  // The sentences. What a slider does not wait for keeps its last text, faded, until the hand rests.
  const apply = (found) => {
    round += 1;
    const before = answers;
    answers = { ...found };
    for (const id of following()) {
      if (!found[id] && !before[id]) continue;
      answers[id] = found[id] === undefined ? before[id] : { ...found[id], texts: { ...before[id]?.texts, ...found[id].texts } };
    }
    const asked = new Set(following());
    for (const [id, spots] of Object.entries(places.finding)) {
      for (const spot of spots) {
        put(spot, textOf(answers[id], spot.form));
        spot.words.classList.toggle("waiting", asked.has(id) && textOf(found[id], spot.form) === undefined);
      }
    }
    for (const [id, spots] of Object.entries(places.input)) {
      for (const spot of spots) put(spot, found[`input:${id}`]?.texts[spot.form]);
    }
    for (const [id, spots] of Object.entries(places.check)) {
      for (const spot of spots) put(spot, found[`check:${id}`]?.texts[""]);
    }
    tell();
  };

  // The bar, the refusals, the figures.
  const tell = () => {
    const moved = Object.values(places.finding).filter((spots) => spots.some((spot) => spot.mark)).length;
    const refusals = [...new Set(Object.values(answers).map((answer) => answer?.refused).filter(Boolean))];
    fault.textContent = refusals.map((words) => words[0].toUpperCase() + words.slice(1)).join(" · ");
    drawFigures();
    bar.hidden = !chosen.size;
    const mine = `You changed ${chosen.size} number${chosen.size > 1 ? "s" : ""}; ${moved} on this page follow${moved === 1 ? "s" : ""}.`;
    const answer = answers[data.answer], book = data.findings[data.answer];
    const main = answer?.texts && book ? ` ${book.gloss}: ${answer.texts[""]} (book: ${book.texts[""]}).` : "";
    said.textContent = chosen.size ? mine + (refusals.length ? ` ${fault.textContent}` : main) : "";
  };

  // What costs more than a step of a slider, the curve and the bounds, comes when the hand rests, in small parts.
  let round = 0;
  const settle = async (call) => {
    const mine = round += 1, given = settings();
    draw(call);
    for (const id of following()) {
      await new Promise((done) => { setTimeout(done); });
      if (mine !== round) return;
      check(call, [id], true);
      answers[id] = call("ask", { set: given, only: [id], checks: [], bounds: true })[id];
      for (const spot of places.finding[id] ?? []) {
        put(spot, textOf(answers[id], spot.form), answers[id].range);
        spot.words.classList.remove("waiting");
      }
    }
    if (mine !== round) return;
    tell();
    root.dataset.settled = location.search;
  };

  // A card tells the book's number; above it, what it is with the reader's.
  document.addEventListener("card", (event) => {
    const id = event.target.getAttribute("href").match(entry)?.[2], card = document.getElementById(`card-finding-${id}`);
    card?.querySelector(".what-if-card")?.remove();
    const answer = answers[id];
    if (!card || !chosen.size || !answer?.texts) return;
    card.prepend(make("p", { className: "what-if-card", textContent: `With your numbers: ${answer.texts[""]}${answer.range ? ", between " + answer.range.replace(" to ", " and ") : ""}. Below: the book’s.` }));
  }, true);

  // ---- A curve: one number of the page along one input ----

  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "what-if-curve");
  svg.setAttribute("role", "img");
  const options = (select, ids, words) => select.append(...ids.map((id) => make("option", { value: id, textContent: words(id) })));
  const which = make("select", { ariaLabel: "Number that the curve shows" }), along = make("select", { ariaLabel: "Number along which it is drawn" });
  options(which, Object.keys(data.findings), (id) => data.findings[id].gloss);
  which.value = data.answer in data.findings ? data.answer : which.value;
  const fillAlong = () => {
    const was = along.value, names = Object.keys(data.inputs).filter((id) => followers[id]?.has(which.value));
    along.replaceChildren();
    options(along, names, (id) => data.inputs[id].label);
    along.value = names.includes(last) ? last : names.includes(was) ? was : names.includes(data.along) ? data.along : names[0] ?? "";
  };
  root.append(make("h3", { textContent: "How one number moves with another" }), make("p", { className: "what-if-axes" }, make("label", {}, "Show ", which), make("label", {}, " along ", along)), svg);
  const redraw = () => engine().then(draw, () => {});
  which.addEventListener("change", () => { fillAlong(); redraw(); });
  along.addEventListener("change", redraw);

  const element = (tag, attributes, text, into = svg) => {
    const one = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
    if (text !== undefined) one.textContent = text;
    into.append(one);
    return one;
  };
  const short = (number) => {
    const [size, name] = scaleOf(number);
    return joined(three(number / size).toLocaleString("en"), name);
  };
  const ticks = (low, high) => {
    const rough = (high - low) / 4, power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough);
    const found = [];
    for (let tick = Math.ceil(low / step) * step; tick <= high * (1 + 1e-9); tick += step) found.push(tick);
    return found;
  };

  const bookCurves = {};
  const draw = (call) => {
    if (last && followers[last]?.has(which.value)) along.value = last;
    const finding = which.value, input = along.value;
    svg.replaceChildren();
    if (!finding || !input) return;
    const { from, to, value, label, unit_words: unit } = data.inputs[input];
    const now = chosen.get(input) ?? value, low = Math.min(from, now), high = Math.max(to, now);
    const steps = Array.from({ length: 41 }, (_, step) => low + (high - low) * step / 40);
    const key = [finding, input, low, high].join(" ");
    const line = (given) => call("curve", { set: given, finding, input, along: steps });
    const book = bookCurves[key] ??= line({}), mine = chosen.size ? line(settings()) : book;
    const known = [...book, ...mine].filter((one) => one !== null && Number.isFinite(one));
    if (!known.length) return;
    const width = Math.max(280, svg.clientWidth || 640), height = 300, left = 76, right = 14, top = 14, foot = 48;
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
    if (unitOf) element("text", { class: "axis", x: 13, y: (top + height - foot) / 2, "text-anchor": "middle", transform: `rotate(-90 13 ${(top + height - foot) / 2})` }, unitOf);
    const path = (values) => {
      let pen = "M";
      return values.map((one, step) => {
        if (one === null || !Number.isFinite(one)) { pen = "M"; return ""; }
        const part = `${pen}${x(steps[step]).toFixed(1)} ${y(one).toFixed(1)}`;
        pen = "L";
        return part;
      }).join("");
    };
    if (chosen.size) {
      element("path", { class: "book", d: path(book) });
      element("text", { class: "soft", x: width - right, y: top + 12, "text-anchor": "end" }, "dashed and hollow: the book");
    }
    element("path", { class: "line", d: path(mine) });
    const worded = (number) => ["USD", "CNY", "HKD"].includes(unitOf) ? joined(unitOf, short(number)) : joined(short(number), unitOf);
    const was = chosen.size ? call("curve", { set: {}, finding, input, along: [value] })[0] : null;
    if (was !== null && Number.isFinite(was)) element("circle", { class: "was", cx: x(value), cy: y(was), r: 5 });
    const place = call("curve", { set: settings(), finding, input, along: [now] })[0];
    if (place !== null && Number.isFinite(place)) {
      element("circle", { class: "dot", cx: x(now), cy: y(place), r: 6 });
      const late = x(now) > width - 150;
      element("text", { class: "here", x: x(now) + (late ? -10 : 10), y: Math.max(top + 10, y(place) - 9), "text-anchor": late ? "end" : "start" }, worded(place));
    }
  };

  // ---- Beginning ----

  (table.closest(".tw") ?? table).after(root);
  document.body.append(bar);
  fillAlong();
  for (const [id, text] of new URLSearchParams(location.search)) {
    const value = Number(text);
    if (data.inputs[id] && text && Number.isFinite(value) && value !== data.inputs[id].value) {
      chosen.set(id, value);
      if (data.inputs[id].place === "other") root.openAll?.();
    }
  }
  document.documentElement.classList.add("asked");
  if (chosen.size) changed();
  else engine().then(draw).catch(broken);
  new ResizeObserver(() => { if (coming) redraw(); }).observe(svg);
})();

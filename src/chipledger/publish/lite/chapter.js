// The form of the page: hands the cells to the worker and sets what comes back beside them.
const at = (id) => document.getElementById(id);
const cells = [...document.querySelectorAll(".cell")];
const START = at("run").textContent;
let worker = null;
let running = false;
let ended = 0;

function say(text) { at("state").textContent = text; }

function end(text) {
  running = false;
  at("run").textContent = START;
  say(text);
  ended += 1;
  at("state").dataset.ended = ended;
}

function add(parent, tag, name, text) {
  const child = document.createElement(tag);
  child.className = name;
  child.textContent = text;
  parent.append(child);
}

function show({ number, html, error, same }) {
  const output = cells[number].querySelector(".output");
  output.innerHTML = html;
  if (error) add(output, "pre", "failed", error);
  else if (!same) add(output, "p", "differs", "Differs from what is stored.");
  else if (html) add(output, "p", "same", "As stored.");
}

// What moved, as the receipt names it, and the numbers of the prose that it stands for.
function mark(moved) {
  for (const [id, now, before] of moved) {
    for (const number of document.querySelectorAll(`[data-finding="${id}"]`)) {
      number.classList.add("moved");
      add(number, "ins", "", ` (now ${now})`);
    }
    add(at("moved"), "li", "", `${id}: ${now} (committed: ${before})`);
  }
}

function hear({ data }) {
  if (data.state === "loaded") {
    at("state").dataset.loaded = "";
    return say("Running …");
  }
  if (data.state === "failed") return end(`The chapter could not be run: ${data.why}`);
  if (data.state === "ended") {
    const failed = window.ran.cells.find((cell) => cell.error);
    if (failed) return end(`Cell ${failed.number + 1} failed; the cells after it did not run.`);
    const { moved } = window.ran;
    if (!moved) return end("All cells ran.");
    mark(moved);
    return end(
      moved.length
        ? `All cells ran; ${moved.length} ${moved.length === 1 ? "finding" : "findings"} moved:`
        : "All cells ran, and every finding equals its committed value.",
    );
  }
  show(data);
  window.ran.cells.push(data);
  if (data.ended) window.ran.moved = data.moved;
  say(`Running: cell ${data.number + 1} of ${cells.length} is done.`);
}

function run() {
  if (running) {
    worker.terminate();
    worker = null;
    return end("Stopped.");
  }
  if (!worker) {
    worker = new Worker("kernel.js", { type: "module" });
    worker.onmessage = hear;
    worker.onerror = () => end("Python could not be loaded: serve this folder over http.");
    say("Loading Python …");
  } else say("Running …");
  running = true;
  at("run").textContent = "Stop";
  at("moved").replaceChildren();
  for (const cell of cells) {
    cell.querySelector(".output").replaceChildren();
  }
  for (const number of document.querySelectorAll(".moved")) {
    number.classList.remove("moved");
    number.querySelector("ins").remove();
  }
  window.ran = { cells: [], moved: null }; // what a test reads
  const sources = cells.map((cell) => cell.querySelector("textarea").value);
  worker.postMessage({ name: document.querySelector("main").dataset.chapter, cells: sources });
}

at("run").addEventListener("click", run);
for (const cell of cells) {
  const area = cell.querySelector("textarea");
  area.addEventListener("input", () => { area.rows = area.value.split("\n").length; });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey && !running) run();
  });
}

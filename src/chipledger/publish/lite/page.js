// The form of the page: hands the text to the worker and shows the page that comes back.
const at = (id) => document.getElementById(id);
const worker = new Worker("worker.js", { type: "module" });
let asked = 0;

function say(text) { at("state").textContent = text; }

worker.onmessage = ({ data }) => {
  if (data.number !== asked) return;
  document.querySelector("button").disabled = false;
  at("state").dataset.answered = data.number;
  if (data.error) return say(data.error);
  say(data.summary);
  at("result").srcdoc = data.html;
  at("result").hidden = false;
  URL.revokeObjectURL(at("save").href);
  at("save").href = URL.createObjectURL(new Blob([data.html], { type: "text/html" }));
  at("save").hidden = false;
  window.checked = data; // what a test reads
};
worker.onerror = () => say("The checker could not be loaded: serve this folder over http.");

document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  document.querySelector("button").disabled = true;
  say("Checking …");
  asked += 1;
  worker.postMessage({ number: asked, text: at("text").value, published: at("published").value });
});

async function take(file) {
  if (!file) return;
  try {
    at("text").value = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    say(file.name);
  } catch {
    say(`${file.name} is not UTF-8: save it as UTF-8 first.`);
  }
}
at("file").addEventListener("change", () => take(at("file").files[0]));
for (const kind of ["dragover", "dragleave", "drop"]) {
  at("text").addEventListener(kind, (event) => {
    event.preventDefault();
    at("text").classList.toggle("over", kind === "dragover");
    if (kind === "drop") {
      const text = event.dataTransfer.getData("text");
      if (text) at("text").value = text;
      else take(event.dataTransfer.files[0]);
    }
  });
}

// Runs the package's own check under Pyodide; everything comes from this folder.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const START = `
import json, sys
sys.path.insert(0, "/app")
from chipledger.checking import check_text, read_book
from chipledger.checking.page import page, row_of, summary
from chipledger.scan import day_of_print
book = read_book("/app/data/clean")
check_text("The Nvidia H200 has 141 GB; 沐曦2024年营收7亿元。", book)  # compiles the patterns

def check(text, published):
    marks = check_text(text, book, "", day_of_print(published) if published else None)
    rows = [row_of(number, mark, book) for number, mark in enumerate(marks, 1)]
    made = page("Your text", text, marks, book)
    return json.dumps({"summary": summary(marks) + ".", "html": made, "rows": rows})
`;

async function start() {
  const [python, app] = await Promise.all([
    loadPyodide({ indexURL: new URL("pyodide/", self.location.href).href }),
    fetch("app.zip").then((answer) => answer.arrayBuffer()),
  ]);
  python.unpackArchive(app, "zip", { extractDir: "/app" });
  python.runPython(START);
  return python.globals.get("check");
}
const ready = start();

self.onmessage = async ({ data }) => {
  try {
    const check = await ready;
    self.postMessage({ number: data.number, ...JSON.parse(check(data.text, data.published)) });
  } catch (error) {
    const why = String(error.message || error).trim().split("\n").pop();
    self.postMessage({ number: data.number, error: `The text could not be checked: ${why}` });
  }
};

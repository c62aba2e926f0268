// Runs the package's own check under Pyodide; everything comes from this folder.
import { loadPyodide } from "./pyodide/pyodide.mjs";

async function start() {
  const [python, app] = await Promise.all([
    loadPyodide({ indexURL: new URL("pyodide/", self.location.href).href }),
    fetch("app.zip").then((answer) => answer.arrayBuffer()),
  ]);
  python.unpackArchive(app, "zip", { extractDir: "/app" });
  python.runPython("import sys; sys.path.insert(0, '/app')");
  return python.pyimport("checker").check;
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

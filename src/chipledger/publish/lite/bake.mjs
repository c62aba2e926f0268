// Compiles what the page of checks runs, by the Python that runs there: modules and patterns of the
// app, and of Python's library what they load. It goes the way of the page, so that all is loaded
// that is loaded there.
// node bake.mjs FOLDER_OF_PYODIDE FOLDER, which has app.zip and gets app/ and library/
import { mkdirSync, readFileSync } from "node:fs";

process.on("uncaughtException", (fault) => { // Node would quote the line of Pyodide too
  process.stderr.write(String(fault.message || fault), () => process.exit(1));
});
const [, , pyodide, folder] = process.argv;
const { loadPyodide } = await import(`${pyodide}/pyodide.mjs`);
const env = { HOME: "/home/pyodide", PYTHONHASHSEED: "0" }; // the same bytes each time
const python = await loadPyodide({ indexURL: `${pyodide}/`, env });
for (const name of ["app", "library"]) {
  mkdirSync(`${folder}/${name}`);
  python.FS.mkdir(`/${name}`);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: `${folder}/${name}` }, `/${name}`);
}
const app = new Uint8Array(readFileSync(`${folder}/app.zip`));
python.unpackArchive(app, "zip", { extractDir: "/app" });
try { python.runPython("1 / 0"); } catch { /* what tells of a fault is loaded too */ }
python.runPython(`
import csv, py_compile, sys, zipfile
from pathlib import Path

def compiled(source, target, name):
    unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(source, target, name, doraise=True, invalidation_mode=unchecked)

for path in sorted(Path("/app").rglob("*.py")):
    compiled(path, path.with_suffix(".pyc"), str(path))
    path.unlink()
sys.path.insert(0, "/app")
sys.dont_write_bytecode = False
import checker
from chipledger import patterns
from chipledger.scan import find_figures

with open("/app/data/clean/claims.csv", encoding="utf-8", newline="") as table:
    claims = list(csv.DictReader(table))[::8]  # any texts would do that want most patterns
for column in "gloss", "literal":
    words = [f"{claim[column]}." for claim in claims]
    for text in [*words, " ".join(words), "\\n".join(words)]:
        checker.check(text, "2026-01-31" if len(text) % 2 else "")
for name in sorted(checker.BOOK.spelt):
    checker.check(f"{name}: 7%", "")
find_figures("7%")  # without names
patterns.keep()

whole = "/lib/python313.zip"
for module in list(sys.modules.values()):
    place = getattr(module, "__file__", None) or ""
    if place.startswith(f"{whole}/"):
        inner, source = place.removeprefix(f"{whole}/"), Path("/tmp/source.py")
        source.write_bytes(zipfile.ZipFile(whole).read(inner))
        target = (Path("/library") / inner).with_suffix(".pyc")
        target.parent.mkdir(parents=True, exist_ok=True)
        compiled(source, target, place)
`);

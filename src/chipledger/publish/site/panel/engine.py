"""What the page runs: MicroPython as one plain script, and the report's Python files as text.

Judgements:

- The engine is a module beside a binary; a page that was opened from a folder can load neither, so
  it becomes one classic script that holds the binary as text.
- The binary goes out compressed, since as text no host can compress it well.
- The Python files go out as they are but for their docstrings, which are half of them: one
  implementation for kernel, build and page.
"""

import ast
import gzip
import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import chipledger
from chipledger.errors import BuildError
from chipledger.files import write_atomically

VENDORED = Path(__file__).parent / "micropython"
PACKAGE = Path(chipledger.__file__).parent
# What makes a classic script of the module, each with how often it must be found.
REPLACED = (
    ("import.meta.url", "document.baseURI", 4),
    ("export default _createMicroPythonModule;", "", 1),
    ("export async function loadMicroPython", "async function loadMicroPython", 1),
    ("var wasmBinary,out=", "var wasmBinary=window.reportWasm,out=", 1),
)
HEAP = 16 * 1024 * 1024  # [byte]
# Browsers of before 2025 decode the text letter by letter.
START = """window.reportMicroPython=(async()=>{{
const text="{binary}";
const bytes=Uint8Array.fromBase64?.(text)??Uint8Array.from(atob(text),letter=>letter.charCodeAt(0));
const whole=new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
window.reportWasm=new Uint8Array(await new Response(whole).arrayBuffer());
return loadMicroPython({{heapsize:{heap},linebuffer:true}})}})();
"""
RUN_BY_THE_PAGE = (
    "audit/verdicts.py",
    *(f"numbers/{name}.py" for name in ("enclosure", "expression", "phrases", "spans", "wording")),
    "publish/site/panel/asked.py",
)


def engine_script() -> str:
    """The engine as a classic script, which starts it and sets its promise,
    `window.reportMicroPython`.

    Raises
    ------
    BuildError
        If the vendored module is another one than this was written for.
    """
    module = (VENDORED / "micropython.mjs").read_text("utf-8")
    for old, new, times in REPLACED:
        if module.count(old) != times:
            raise BuildError(
                f"micropython.mjs holds {old!r} {module.count(old)} times, not {times}: it is of"
                " another version; mend REPLACED in publish/site/panel/engine"
            )
        module = module.replace(old, new)
    binary = gzip.compress((VENDORED / "micropython.wasm").read_bytes(), mtime=0)
    start = START.format(binary=b64encode(binary).decode("ascii"), heap=HEAP)
    # Asynchronous, since the module waits at its top where it is run by itself.
    return f"(async()=>{{{start}{module}}})();\n"


def python_files() -> dict[str, str]:
    """The Python files that the page runs, by their place below the package."""
    names = sorted(
        {*(f"models/{path.name}" for path in (PACKAGE / "models").glob("*.py")), *RUN_BY_THE_PAGE}
    )
    return {name: bare((PACKAGE / name).read_text("utf-8")) for name in names}


def bare(text: str) -> str:
    """A Python file without its docstrings; every other line stays at its number.

    Examples
    --------
    >>> bare('def f():\\n    "Nothing."\\n')
    'def f():\\n    pass\\n'
    """
    lines = text.split("\n")
    for node in _scopes(ast.parse(text)):
        if ast.get_docstring(node, clean=False) is None:
            continue
        told = node.body[0]
        taken = slice(told.lineno - 1, told.end_lineno)
        lines[taken] = [""] * len(lines[taken])
        if len(node.body) == 1:
            lines[told.lineno - 1] = " " * told.col_offset + "pass"
    return "\n".join(lines)


def _scopes(node: ast.AST) -> Iterator[ast.Module | ast.ClassDef | ast.FunctionDef]:
    """What may have a docstring, from a node down; none stands within an expression."""
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
        yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.expr):
            yield from _scopes(child)


def write_engine(folder: Path) -> None:
    """Write both scripts into the static folder of a site."""
    write_atomically(folder / "engine.js", engine_script())
    files = json.dumps(python_files(), ensure_ascii=False)
    write_atomically(folder / "python.js", f"window.reportPython={files};\n")

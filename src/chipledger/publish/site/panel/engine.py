"""What the page runs: MicroPython as one plain script, and the report's Python files as text.

Judgements:

- The engine is a module beside a binary; a page that was opened from a folder can load neither, so
  it becomes one classic script that holds the binary as text.
- The Python files go out as they are: one implementation for kernel, build and page.
"""

import json
from base64 import b64encode
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
    ("var wasmBinary,out=", "var wasmBinary=window.reportWasm(),out=", 1),
)
# Browsers of before 2025 decode it letter by letter.
BINARY = """window.reportWasm=()=>{{const text="{}";
return Uint8Array.fromBase64?.(text)??Uint8Array.from(atob(text),letter=>letter.charCodeAt(0))}};
"""
HEAP = 16 * 1024 * 1024  # [byte]
START = f"window.reportMicroPython=loadMicroPython({{heapsize:{HEAP},linebuffer:true}});\n"
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
    binary = b64encode((VENDORED / "micropython.wasm").read_bytes()).decode("ascii")
    # Asynchronous, since the module waits at its top where it is run by itself.
    return f"(async()=>{{{BINARY.format(binary)}{module}{START}}})();\n"


def python_files() -> dict[str, str]:
    """The Python files that the page runs, by their place below the package."""
    names = sorted(
        {*(f"models/{path.name}" for path in (PACKAGE / "models").glob("*.py")), *RUN_BY_THE_PAGE}
    )
    return {name: (PACKAGE / name).read_text("utf-8") for name in names}


def write_engine(folder: Path) -> None:
    """Write both scripts into the static folder of a site."""
    write_atomically(folder / "engine.js", engine_script())
    files = json.dumps(python_files(), ensure_ascii=False)
    write_atomically(folder / "python.js", f"window.reportPython={files};\n")

"""What runs in the page that reruns a chapter: its cells in order, each output as HTML beside what
the stored notebook holds.

It is the only file that knows it is not in Jupyter: package, data and notebook are unchanged.
"""

import ast
import io
import json
import linecache
import os
import sys
import traceback
import types
from contextlib import redirect_stderr, redirect_stdout
from html import escape
from importlib import import_module

ROOT = "/book"
ANSWER = "/tmp/answer.json"


class _Named(types.ModuleType):
    """Stands for a compiled library of which others ask for names as they load, and which no
    chapter calls: pandera reads no models, and nbformat holds notebooks by another library.
    """

    __version__ = "2"

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})


for name in ("pydantic", "pydantic_core", "jsonschema", "jsonschema.exceptions"):
    sys.modules[name] = _Named(name)
os.getuid = lambda: 0  # platformdirs asks for the user, and a page has none

# Here, outside a cell: matplotlib says as it loads that it may keep no cache, and loading takes
# most of the time.
for name in ("matplotlib.pyplot", "chipledger.figures", "chipledger.notebook.ledger"):
    import_module(name)


class Notebook:
    """A chapter that runs from its first cell, in a namespace of its own."""

    def __init__(self, name):
        with open(f"{ROOT}/notebooks/{name}.ipynb", encoding="utf-8") as file:
            cells = json.load(file)["cells"]
        self.stored = [cell["outputs"] for cell in cells if cell["cell_type"] == "code"]
        self.space = {"__name__": "__main__"}
        os.chdir(f"{ROOT}/notebooks")

    def run(self, number, source):
        """Run one cell.

        Parameters
        ----------
        number : int
            Of the code cell, counted from nought.
        source : str

        Returns
        -------
        dict
            `html`: what it shows; `error`: a traceback, or nothing; `same`: whether its outputs
            are those of the stored notebook; `moved`: for a receipt, id, value and committed value
            of each finding that moved.
        """
        printed, value, error = io.StringIO(), None, ""
        with redirect_stdout(printed), redirect_stderr(printed):
            try:
                value = self._value(f"<cell {number + 1}>", source)
                outputs = [] if value is None else [_bundle(value)]
            except BaseException as fault:  # a cell may raise what it likes, `SystemExit` too
                outputs, error = [], _trace(fault)
        text = printed.getvalue()
        if text:
            outputs.insert(0, text)
        moved = getattr(value, "moved", ()) if "Receipt" in type(value).__name__ else None
        return {
            "html": "".join(map(_shown, outputs)),
            "error": error,
            "same": not error and json.loads(json.dumps(outputs)) == self._committed(number),
            "moved": moved and [[finding.id, finding.in_full, before] for finding, before in moved],
            "ended": moved is not None,
        }

    def _value(self, name, source):
        """Run a cell and give the value of its last line, if that is an expression."""
        lines = source.splitlines(keepends=True)
        linecache.cache[name] = (len(source), None, lines, name)
        tree = ast.parse(source, name)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, name, "exec"), self.space)
        if last is None:
            return None
        return eval(compile(ast.Expression(last.value), name, "eval"), self.space)

    def _committed(self, number):
        """The outputs of a stored cell, as `_bundle` and prints give them."""
        outputs = self.stored[number] if number < len(self.stored) else []
        return [
            "".join(output["text"]) if "text" in output else _joined(output["data"])
            for output in outputs
        ]


def _joined(data):
    """The parts of a stored output; text is stored by lines."""
    return {
        kind: "".join(part) if kind.startswith("text/") else part for kind, part in data.items()
    }


def _bundle(value):
    """A value by kind of output, as Jupyter asks for it."""
    if hasattr(value, "_repr_mimebundle_"):
        return value._repr_mimebundle_()
    bundle = {"text/plain": repr(value)}
    if hasattr(value, "_repr_html_"):
        bundle["text/html"] = value._repr_html_()
    return bundle


def _shown(output):
    """An output as HTML."""
    if isinstance(output, str):
        return f"<pre>{escape(output)}</pre>"
    return output.get("text/html") or f"<pre>{escape(output['text/plain'])}</pre>"


def _trace(fault):
    """The traceback of a cell, from the cell on."""
    frames = fault.__traceback__
    while frames and not frames.tb_frame.f_code.co_filename.startswith("<cell "):
        frames = frames.tb_next
    return "".join(traceback.format_exception(fault.with_traceback(frames)))


def answer(result):
    """Leave a result where the page looks for it."""
    with open(ANSWER, "w", encoding="utf-8") as file:
        json.dump(result, file)

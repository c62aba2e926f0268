"""The shell that runs the cells of one notebook, in a process that has it to itself.

Whoever imports this module has imported all that notebooks import, and a shell waits: `forks`
imports it once and forks each notebook's process from there. What a cell shows comes out as a
kernel would tell it; tests with kernels of their own (nbval) hold it to that.
"""

import gc
import io
import os
import pkgutil
import sys
from base64 import b64encode
from importlib import import_module

import nbformat
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

import chipledger
from chipledger import models


class Results(DisplayHook):
    """Takes the value of a cell's last line."""

    def write_output_prompt(self):
        """Nothing: the number goes with the output."""

    def write_format_data(self, format_dict, md_dict=None):
        self.shell.show("execute_result", format_dict, md_dict, execution_count=self.shell.number)

    def finish_displayhook(self):
        """Nothing to flush."""


class Shown(DisplayPublisher):
    """Takes what a cell displays."""

    def publish(self, data, metadata=None, *, transient=None, update=False, **_):
        name = (transient or {}).get("display_id")
        if update:
            self.shell.update(name, data, metadata)
        else:
            self.shell.show("display_data", data, metadata, name)


class Stream(io.TextIOBase):
    """Takes what a cell prints to one of the two streams."""

    def __init__(self, name, shell):
        self.name, self.shell = name, shell

    def writable(self):
        return True

    def write(self, text):
        self.shell.print(self.name, text)
        return len(text)


class Shell(InteractiveShell):
    """Gathers the outputs of the cell that runs."""

    displayhook_class = Type(Results)
    display_pub_class = Type(Shown)

    def run(self, source):
        """Run a cell.

        Returns
        -------
        outputs : list of nbformat.NotebookNode
        number : int
            Of the cell among those run.
        error : Exception or None
        """
        self.outputs, self.named, self.number = [], {}, self.execution_count
        kept = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = Stream("stdout", self), Stream("stderr", self)
        try:
            result = self.run_cell(source, store_history=True)
        finally:
            sys.stdout, sys.stderr = kept
        return self.outputs, self.number, result.error_before_exec or result.error_in_exec

    def show(self, kind, data, metadata, name=None, **more):
        """Take an output in all its forms."""
        self.outputs.append(
            nbformat.v4.new_output(kind, as_text(data), metadata=metadata or {}, **more)
        )
        if name:
            self.named.setdefault(name, []).append(self.outputs[-1])

    def update(self, name, data, metadata):
        """Put another output in place of those that were shown under a name."""
        for output in self.named.get(name, ()):
            output.data, output.metadata = nbformat.from_dict((as_text(data), metadata or {}))

    def print(self, name, text):
        """Take what was printed."""
        if not self.outputs or self.outputs[-1].get("name") != name:
            self.outputs.append(nbformat.v4.new_output("stream", name=name, text=""))
        self.outputs[-1].text += text

    def showtraceback(self, *_, **__):
        """Nothing: whoever runs the cell is told of its error."""

    def enable_gui(self, gui=None):
        """Nothing: no window is ever opened."""


def as_text(data):
    """The forms of an output as a notebook stores them: bytes as base64."""
    return {
        kind: b64encode(form).decode() if isinstance(form, bytes) else form
        for kind, form in data.items()
    }


def waiting_shell():
    """A shell with nothing in it, and everything imported that notebooks import."""
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    shell = Shell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    import_module("matplotlib.pyplot")  # now that its backend finds the shell
    for home in set(chipledger.FACE.values()):
        import_module(home)
    for module in pkgutil.iter_modules(models.__path__, f"{models.__name__}."):
        import_module(module.name)
    nbformat.validate(nbformat.v4.new_notebook())  # its schema is compiled once, not in each fork
    gc.collect()
    gc.freeze()  # so that the forks share the memory
    return shell


SHELL = waiting_shell()

"""Formulas from LaTeX to Typst, all of them in one run of pandoc.

While a document is written a formula is a placeholder; `Maths.fill` puts the translations in place at the end.
A formula that pandoc cannot read raises, because it would otherwise be printed as LaTeX.
"""

import hashlib
import re
import subprocess

import pypandoc

_OPEN, _CLOSE = "\ue000", "\ue001"  # private use: no text contains them
_PLACEHOLDER = re.compile(f"{_OPEN}[0-9a-f]+{_CLOSE}")


class MathsError(ValueError):
    """A formula that has no translation."""


class Maths:
    """The formulas of one book, each known by its placeholder."""

    def __init__(self):
        self._formulas = {}

    def add(self, latex, block=False):
        """Keep a formula; returns the placeholder that stands for it."""
        latex = re.sub(r"\s+", " ", latex.strip())
        digest = hashlib.sha256(f"{block}{latex}".encode()).hexdigest()[:16]
        placeholder = _OPEN + digest + _CLOSE
        self._formulas[placeholder] = (latex, block)
        return placeholder

    def fill(self, markup):
        """The markup with every placeholder replaced by its formula.

        Raises
        ------
        MathsError
            If pandoc leaves a formula as LaTeX.
        """
        if not self._formulas:
            return markup
        done = dict(zip(self._formulas, translate(list(self._formulas.values())), strict=True))
        return _PLACEHOLDER.sub(lambda found: done[found[0]], markup)


def translate(formulas):
    """Typst maths for pairs of LaTeX and whether it is a block, without the dollar signs."""
    blocks = ",".join(
        f"Para [Math {'Display' if block else 'Inline'}Math {_haskell(latex)}]"
        for latex, block in formulas
    )
    done = _pandoc(f"[{blocks}]").strip().split("\n\n")
    if len(done) != len(formulas):
        raise MathsError(f"pandoc returned {len(done)} formulas for {len(formulas)}")
    return [formula.strip().strip("$").strip() for formula in done]


def _pandoc(native):
    """Run pandoc from its native format, which needs no escaping rules of a markup language."""
    command = [pypandoc.get_pandoc_path(), "--from=native", "--to=typst", "--wrap=none"]
    run = subprocess.run(
        command, input=native, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if run.returncode or run.stderr.strip():
        raise MathsError(f"pandoc: {run.stderr.strip()}")
    return run.stdout


def _haskell(string):
    return '"' + string.replace("\\", "\\\\").replace('"', '\\"') + '"'

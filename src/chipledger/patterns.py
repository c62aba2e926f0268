"""Regular expressions as `re` has them, kept compiled between runs.

Compiling the patterns of figures takes longer than reading an article with them. So what they are
compiled to is kept, as Python keeps its compiled modules and beside these. It is found by the text
of the pattern, so that it can never be of another one, and used only by the build of Python that
made it. A module has it by `from chipledger import patterns as re`.
"""

import _sre
import marshal
import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from re import ASCII as ASCII
from re import IGNORECASE as IGNORECASE
from re import MULTILINE as MULTILINE
from re import M as M
from re import Match, Pattern

KEPT = Path(__file__).parent / "__pycache__" / f"patterns.{sys.implementation.cache_tag}.bin"
MOST = 3000  # patterns: beyond these only those are kept that the run at hand compiled
_BUILD = sys.version, sys.byteorder
_Made = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]  # as `_sre.compile` takes it


@cache
def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """The compiled pattern, equal to that of `re.compile`."""
    made = _kept().get((pattern, int(flags)))
    if made is None:
        _new.append((pattern, int(flags)))
        return re.compile(pattern, flags)
    every, code, *groups = made
    return _sre.compile(pattern, every, memoryview(code).cast("I").tolist(), *groups)


def escape(text: str) -> str:
    """As `re.escape`, and faster for a word, which most texts are."""
    return text if text.isalnum() else re.escape(text)


def findall(pattern: str, text: str, flags: int = 0) -> list[str]:
    """As `re.findall`."""
    return compile(pattern, flags).findall(text)


def finditer(pattern: str, text: str, flags: int = 0) -> Iterator[Match[str]]:
    """As `re.finditer`."""
    return compile(pattern, flags).finditer(text)


def fullmatch(pattern: str, text: str, flags: int = 0) -> Match[str] | None:
    """As `re.fullmatch`."""
    return compile(pattern, flags).fullmatch(text)


def match(pattern: str, text: str, flags: int = 0) -> Match[str] | None:
    """As `re.match`."""
    return compile(pattern, flags).match(text)


def search(pattern: str, text: str, flags: int = 0) -> Match[str] | None:
    """As `re.search`."""
    return compile(pattern, flags).search(text)


def split(pattern: str, text: str, maxsplit: int = 0, flags: int = 0) -> list[str]:
    """As `re.split`."""
    return compile(pattern, flags).split(text, maxsplit)


def sub(
    pattern: str,
    by: str | Callable[[Match[str]], str],
    text: str,
    count: int = 0,
    flags: int = 0,
) -> str:
    """As `re.sub`."""
    return compile(pattern, flags).sub(by, text, count)


_new: list[tuple[str, int]] = []  # what had to be compiled


@cache
def _kept() -> dict[tuple[str, int], _Made]:
    """What an earlier run compiled, empty where there is nothing of this build of Python."""
    try:
        build, made = marshal.loads(KEPT.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return made if build == _BUILD else {}


def keep() -> None:
    """Keep for the next run what this one had to compile, where compiled modules are kept too."""
    if not _new or sys.dont_write_bytecode:
        return
    from chipledger.files import write_atomically

    old = _kept() if len(_kept()) < MOST else {}
    made = old | {key: _made(*key) for key in _new}
    own = KEPT.with_name(f"{KEPT.name}.{os.getpid()}")  # another run may write at the same time
    try:
        write_atomically(own, marshal.dumps((_BUILD, made)))
        own.replace(KEPT)
    except OSError:
        return  # a package that was installed for all can be read only
    _new.clear()
    _kept.cache_clear()


def _made(pattern: str, flags: int) -> _Made:
    """What Python hands to its matcher, from its own parts, which no public name gives."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    code, state = array("I", _compiler._code(parsed, flags)), parsed.state
    names: list[str | None] = [None] * state.groups
    for name, at in state.groupdict.items():
        names[at] = name
    return flags | state.flags, code.tobytes(), state.groups - 1, state.groupdict, tuple(names)

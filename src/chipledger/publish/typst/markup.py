"""Python strings as Typst markup.

Text enters Typst as a string literal, never as markup, so that no character needs an
escape. Chinese runs are set apart: they carry their language for screen readers and
for the choice of glyphs.
"""

import re

from chipledger.numbers.chinese import PRINTED, is_traditional

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": ""}
_CONTROL = re.compile(r'[\\"\x00-\x1f]')
_LONG_WORD = re.compile(r"[^\s\u200b]{15,}")
_HELD = re.compile(
    r"[^ \n\u200b]*\u00a0[^ \n\u200b]*"
)  # words that a no-break space holds together
_HOLDS = 17  # letters of such words that a column can be asked to hold
_JOINT = re.compile(r"(?<=[_/.:,-])(?=\w)")


def quote(string):
    """A Typst string literal; control characters other than line ends and tabs are dropped.

    >>> quote('say "yes"')
    '"say \\\\"yes\\\\""'
    """
    return '"' + _CONTROL.sub(lambda found: _ESCAPES.get(found[0], ""), str(string)) + '"'


def call(function, *arguments, **options):
    """Markup that calls a template function; arguments are Typst code, options that
    are None are left out.

    >>> call("rule")
    '#rule();'
    """
    named = [f"{name}: {value}" for name, value in options.items() if value is not None]
    return f"#{function}({', '.join([*arguments, *named])});"


def content(markup):
    """A content block of that markup, as a function argument."""
    return f"[{markup.strip()}]"


def array(items):
    """A Typst array; the closing comma keeps a single item an array."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def text(string):
    """Typst markup that prints the string as it stands, its Chinese runs marked as such."""
    pieces, at = [], 0
    for run in PRINTED.finditer(string):
        pieces += [_plain(string[at : run.start()]), _chinese(run[0])]
        at = run.end()
    return "".join([*pieces, _plain(string[at:])])


def breakable(string):
    """The string with zero-width spaces in words too long for a narrow column.

    They go behind joints (``_ / . : , -``) or, in a word without any, after every eighth character.
    Words that are held together by no-break spaces and together are too long part again.
    """
    loose = _HELD.sub(
        lambda held: held[0].replace("\u00a0", " ") if len(held[0]) > _HOLDS else held[0], string
    )
    return _LONG_WORD.sub(lambda word: _broken(word[0]), loose)


def _broken(word):
    if PRINTED.search(word):
        return word
    if _JOINT.search(word):
        return _JOINT.sub("\u200b", word)
    return re.sub(r"(.{8})(?=.{3})", "\\1\u200b", word)


def _plain(string):
    return f"#{quote(string)};" if string else ""


def _chinese(run):
    return f"#{'hant' if is_traditional(run) else 'hans'}({quote(run)});"

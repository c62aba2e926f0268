"""How prose names what the book counted: as a role, or as a link whose text is the number.

`[125,000 cards](#claim-gpu-cards-needed)` is what stands in a notebook, where every viewer shows
it as a number; a form follows a dot, `#finding-x.words`. An author may type the role or leave the
text empty; `number_texts` of the pages writes it.

Judgements:

- A link is one of ours by its target: the kind of an entry and its id, `#fig-…` and `#tab-…` for
  the number of a figure or table, `#articles-…` for the articles of a theme.
- What stands in code is left alone.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

KINDS = ("claim", "finding", "assumption", "check", "promise")
NUMBERED = ("fig", "tab")
ARTICLES = "articles"
MENTION = re.compile(
    rf"""
    \[(?P<text>(?:\\.|[^\[\]\\\n])*)\]\(\#(?P<target>[\w.-]+)\)
    | \{{(?P<role>{"|".join(KINDS)}|numref)\}}`(?P<inside>[^`\n]+)`
    | ^(?P<fence>`{{3,}}|:{{3,}})\{{{ARTICLES}\}}[ ]+(?P<theme>[\w-]+)[ ]*\n(?P=fence)[ ]*$
    | (?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)
    """,
    re.VERBOSE | re.MULTILINE,
)
TARGET = re.compile(rf"({'|'.join((*KINDS, *NUMBERED, ARTICLES))})-([\w-]+)(?:\.(\w+))?")
# Signs that Markdown, or a viewer of notebooks, would take for its own.
_SIGNS = re.compile(r"[\\`*_\[\]<>~$|]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Mention(NamedTuple):
    """What a place of the prose names; `text` is what stands there to be read, None for a role."""

    kind: str
    name: str
    form: str = ""
    text: str | None = None

    @property
    def target(self) -> str:
        """What follows the `#` of its link."""
        return f"{self.kind}-{self.name}" + (f".{self.form}" if self.form else "")

    @property
    def role(self) -> str:
        """It as a role, or as the directive."""
        if self.kind == ARTICLES:
            return f"```{{{ARTICLES}}} {self.name}\n```"
        if self.kind in NUMBERED:
            return f"{{numref}}`{self.target}`"
        return f"{{{self.kind}}}`{self.name}{'|' if self.form else ''}{self.form}`"

    def link(self, text: str) -> str:
        """It as a link of that text, in Markdown."""
        escaped = _SIGNS.sub(r"\\\g<0>", text)
        return f"[{escaped}](#{self.target})"


def read_target(target: str) -> Mention | None:
    """What a link to `#…` names; None if it is none of ours.

    Examples
    --------
    >>> read_target("finding-wafers-needed.words")
    Mention(kind='finding', name='wafers-needed', form='words', text=None)
    """
    match = TARGET.fullmatch(target)
    return match and Mention(match[1], match[2], match[3] or "")


def _mention(match: re.Match[str]) -> Mention | None:
    """What a match names; None where it is another link, another role or code."""
    if match["target"]:
        named = read_target(match["target"])
        text = _ESCAPED.sub(r"\1", match["text"])
        return named and named._replace(text=text)
    if match["theme"]:
        return Mention(ARTICLES, match["theme"])
    if match["role"] == "numref":
        return read_target(match["inside"].strip())
    if match["role"]:
        name, _, form = (part.strip() for part in match["inside"].partition("|"))
        return Mention(match["role"], name, form)
    return None


def mentions(source: str) -> Iterator[Mention]:
    """Everything that Markdown names by role or link, in order.

    Examples
    --------
    >>> [named.target for named in mentions("{claim}`x-price|when` of [9](#claim-y)")]
    ['claim-x-price.when', 'claim-y']
    """
    return filter(None, map(_mention, MENTION.finditer(source)))


def replaced(source: str, write: Callable[[Mention, int], str]) -> str:
    """Markdown with something else in place of each mention.

    Parameters
    ----------
    source : str
    write : callable
        Of the mention and its line in the source, counted from one: what shall stand there.
    """

    def put(match: re.Match[str]) -> str:
        named = _mention(match)
        return write(named, source.count("\n", 0, match.start()) + 1) if named else match[0]

    return MENTION.sub(put, source)


def without_texts(source: str) -> str:
    """Markdown with every mention as a role: the same whatever the ledger says.

    Examples
    --------
    >>> without_texts("It took [12 cards](#finding-x.round).")
    'It took {finding}`x|round`.'
    """
    return replaced(source, lambda named, _: named.role)


def as_read(source: str) -> str:
    """Markdown with the texts alone, as a reader sees them.

    Examples
    --------
    >>> as_read("It took [12 cards](#finding-x.round).")
    'It took 12 cards.'
    """
    return replaced(source, lambda named, _: named.role if named.text is None else named.text)

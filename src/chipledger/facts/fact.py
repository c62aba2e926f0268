"""One line of what is known of an entry: a key for programs, a label and a text for readers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Link = tuple[str, str, str]  # kind and id of an entry, and a few words on it


@dataclass(frozen=True)
class Fact:
    """A fact, with what only some outputs can use.

    Attributes
    ----------
    key : str
        What renderers, the cards' script and tests select by: the column, where a fact shows one.
        A key means the same for every kind of entry.
    label : str
        What readers see before the text; free to change.
    text : str
        Empty where there is nothing to tell.
    links : tuple of tuple of str
        Kind (`claim`, `finding`, `check`, `promise`), id and a few words on it, for each entry that
        the text names.
    lang : str
        Language of the text, where it is not the book's.
    parts : tuple of str and of tuple of str
        The text again, where entries stand within it: each with its kind, its id and the words that
        take its place.
    """

    key: str
    label: str
    text: str
    links: tuple[Link, ...] = ()
    lang: str = ""
    parts: tuple[str | Link, ...] = ()


def naming(
    key: str, label: str, kind: str, ids: Iterable[str], words: Mapping[str, Mapping[str, str]]
) -> Fact:
    """A fact that lists entries of one kind.

    Parameters
    ----------
    key, label : str
    kind : str
    ids : iterable of str
    words : mapping of str to mapping of str to str
        A few words on each entry by kind and id, such as `Catalogue.words`.

    Examples
    --------
    >>> words = {"check": {"cards-agree": "holds"}}
    >>> naming("checks", "Checked in", "check", ["cards-agree"], words).links
    (('check', 'cards-agree', 'holds'),)
    """
    ids = tuple(ids)
    links = tuple((kind, name, words[kind].get(name, "")) for name in ids)
    return Fact(key, label, ", ".join(ids), links)


def filled(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that have something to tell, as a list."""
    return [fact for fact in facts if fact.text]


def by_key(facts: Iterable[Fact]) -> dict[str, Fact]:
    """Facts by key.

    Examples
    --------
    >>> by_key([Fact("due", "Due", "2026")])["due"].text
    '2026'
    """
    return {fact.key: fact for fact in facts}

"""One line of a card: its words, and the entries that they name."""


class Fact(str):
    """Text with what only the site can use.

    Attributes
    ----------
    links : list of tuple of str
        Kind (`claim`, `finding`, `check`, `promise`), id and a few words on it, for each entry that
        the text names.
    lang : str
        Language of the text, where it is not the book's.
    """

    def __new__(cls, text, links=(), lang=""):
        fact = super().__new__(cls, text)
        fact.links, fact.lang = list(links), lang
        return fact

    def __reduce__(self):
        """What pickled pages keep."""
        return Fact, (str(self), self.links, self.lang)


def naming(kind, ids, words):
    """A fact that lists entries of one kind.

    Parameters
    ----------
    kind : str
    ids : list of str
    words : mapping of str to str
        A few words on each entry: its figure, or its verdict.

    Examples
    --------
    >>> naming("check", ["cards-agree"], {"cards-agree": "holds"}).links
    [('check', 'cards-agree', 'holds')]
    """
    return Fact(", ".join(ids), [(kind, name, words.get(name, "")) for name in ids])

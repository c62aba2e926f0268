"""What the ledger knows of the world, and until when: the day of the record, the grade and the origins of evidence.

Judgements made here: the record is as old as the page that was read last; of several grades the best one counts,
so an outcome rests on aggregators only if nothing better shows it; two claims have one origin if they repeat the same
claim or source, or stand on the same page without naming another.
"""

from chipledger.vocabulary import GRADES


def record_as_of(sources):
    """The day on which a page of the public record was read last: nothing in the book knows of a later time.

    Parameters
    ----------
    sources : pandas.DataFrame

    Returns
    -------
    str
        ISO day; empty where no page was read.

    Examples
    --------
    >>> import pandas
    >>> record_as_of(pandas.DataFrame({"read_on": ["", "2026-11-20", "2026-11-22"]}))
    '2026-11-22'
    """
    return max(sources["read_on"], default="")


def best_grade(grades):
    """The best of several grades, or nothing where there are none.

    Examples
    --------
    >>> best_grade(["aggregator", "reputable"])
    'reputable'
    """
    return min(grades, key=GRADES.index, default="")


def origin_of(name, claims):
    """The claim or source where a statement comes from, as far as the ledger knows.

    Parameters
    ----------
    name : str
        Id of a claim.
    claims : mapping of str to mapping
        Claims by id.

    Returns
    -------
    str
        Id of a source, or of whatever the last claim of the chain repeats.

    Examples
    --------
    >>> post = {"source": "post", "origin": ""}
    >>> origin_of("copy", {"post-figure": post, "copy": {"source": "blog", "origin": "post-figure"}})
    'post'
    """
    seen = set()
    while name in claims and name not in seen:
        seen.add(name)
        name = claims[name]["origin"] or claims[name]["source"]
    return name


def origins_of(names, claims):
    """The independent origins of several claims: eleven copies of one post are one.

    Parameters
    ----------
    names : iterable of str
    claims : mapping of str to mapping

    Returns
    -------
    set of str
    """
    return {origin_of(name, claims) for name in names}

"""What the ledger knows of the world, and until when: the day of the record and the grade of
evidence.

Judgements made here: the record is as old as the page that was read last; of several grades the
best one counts, so an outcome rests on aggregators only if nothing better shows it.
"""

from chipledger.tables.vocabulary import GRADES


def record_as_of(sources):
    """The day on which a page of the public record was read last: nothing in the book knows of a
    later time.

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

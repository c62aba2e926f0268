"""Holds a text that a reader brings against the ledger: which of its figures are known, and whether
they agree.

It reads rows and loads neither pandas nor pint, so that it runs wherever Python does.
"""

from chipledger.checking.book import Book, read_book
from chipledger.checking.matching import STATES, Marked, check_text

__all__ = ["STATES", "Book", "Marked", "check_text", "read_book"]

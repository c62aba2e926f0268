"""Rows of checks and promises as a table of a notebook shows them: by verdict or outcome, bound to
their entry.
"""

from chipledger.promises.settled import status_words


class Check(dict):
    """One row of the clean checks; in a table it prints its verdict."""

    role = "check"

    @property
    def id(self):
        return self["id"]

    @property
    def shown(self):
        """The verdict."""
        return self["verdict"]

    def __repr__(self):
        return f"{self.id}: {self.shown} ({self['says']})"


class Promise(dict):
    """One row of the clean promises; in a table it prints what became of it."""

    role = "promise"

    @property
    def id(self):
        return self["id"]

    @property
    def shown(self):
        """The outcome, as readers see it everywhere."""
        return status_words(self)

    def __repr__(self):
        return f"{self.id}: {self.shown} ({self['deliverable']})"

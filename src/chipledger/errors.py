"""Every exception that the package raises on purpose."""

from typing import NamedTuple

FIRST_ROW = 2  # the header is row 1


class LedgerError(Exception):
    """Something in the ledger or its use is wrong; the message says where and how to mend it."""


class LiteralError(LedgerError, ValueError):
    """A printed figure that cannot be read: which one, what was not understood, how to mend it."""

    def __init__(self, literal, problem, mend="code the figure, its unit and its hedge, no more"):
        self.literal, self.problem, self.mend = literal, problem, mend
        super().__init__(f"{literal!r}: {problem}; {mend}")


class Problem(NamedTuple):
    """One fault of one cell: where it is, which rule it breaks, how to mend it."""

    file: str
    row: int
    column: str
    rule: str
    mend: str
    value: str = ""

    def __str__(self):
        return (
            f"{self.file}, row {self.row}, column {self.column}: {self.rule} broken by"
            f" {self.value!r}: {self.mend}"
        )


class TableError(LedgerError, ValueError):
    """Tables that break their rules; carries every problem found, not only the first."""

    def __init__(self, problems):
        self.problems = list(problems)
        shown = "\n".join(f"  {problem}" for problem in self.problems[:20])
        more = len(self.problems) - 20
        super().__init__(
            f"{len(self.problems)} problem(s) in the tables, nothing was written\n{shown}"
            + (f"\n  and {more} more" if more > 0 else "")
        )


class SourceTextError(LedgerError, ValueError):
    """A text that cannot be scanned: which file, what is wrong with it, how to mend it."""

    def __init__(self, path, problem, mend):
        self.path, self.problem, self.mend = path, problem, mend
        super().__init__(f"{path} {problem}: {mend}")


class UnknownId(LedgerError, KeyError):
    """An id that the ledger does not hold; the message proposes the nearest ones."""

    def __str__(self):
        return self.args[0]


class CheckError(LedgerError, ValueError):
    """A check that cannot be evaluated; the message names check, claim and reason."""


class BuildError(LedgerError):
    """A stage of the build failed; what was built before is still in place."""

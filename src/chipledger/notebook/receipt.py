"""A notebook's last output: the claims it used, and its findings beside their committed values.

The book prints what each finding and claim is. A viewer of notebooks gets each finding now and as
committed, what moved first, with the sentences that say it: their text is a file's, and only
JupyterLab with our extension marks it there. A finding has moved when its shown value or its
interval has.
"""

from collections.abc import Container, Mapping, Sequence
from html import escape
from typing import Any

from chipledger.mime import ASSUMPTION_MIME, MIME, as_saved
from chipledger.notebook.assumed import Effect
from chipledger.notebook.items import Claim, Finding
from chipledger.notebook.moved import Sentence
from chipledger.notebook.tables import Cell, Table

SAME = "the same"
CHANGED = "What this chapter would say now:"


class Receipt:
    """Claims used and findings published by one notebook.

    Parameters
    ----------
    claims : list of Claim
    findings : list of Finding
    effects : list of Effect
        What each assumption does.
    committed : dict of str to str
        What each finding showed when the notebook was last committed, with its interval.
    sentences : list of Sentence
        Those of the notebook that print a number that moved.
    """

    def __init__(
        self,
        claims: list[Claim],
        findings: list[Finding],
        effects: list[Effect],
        committed: Mapping[str, str],
        sentences: Sequence[Sentence] = (),
    ) -> None:
        self.claims, self.findings, self.committed = claims, findings, committed
        self.effects, self.sentences = effects, sentences

    @property
    def moved(self) -> list[tuple[Finding, str]]:
        """Findings that do not show what is committed, with what is."""
        return [
            (finding, self._before(finding))
            for finding in self.findings
            if finding.in_full != self._before(finding)
        ]

    def _before(self, finding: Finding) -> str:
        return self.committed.get(finding.id, "not published")

    def __str__(self) -> str:
        lines = [f"{len(self.claims)} claims used, {len(self.findings)} findings published."]
        lines += [
            f"MOVED {finding.id}: {finding.in_full} (committed: {before}), {finding.gloss}"
            for finding, before in self.moved
        ]
        if not self.moved:
            lines.append("Every finding equals its committed value.")
        elif not self.sentences:
            lines.append("No sentence of this chapter says what moved.")
        return "\n".join(lines)

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> dict[str, Any]:
        here, printed = self._tables_of_notebook(), self._tables_of_book()
        moved = "\n\n".join(
            f"**Moved:** {finding.id} is now {finding.in_full}, committed {before}."
            for finding, before in self.moved
        )
        return {
            "text/plain": "\n\n".join([*self._changed_lines(), str(self), *map(str, here)]),
            "text/html": self._changed_html()
            + f"<p>{escape(str(self))}</p>".replace("\n", "<br>")
            + "".join(table.to_html() for table in here),
            "text/markdown": "\n\n".join([*([moved] if moved else []), _boxed(printed)]),
            MIME: as_saved([finding.stored for finding in self.findings]),
            ASSUMPTION_MIME: as_saved([effect.stored for effect in self.effects]),
        }

    def _changed_lines(self) -> list[str]:
        lines = [f"- {sentence.text}" for sentence in self.sentences]
        return ["\n".join([CHANGED, *lines])] if lines else []

    def _changed_html(self) -> str:
        lines = "".join(f"<li>{sentence.html}</li>" for sentence in self.sentences)
        return f"<p><b>{CHANGED}</b></p><ul>{lines}</ul>" if lines else ""

    def _tables_of_book(self) -> list[Table]:
        """Findings first: they are what the chapter says."""
        findings: list[dict[str, Cell]] = [
            {
                "Finding": finding,
                "What it is": finding.gloss,
                "Made from": ", ".join(finding.inputs),
            }
            for finding in self.findings
        ]
        claims = [
            {"Claim": claim, "What it says": claim.gloss, "Source": claim.source}
            for claim in self.claims
        ]
        return self._tables(findings, claims)

    def _tables_of_notebook(self) -> list[Table]:
        """With ids, and the findings that moved first."""
        moved = {finding.id: before for finding, before in self.moved}
        ordered = sorted(self.findings, key=lambda finding: finding.id not in moved)
        findings = [
            {
                "Finding": finding.id,
                "Now": finding.in_full,
                "Committed": moved.get(finding.id, SAME),
                "What it is": finding.gloss,
            }
            for finding in ordered
        ]
        claims = [
            {
                "Claim": claim.id,
                "Figure": claim,
                "What it says": claim.gloss,
                "Source": claim.source,
            }
            for claim in self.claims
        ]
        return self._tables(findings, claims)

    def _tables(
        self, findings: Sequence[Mapping[str, Cell]], claims: Sequence[Mapping[str, Cell]]
    ) -> list[Table]:
        titled = (("Findings of this chapter", findings), ("Claims used in this chapter", claims))
        return [Table(rows, caption, "") for caption, rows in titled if rows]


def _boxed(tables: list[Table]) -> str:
    """Tables in a box of the class `receipt`, titled but not numbered, for they argue nothing; the
    PDF has notes instead.
    """
    titled = "\n\n".join(
        f"```{{rubric}} {table.caption}\n```\n\n{table.to_pipes()}" for table in tables
    )
    return f"````{{container}} receipt\n{titled}\n````" if tables else ""

"""A notebook's last output: the claims it used, and its findings beside their committed values."""

from chipledger.finding import MIME
from chipledger.tables import Table


class Receipt:
    """Claims used and findings published by one notebook.

    Parameters
    ----------
    claims : list of Claim
    findings : list of Finding
    committed : dict of str to str
        What each finding showed when the notebook was last committed.
    """

    def __init__(self, claims, findings, committed):
        self.claims, self.findings, self.committed = claims, findings, committed

    @property
    def moved(self):
        """Findings whose shown value is not the committed one, with that value."""
        return [(finding, self.committed.get(finding.id, "not published")) for finding in self.findings
                if finding.shown != self.committed.get(finding.id)]

    def __str__(self):
        lines = [f"{len(self.claims)} claims used, {len(self.findings)} findings published."]
        lines += [f"MOVED {finding.id}: {finding.shown} (committed: {before})" for finding, before in self.moved]
        if not self.moved:
            lines.append("Every finding equals its committed value.")
        return "\n".join(lines)

    def _repr_mimebundle_(self, include=None, exclude=None):
        tables = self._tables()
        moved = "\n\n".join(f"**Moved:** {finding.id} is now {finding.shown}, committed {before}." for finding, before in self.moved)
        return {
            "text/plain": "\n\n".join([str(self), *map(str, tables)]),
            "text/html": f"<p>{str(self)}</p>".replace("\n", "<br>") + "".join(table.to_html() for table in tables),
            "text/markdown": "\n\n".join([*([moved] if moved else []), _boxed(tables)]),
            MIME: [{**finding._asdict(), "inputs": list(finding.inputs)} for finding in self.findings],
        }

    def _tables(self):
        """Findings first: they are what the chapter says."""
        tables = []
        if self.findings:
            rows = [{"Finding": finding, "What it is": finding.gloss, "Made from": ", ".join(finding.inputs)} for finding in self.findings]
            tables.append(Table(rows, "Findings of this chapter", ""))
        if self.claims:
            rows = [{"Claim": claim, "What it says": claim.gloss, "Source": claim.source} for claim in self.claims]
            tables.append(Table(rows, "Claims used in this chapter", ""))
        return tables


def _boxed(tables):
    """Tables in a box of the class `receipt`, titled but not numbered, for they argue nothing; the PDF has notes instead."""
    titled = "\n\n".join(f"```{{rubric}} {table.caption}\n```\n\n{table.to_pipes()}" for table in tables)
    return f"````{{container}} receipt\n{titled}\n````" if tables else ""

"""The words that open the data package."""

from chipledger import RELEASED, __version__
from chipledger.publish.book.freshness import HASHING
from chipledger.tables.description import MAKER, SUMMARY
from chipledger.tables.meanings import MEANINGS

TEXT = """# The AI Chip Race, Audited: the data

Version {version}, {released}.
{summary}

| table | one row is | rows |
| --- | --- | --- |
{tables}

## The same tables in five formats

| files | missing | open bound | days | yes and no |
| --- | --- | --- | --- | --- |
| `*.csv` | empty | `INF`, `-INF` | 2026-11-22 | `yes`, `no` |
| `json/*.json` | null | "INF", "-INF" | "2026-11-22" | true, false |
| `parquet/*.parquet` | null | infinity | date | true, false |
| `ai-chip-race.sqlite` | NULL | infinity | '2026-11-22' | 1, 0 |
| `ai-chip-race.xlsx` | empty | `INF`, `-INF` | date | TRUE, FALSE |

`datapackage.json` (Frictionless) says what each column means and may hold, \
which column is the key and which names rows of which table.
`croissant.json` (Croissant) says the same to machine-learning tools.
The database and the workbook carry the meanings in a table named `fields`.

## Which data this is

`{command}` prints `{digest}` here. \
The pages of the site, the PDF and the EPUB that were made from these tables name the same.

## Spreadsheets

No cell is changed to please a spreadsheet, and none needs to be: \
text that begins as a formula does is refused before it enters a table, \
except a printed negative figure.
In the workbook all text is stored as text.
If you open the CSV files in a spreadsheet instead, \
import the columns as text, or it may turn literals and ids into dates.

## What changed in {version}

- `checks` tells in `asserts` what the `source` of a statement says, in our words; `slip` names \
the mistake behind failing checks, and `severity` what it does (`serious`, `minor`, `near`). Count \
slips, not failing checks: one mistake can fail several.
- Every check was judged again; many that counted against an article are questions of ours now \
(`tests`), and some are gone. The page of corrections lists what was withdrawn.
- `promises` are ruled by one standard of evidence: `kept` rests on a claim with the state \
`available`, `sold` or `produced`. `promise_grade` is the best grade of the pages that tell of a \
promise.
- New states (`available`, `undecided`, `falling`, `rising`) and metrics (`compared_with`, \
`contracted_power`, `told_of`); no id was used again.

## Licence

Creative Commons Attribution 4.0; see `LICENSE-DATA`.
Credit: {maker}, The AI Chip Race, Audited, version {version}.
Cite a number with its claim id, which is never used again.
"""


def readme_of(rows, digest):
    """The README of the package.

    Parameters
    ----------
    rows : dict of str to list of dict
    digest : str
        The hash of the CSV files.

    Returns
    -------
    str
    """
    tables = "\n".join(
        f"| `{name}` | {MEANINGS[name].row} | {len(records)} |" for name, records in rows.items()
    )
    return TEXT.format(
        version=__version__,
        released=RELEASED,
        summary=SUMMARY,
        maker=MAKER,
        tables=tables,
        command=HASHING.format("*.csv"),
        digest=digest,
    )

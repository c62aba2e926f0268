"""The way back from a scan: rows that a person has filled become claims.

It stands apart because the rules of the tables take a while to load, and a scan needs none of them.
"""

from pathlib import Path

import pandas as pd
from pandera.errors import SchemaErrors

from chipledger.errors import FIRST_ROW, Problem, TableError
from chipledger.tables.schema import RAW, problems_of


def adopted(claims: pd.DataFrame, proposals: pd.DataFrame, path: Path) -> pd.DataFrame:
    """The ledger with the filled rows of a scan, sorted by id.

    Parameters
    ----------
    claims, proposals : pandas.DataFrame
        The raw table, and the table that `propose` began and a person filled.
    path : path
        Where the proposals lie, for messages.

    Returns
    -------
    pandas.DataFrame
        The columns of `claims.csv`: what only helped is gone.

    Raises
    ------
    TableError
        With every cell that breaks a rule of its own, by row of the proposals. What rows say of
        each other, and of sources and entities, is checked when the tables are cleaned.
    """
    columns = list(claims.columns)
    if absent := [column for column in columns if column not in proposals]:
        mend = f"a scan writes the columns of claims.csv; here lack {', '.join(absent)}"
        raise TableError([Problem(str(path), 1, "(header)", "columns", mend)])
    rows = proposals[columns]
    known = rows["id"].isin(claims["id"])
    mend = "the ledger has a claim of this id: give the new one its own"
    problems = [
        Problem(str(path), number + FIRST_ROW, "id", "unique", mend, rows["id"][number])
        for number in rows.index[known]
    ]
    try:
        RAW["claims"].validate(rows, lazy=True)
    except SchemaErrors as error:
        problems += problems_of(str(path), rows, error.schema_errors)
    if problems:
        raise TableError(problems)
    return pd.concat([claims, rows], ignore_index=True).sort_values("id", ignore_index=True)

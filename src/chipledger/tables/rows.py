"""Rows of a table as dicts, one at a time."""


def rows_of(table):
    """Each row as a dict by column.

    `DataFrame.to_dict("records")` holds all rows at once, and a million live dicts make Python's
    garbage collector slower with every row.

    Parameters
    ----------
    table : pandas.DataFrame

    Yields
    ------
    dict

    Examples
    --------
    >>> import pandas
    >>> list(rows_of(pandas.DataFrame({"id": ["a", "b"], "line": [1, 2]})))
    [{'id': 'a', 'line': 1}, {'id': 'b', 'line': 2}]
    """
    columns = list(table.columns)
    for cells in zip(*(table[column].tolist() for column in columns), strict=True):
        yield dict(zip(columns, cells, strict=True))

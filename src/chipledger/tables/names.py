"""The names that entities go by: digits in them are no figures, for the scan of a text as for the
rule about typed numbers.
"""


def names_of(entities):
    """Names and aliases of the entities table.

    Parameters
    ----------
    entities : pandas.DataFrame
        As in `data/raw/entities.csv`.

    Returns
    -------
    set of str
    """
    cells = [
        cell for column in ("name", "zh_hans", "zh_hant", "aliases") for cell in entities[column]
    ]
    return {name.strip() for cell in cells for name in cell.split(";")} - {""}

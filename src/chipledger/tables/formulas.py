"""Which cells a spreadsheet might run instead of showing them.

Judgement: tables stay faithful, so no mark is ever put before a cell. A raw cell that a spreadsheet
would run is refused, and the data package is not packed with one. Only a printed negative figure
may begin with a minus sign: read as a formula it is the same number.
"""

import re

# the wide forms count too: East Asian spreadsheets take them for the narrow ones
OPENERS = "=+-@\t\r＝＋－＠"
NEGATIVE = re.compile(r"-\d[\d.,]*( ?[^\s\d=+@|!()\"'*/^&,;:-]{1,12})?")
MEND = "begin the cell with a letter or digit; only a negative figure may begin with a minus sign"


def opens_formula(cell):
    """Whether a spreadsheet might take a text for a formula.

    Parameters
    ----------
    cell : str

    Returns
    -------
    bool

    Examples
    --------
    >>> opens_formula("=1+1"), opens_formula("-12.5%"), opens_formula("-2+cmd|' /C calc'!A0")
    (True, False, True)
    """
    return cell[:1] in OPENERS and cell != "" and NEGATIVE.fullmatch(cell) is None

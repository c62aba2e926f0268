"""What a scan asks about a figure in more than one place, worded once."""

NO_UNIT = "its unit is not in the closed list; take another, or none"
NO_RATE = "its rate is not in the closed list; take another unit, or none"
NAME = "may be a name or a count"
YEAR_OR_COUNT = "may be a year or a count"
YEAR_OF_SCHOOLS = "may be a year of schools or of a season; code its dates"
OTHER_CALENDAR = "is a year of another calendar; code it as a date"
DATE = "may be a date; code it as one"
MONTHS_LONG = "may be a length of time; print 个月 behind it"
RANGE_OR_TWO = "may be one range or two figures; code its ends with the sign of each"
WITH_NEIGHBOUR = "is one figure with its neighbour; code it whole"
TOUCHES = "touches another figure; code the two as one, or each whole"
BLANK_IN_IT = "may be one number with a blank in it; code it whole"
PARTS_OF_ONE = "counts parts of one; code the whole figure"
SCALE_BEHIND = "its scale stands behind another word; print it whole"
MILLION_OR_METRES = "may be million or metres; print the word"
SHARE_OR_FALL = "may be a share or a fall; code the share without its verb"
SIGN_IN_BRACKETS = "its sign stands in brackets before it; code it with a minus"
MINUS_APART = "its minus stands apart before it; code it with the minus"
TWO_BOUNDS = "has two bounds that pull apart; code it with one"
BOUND_BEFORE_VERB = "its bound stands before the verb; code the figure with it"


def ask(flag: str, likely: str = "") -> dict[str, str]:
    """A question about a figure, with its likely answer, as columns of its row."""
    return {"flag": flag, "likely": likely}

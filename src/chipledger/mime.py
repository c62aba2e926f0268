"""Kinds of output by which a stored notebook says what a cell published."""

MIME = "application/vnd.chipledger.findings+json"
ASSUMPTION_MIME = "application/vnd.chipledger.assumptions+json"
ANSWER_MIME = "application/vnd.chipledger.answer+json"  # beside a table of assumptions
FIGURE_MIME = "application/vnd.chipledger.figure+json"  # of what a figure says of itself

"""A row of findings, for tests that write or pack some."""

from math import inf

FINDING = {
    "id": "cards",
    "value": 142_857.0,
    "low": 126_667.0,
    "high": inf,
    "unit": "card",
    "digits": 3,
    "shown": "143,000 cards",
    "gloss": "Cards",
    "notebook": "04",
    "formula": "revenue-goal / card-price",
    "inputs": "revenue-goal card-price",
    "expression": '[["claim", "revenue-goal"], ["claim", "card-price"], ["/", 0, 1]]',
}

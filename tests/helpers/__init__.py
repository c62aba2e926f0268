"""What tests of several folders use and is no fixture:
`from tests.helpers.small_book import build`.
"""

from pathlib import Path

ROOT = Path(__file__).parents[2]  # the checkout

"""Measurements of build, site, figures, ledger and scan, and how many spoiled cells are caught."""

from pathlib import Path

ROOT = Path(__file__).parents[1]  # the checkout

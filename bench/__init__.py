"""Measurements of build, site, figures and ledger, and how many spoiled cells are caught."""

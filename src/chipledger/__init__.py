"""A ledger of claims: figures parsed from their print, audited, and bound to prose."""

__version__ = "0.1.0"

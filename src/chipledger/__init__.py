"""A ledger of claims: figures parsed from their print, audited, and bound to prose."""

__version__ = "0.1.0"


def __getattr__(name):
    """Load the reader's API on first use, so that light commands stay light."""
    from importlib import import_module

    homes = {"Ledger": "chipledger.ledger", "Table": "chipledger.tables"}
    if name not in homes:
        raise AttributeError(f"module 'chipledger' has no attribute {name!r}")
    return getattr(import_module(homes[name]), name)

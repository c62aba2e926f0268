"""A ledger of claims: figures parsed from their print, audited, and bound to prose.

Notebooks import from here alone, besides `chipledger.models`: where a name lives is our affair.
"""

from importlib import import_module

# The edition: everything that names its version or its day reads them here, and a test holds
# CITATION.cff and CHANGELOG.md against them.
__version__ = "0.2.0"
RELEASED = "2026-11-29"

# Each name of the face and the module that holds it; a name that ends the module's is the module.
FACE = {
    "Ledger": "chipledger.notebook.ledger",
    "Table": "chipledger.notebook.tables",
    "conversion": "chipledger.numbers.units",
    "figures": "chipledger.figures",
    "league": "chipledger.audit.league",
    "middle": "chipledger.promises.settled",
    "outlook": "chipledger.promises.outlook",
    "show_day": "chipledger.numbers.wording",
    "terms": "chipledger.numbers.terms",
    "track_record": "chipledger.promises.track_record",
    **dict.fromkeys(
        (
            "APART",
            "CHECK_KINDS",
            "COMPARED",
            "ERRORS",
            "GROUP_NAMES",
            "SETTLED",
            "SEVERITIES",
        ),
        "chipledger.tables.vocabulary",
    ),
}


def __getattr__(name):
    """Load what a notebook asks for at its first use, so that light commands stay light."""
    if name not in FACE:
        raise AttributeError(f"module 'chipledger' has no attribute {name!r}")
    home = import_module(FACE[name])
    return home if FACE[name].endswith(f".{name}") else getattr(home, name)


def __dir__():
    """What a completing editor offers."""
    return sorted({*globals(), *FACE})

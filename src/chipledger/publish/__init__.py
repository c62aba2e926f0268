"""The Sphinx extension: bound numbers, ledger pages, the site, the PDF and the
EPUB. Thin over the ledger.
"""

from chipledger import __version__


def setup(app):
    """Register every part with Sphinx."""
    from chipledger.publish.parts import PARTS

    for register in PARTS:
        register(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}

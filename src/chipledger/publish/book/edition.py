"""What one build of the book knows, in one place: `app.edition`, for whatever builder runs."""

from functools import cached_property
from pathlib import Path

import chipledger
from chipledger.facts.catalogue import Catalogue
from chipledger.notebook.ledger import Ledger
from chipledger.publish.book.freshness import digest_of


class Edition:
    """The ledger of a book as its pages ask for it; each part is gathered at its first use.

    Parameters
    ----------
    app : sphinx.application.Sphinx
    """

    def __init__(self, app):
        self.app, self._gathered = app, {}

    @cached_property
    def root(self):
        """The checkout."""
        return Path(self.app.confdir)

    @cached_property
    def ledger(self):
        """The clean tables."""
        return Ledger.load(self.root)

    @cached_property
    def catalogue(self):
        """Its rows by id, and what belongs to what."""
        return Catalogue(self.ledger)

    def once(self, gather):
        """What a function gathers from the app, gathered once in a build.

        Parameters
        ----------
        gather : callable
            Of the app; a function of a module, so that all who ask for it mean the same.
        """
        if gather not in self._gathered:
            self._gathered[gather] = gather(self.app)
        return self._gathered[gather]

    def forget(self):
        """Drop what was gathered, as where pages were read anew since; the tables hold."""
        self._gathered.clear()


def open_edition(app, config):
    """Give the app its edition, and have every page read anew when tables or package change: pages
    hold what our directives made of the tables.
    """
    app.edition = Edition(app)
    package = Path(chipledger.__file__).parent
    made_from = digest_of(app.edition.root, ("data/*/*.csv",)), digest_of(package, ("**/*.py",))
    config.chipledger_data = " ".join(made_from)


def setup_edition(app):
    """Open the edition before anything is read."""
    app.add_config_value("chipledger_data", "", "env")
    app.connect("config-inited", open_edition)

"""What a builder made of each page, laid aside between builds, so that the next one makes only the pages that changed.

A thing is laid aside with the hash of what its page is made from, see `kept.Digests`, and is taken again only under the same hash:
a build that was killed half-way leaves nothing that the next one would believe.
"""

import pickle
from pathlib import Path

from sphinx.util.docutils import LoggingReporter

from chipledger.publish.site.builder import Digests
from chipledger.files import write_atomically


class Shelf:
    """The things of one builder.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        When all pages are read.
    """

    def __init__(self, app):
        self.folder, self.digests = Path(app.doctreedir, app.builder.name), Digests(app).pages

    def take(self, page):
        """What was made of a page as it now is; None where nothing was, or where the file is spoiled, which costs time only."""
        try:
            digest, thing = pickle.loads(self._file(page).read_bytes())
        except Exception:  # whatever a spoiled file makes of unpickling
            return None
        return thing if digest == self.digests[page] else None

    def lay(self, page, thing):
        """Lay aside what was made of a page."""
        write_atomically(
            self._file(page), pickle.dumps((self.digests[page], thing), pickle.HIGHEST_PROTOCOL)
        )

    def _file(self, page):
        return self.folder / f"{page}.pickle"


def bare(tree):
    """A tree without what belongs to the build at hand, as Sphinx stores its own.

    Parameters
    ----------
    tree : docutils.nodes.document
        It is changed.
    """
    tree.reporter = tree.transformer = None
    tree.settings = tree.settings.copy()
    tree.settings.warning_stream = tree.settings.env = tree.settings.record_dependencies = None
    return tree


def dressed(tree, env, page):
    """A tree with what belongs to the build at hand.

    Parameters
    ----------
    tree : docutils.nodes.document
        It is changed.
    env : sphinx.environment.BuildEnvironment
    page : str
    """
    tree.settings.env, tree.reporter = env, LoggingReporter(env.doc2path(page))
    return tree

"""A chapter's figure on another page: `{figure-again} NAME`, under it the title, which leads to the figure in its chapter.

The drawing is the one stored in the executed notebook, so both pages show the same. It gets no number, and what stands
behind it (description, table, files) stays in the chapter.
"""

import re

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from chipledger.publish.build.execute import notebook_paths
from chipledger.publish.book.figures import stored_figures
from chipledger.publish.book.ledger_tables import label_link

LABEL = "fig-{}"  # of a figure in its chapter
_DETAILS = re.compile(r' aria-details="[^"]*"')


class FigureAgain(SphinxDirective):
    """The drawing of that name, and a line that leads to it."""

    required_arguments = 1

    def run(self):
        name, paths = self.arguments[0], notebook_paths(self.env.srcdir)
        figures = {
            about["name"]: (stem, about["title"], svg) for stem, about, svg in stored_figures(paths)
        }
        if name not in figures:
            raise self.error(
                f"no notebook has a figure named {name!r}: write one of {', '.join(sorted(figures))}"
            )
        stem, title, svg = figures[name]
        self.env.note_dependency(
            next(str(path.relative_to(self.env.srcdir)) for path in paths if path.stem == stem)
        )
        return [
            nodes.raw("", _DETAILS.sub("", svg), format="html"),
            nodes.paragraph(
                "", "", label_link(title, LABEL.format(name), self.env.docname), classes=["imprint"]
            ),
        ]


def setup_figure_again(app):
    """Register the directive."""
    app.add_directive("figure-again", FigureAgain)

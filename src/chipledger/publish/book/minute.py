"""The box at the top of a chapter: what its section "In one minute" says, with the key figure.

Judgements:

- A chapter writes it as any section, so that it reads right in every viewer of notebooks.
- In the book it is a box without number, and the key figure stands behind its first list: a first
  screen, of a phone too, then shows the answer and the top of the figure.
"""

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from chipledger.publish.book.figures import CHART, KEY
from chipledger.publish.book.folds import MINUTE

log = logging.getLogger(__name__)
HEADING = "in-one-minute"


class BoxMinute(SphinxTransform):
    """Makes the box, and moves the key figure into it."""

    default_priority = 410  # once figures are whole, before sections are numbered

    def apply(self, **kwargs):
        section = next(
            (one for one in self.document.findall(nodes.section) if HEADING in one["ids"]), None
        )
        if section is None:
            return
        title, *content = section.children
        heading = nodes.rubric("", *[child.deepcopy() for child in title.children])
        box = nodes.container("", heading, *content, classes=[MINUTE], ids=section["ids"])
        section.replace_self(box)
        keys = [
            figure
            for figure in self.document.findall(nodes.figure)
            if CHART in figure["classes"] and figure[KEY]
        ]
        if len(keys) > 1:
            log.warning(
                "%s",
                f"figures {' and '.join(key['chart'] for key in keys)} say key=True: one figure of"
                " a chapter is its key figure",
                location=keys[1],
            )
        for key in keys[:1]:
            key.parent.remove(key)
            places = [
                place for place, child in enumerate(box) if isinstance(child, nodes.bullet_list)
            ]
            place = places[0] + 1 if places else len(box)
            box.insert(place, nodes.container("", key, classes=["cell_output"]))


def setup_minute(app):
    """Register the transform."""
    app.add_transform(BoxMinute)

"""Folds: what a reader of the site or the EPUB opens with one click, such as the code of a cell.

Judgements:

- A reader came for findings, so the code of every cell is folded, whether its author said so or
  not; one button of the site opens all of it.
- The cell of a chapter that readers are asked to change stays open: the first below the heading
  `assumptions`.
- A fold has one short label. MyST-NB's own has two paragraphs, one for each state.
"""

from html import escape

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.transforms.post_transforms import SphinxPostTransform

ASKED_TO_CHANGE = "assumptions"
CODE = "Code"
# By the last word of MyST-NB's prompt; an author's own prompt stays.
LABELS = {"source": CODE, "output": "Output", "outputs": "Output", "content": "Code and output"}


class fold(nodes.General, nodes.Element):
    """What opens with one click, under its `label`."""


def visit_fold(translator, node):
    """The element that browsers fold by themselves."""
    label = escape(node["label"])
    translator.body.append(f'<details class="fold"><summary>{label}</summary>')


def depart_fold(translator, node):
    translator.body.append("</details>\n")


class FoldCells(SphinxPostTransform):
    """Folds the code of every cell, and what its author folded."""

    default_priority = 250  # once MyST-NB has wrapped what authors fold
    formats = ("html",)

    def run(self, **kwargs):
        for cell in list(self.document.findall(nodes.container)):
            cell[:] = [as_fold(child) for child in cell.children]
        for cell in list(self.document.findall(nodes.container)):
            if cell.get("nb_element") == "cell_code_source" and not stays_open(cell):
                cell[:] = [fold("", *cell.children, label=CODE)]


def as_fold(node):
    """What its author folded, as a fold of ours; anything else as it is."""
    if not isinstance(node, HideCodeCellNode):
        return node
    prompt = node["prompt_show"].strip()
    return fold("", *node.children, label=LABELS.get(prompt.split()[-1], prompt))


def stays_open(code):
    """Whether nothing folds the code of a cell: it is folded already, or is there to be changed."""
    above = list(ancestors(code))
    if any(isinstance(node, fold) for node in above):
        return True
    section = next((node for node in above if isinstance(node, nodes.section)), None)
    if section is None or ASKED_TO_CHANGE not in section["ids"]:
        return False
    return next(section.findall(nodes.literal_block)) in code.children


def ancestors(node):
    """The nodes that hold a node, innermost first."""
    while node.parent is not None:
        node = node.parent
        yield node


def setup_folds(app):
    """Register node and transform."""
    app.add_node(fold, html=(visit_fold, depart_fold))
    app.add_post_transform(FoldCells)

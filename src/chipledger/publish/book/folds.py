"""The workshop of a chapter, out of its text: figures and tables stand where they are drawn, the
rest of every cell in one fold at the end of its section.

Judgements:

- A reader came for findings: what a cell draws is part of the text, its code and its lines of text
  are the workshop, which one button of the site opens everywhere.
- A section is what an h2 heads; cells above the first go with it.
- PDF and EPUB have no workshop.
- Claims and findings of a chapter are for who checks: a fold too.
"""

from html import escape

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

CODE, RECEIPT = "Code", "receipt"
MINUTE = "minute"
DRAWN = (nodes.figure, nodes.table, nodes.image)


class fold(nodes.General, nodes.Element):
    """What opens with one click, under its `label`."""


def visit_fold(translator, node):
    """The element that browsers fold by themselves."""
    label = escape(node["label"])
    translator.body.append(translator.starttag(node, "details", "", CLASS="fold"))
    translator.body.append(f"<summary>{label}</summary>")


def depart_fold(translator, node):
    translator.body.append("</details>\n")


class FoldWorkshop(SphinxPostTransform):
    """Leaves of each cell what it draws, and folds the rest; outside of HTML pages it drops it."""

    default_priority = 100  # once MyST-NB has chosen outputs, before it hides cells in its own way

    def run(self, **kwargs):
        workshops = {}
        for cell in list(self.document.findall(nodes.container)):
            if cell.get("nb_element") == "cell_code":
                home = home_of(cell)
                drawn, rest = parted(cell)
                place = cell.parent.index(cell)
                cell.parent[place : place + 1] = drawn
                workshops.setdefault(id(home), (home, []))[1].append(rest)
        if self.app.builder.format != "html" or self.app.builder.name == "bookepub":
            return
        for home, cells in workshops.values():
            workshop = fold("", *cells, label=CODE, classes=["code"])
            if isinstance(home, nodes.section):
                home.append(workshop)
            else:
                home.parent.insert(home.parent.index(home) + 1, workshop)
        self.fold_receipts()

    def fold_receipts(self):
        """A section that holds nothing but claims and findings is a fold of that name."""
        for box in list(self.document.findall(nodes.container)):
            if RECEIPT not in box["classes"]:
                continue
            section = next(one for one in ancestors(box) if isinstance(one, nodes.section))
            title, *content = section.children
            for workshop in list(section.findall(fold)):
                content.remove(workshop)
                content += workshop.children
            section.replace_self(fold("", *content, label=title.astext(), ids=section["ids"]))


def home_of(cell):
    """The section or box at whose end the workshop of a cell is folded."""
    above = [node for node in ancestors(cell) if is_home(node)]
    if len(above) > 1:
        return above[-2]
    page = above[0]
    return next((child for child in page if is_home(child)), page)


def is_home(node):
    """Whether a node is a section or the box at the top."""
    return isinstance(node, nodes.section) or MINUTE in node.get("classes", ())


def parted(cell):
    """What a cell draws, each in its frame, and the rest of it in one frame."""
    drawn, rest = [], nodes.container("", classes=["cell"])
    for part in cell.children:
        if part.get("nb_element") != "cell_code_output":
            rest += part
            continue
        told = []
        for output in part.children:
            if is_drawn(output):
                drawn.append(nodes.container("", output, classes=["cell", "cell_output"]))
            else:
                told.append(output)
        if told:
            rest += nodes.container("", *told, classes=["cell_output"])
    return drawn, rest


def is_drawn(output):
    """Whether an output holds a figure, a table, or the box of claims and findings."""
    return any(
        isinstance(node, DRAWN)
        or RECEIPT in node.get("classes", ())
        or isinstance(node, nodes.raw)
        and ("<svg" in node.astext() or "<table" in node.astext())
        for node in output.findall(nodes.Element)
    )


def ancestors(node):
    """The nodes that hold a node, innermost first."""
    while node.parent is not None:
        node = node.parent
        yield node


def setup_folds(app):
    """Register node and transform."""
    app.add_node(fold, html=(visit_fold, depart_fold))
    app.add_post_transform(FoldWorkshop)

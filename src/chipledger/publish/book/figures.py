"""The files behind each figure of the site: its data as CSV, its drawing as
SVG with literal colours.

Judgements made here: the fold with description and data stands after the figure, not
inside it, since a caption belongs to the drawing; names of figures are unique in the
book, since they name files.
"""

import re
from pathlib import Path

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from chipledger.drawing import standalone
from chipledger.notebook.stored import notebook_paths, stored_figures
from chipledger.publish.book.folds import ancestors
from chipledger.publish.book.ledger_tables import label_link
from chipledger.publish.book.outputs import is_site

FOLDER = "figures"
FOLD = re.compile(
    r'<details class="fold figure-data" id="([a-z0-9-]+)-data">.*?</details>', re.DOTALL
)

LABEL = "fig-{}"  # of a figure in its chapter
_DETAILS = re.compile(r' aria-details="[^"]*"')


class FoldAfterFigure(SphinxPostTransform):
    """Moves the fold of a figure behind it, and links the files. The EPUB, which has no files
    beside it, goes without.
    """

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs):
        up = "../" * self.env.docname.count("/")
        for raw in list(self.document.findall(nodes.raw)):
            fold = FOLD.search(raw.astext())
            if not fold:
                continue
            raw.children = [nodes.Text(FOLD.sub("", raw.astext()))]
            if not is_site(self.app):
                continue
            links = " · ".join(
                f'<a href="{up}{FOLDER}/{fold[1]}.{kind}" download="{fold[1]}.{kind}">{words}</a>'
                for kind, words in (("csv", "Data as CSV"), ("svg", "Drawing as SVG"))
            )
            after = nodes.raw(
                "",
                fold[0].replace("</details>", f'<p class="figure-files">{links}</p></details>'),
                format="html",
            )
            figure = next(
                (above for above in ancestors(raw) if isinstance(above, nodes.figure)), raw
            )
            figure.parent.insert(figure.parent.index(figure) + 1, after)


def write_files(app, exception):
    """Write the CSV and the SVG of every figure."""
    if exception or not is_site(app):
        return
    folder, seen = Path(app.outdir) / FOLDER, {}
    folder.mkdir(exist_ok=True)
    for notebook, about, svg in stored_figures(notebook_paths(app.srcdir)):
        if about["name"] in seen:
            raise ExtensionError(
                f"figure {about['name']!r} stands in {seen[about['name']]} and in {notebook}: "
                "give each its own name"
            )
        seen[about["name"]] = notebook
        (folder / f"{about['name']}.csv").write_text(about["csv"], "utf-8", newline="")
        (folder / f"{about['name']}.svg").write_text(standalone(svg) + "\n", "utf-8", newline="")
    for path in folder.iterdir():
        if path.stem not in seen:
            path.unlink()


def setup_figure_files(app):
    """Register both with Sphinx."""
    app.add_post_transform(FoldAfterFigure)
    app.connect("build-finished", write_files)


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
                f"no notebook has a figure named {name!r}: write one of "
                f"{', '.join(sorted(figures))}"
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

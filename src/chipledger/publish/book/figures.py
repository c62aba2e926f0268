"""The figures of a page: each with its title above, its files and its words.

A notebook's output says in Markdown what a figure is called (`chart`) and in HTML how it is drawn;
both become one figure while a page is read, so that it is numbered and can be referred to.

Judgements made here: the title stands above the drawing, since a reader wants the finding first;
the descriptions and data of all figures of a chapter stand in one fold at its end; names of figures
are unique in the book, since they name files.
"""

import re
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from chipledger.drawing import find_svg, standalone
from chipledger.notebook.stored import notebook_paths, stored_figures
from chipledger.publish.book.folds import fold
from chipledger.publish.book.outputs import is_site

FOLDER = "figures"
DATA = re.compile(r'<details class="fold figure-data".*?</summary>(.*?)</details>', re.DOTALL)

CHART, KEY, MEASURE, SOURCE = "chart", "key", "measure", "source"
LABEL = "fig-{}"  # of a figure in its chapter
IN_WORDS = "The figures in words and numbers"


class Chart(SphinxDirective):
    """What a notebook says of a figure, a line each: title, what is measured, source. `FillCharts`
    adds the drawing.
    """

    required_arguments = 1
    has_content = True
    option_spec = {KEY: directives.flag}

    def run(self):
        name, (title, measure, source) = self.arguments[0], self.content
        figure = nodes.figure("", classes=[CHART], chart=name, key=KEY in self.options)
        figure["names"].append(LABEL.format(name))
        self.state.document.note_explicit_target(figure, figure)
        words, messages = self.state.inline_text(title, self.lineno)
        figure += nodes.caption(title, "", *words)
        figure += nodes.paragraph("", measure, classes=[MEASURE])
        figure += nodes.paragraph("", source, classes=[SOURCE])
        return [figure, *messages]


class FillCharts(SphinxTransform):
    """Puts the drawing of each figure below its title."""

    default_priority = 400  # before any transform reads what a page refers to

    def apply(self, **kwargs):
        for figure in list(self.document.findall(nodes.figure)):
            if CHART in figure["classes"]:
                bundle = figure.parent.parent
                drawn = next(raw for raw in bundle.findall(nodes.raw) if find_svg(raw.astext()))
                html = drawn.astext()
                figure.insert(-1, nodes.raw("", find_svg(DATA.sub("", html)), format="html"))
                figure["data"] = DATA.search(html)[1]
                bundle.replace_self(figure)


class FilesOfFigures(SphinxPostTransform):
    """Below each figure of the site the links to its files, and at the end of the page one fold
    with the descriptions and data of all. The EPUB, which has no files beside it, goes without.
    """

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs):
        figures = [one for one in self.document.findall(nodes.figure) if CHART in one["classes"]]
        if not figures or not is_site(self.app):
            return
        up = "../" * self.env.docname.count("/")
        told = fold("", label=IN_WORDS)
        for figure in figures:
            name = figure["chart"]
            links = [
                f'<a href="{up}{FOLDER}/{name}.{kind}" download="{name}.{kind}">{words}</a>'
                for kind, words in (("csv", "Data (CSV)"), ("svg", "Drawing (SVG)"))
            ]
            links.append(f'<a href="#{name}-data">Description</a>')
            line = f'<span class="figure-files">{" · ".join(links)}</span>'
            figure[-1] += [nodes.Text(" "), nodes.raw("", line, format="html")]
            html = f'<div class="figure-data" id="{name}-data">{figure["data"]}</div>'
            told += nodes.raw("", html, format="html")
        next(self.document.findall(nodes.section)).append(told)


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
    """Register directive, transforms and files with Sphinx."""
    app.add_directive(CHART, Chart)
    app.add_transform(FillCharts)
    app.add_post_transform(FilesOfFigures)
    app.connect("build-finished", write_files)

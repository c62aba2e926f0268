"""The quiet sign beside a figure of an article that takes part in a failing check.

It stands behind the letter of the claim, in the link to its entry, where the check is named; a screen reader says what
it means, and the page on how to read a number explains it.
"""

from docutils import nodes

from chipledger.tables.vocabulary import FLAG, FLAG_MEANING


class failing_flag(nodes.Inline, nodes.Element):
    """The sign; without children, so that neither search nor description reads it."""

    def to_typst(self, quote):
        """A call of the template's function."""
        return f"#flag({quote(FLAG)});"


def visit_flag(translator, node):
    """A raised sign with a name."""
    translator.body.append(
        f'<sup class="mark flag" role="img" aria-label="{FLAG_MEANING}" title="{FLAG_MEANING}">{FLAG}</sup>'
    )
    raise nodes.SkipNode


def setup_flag(app):
    """Register the node; the Typst writer asks it itself."""
    app.add_node(failing_flag, html=(visit_flag, None))

"""Formulas as MathML, which browsers draw by themselves: no script, no font, no request."""

import html

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

logger = logging.getLogger(__name__)


def add_mathml(app):
    """Register the renderer that `html_math_renderer: mathml` names."""
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))


def visit_inline(translator, node):
    """Write a formula within a sentence."""
    translator.body.append(_mathml(node))
    raise nodes.SkipNode


def visit_block(translator, node):
    """Write a displayed formula, with its number where it has one."""
    identity = f' id="{node["ids"][0]}"' if node.get("ids") else ""
    number = ""
    if node["number"]:  # within its chapter, as references to it say
        number = f'<span class="eqno">({get_node_equation_number(translator, node)})</span>'
    formula = _mathml(node, block=True)
    translator.body.append(f'<div class="math-block"{identity}>{formula}{number}</div>\n')
    raise nodes.SkipNode


def _mathml(node, block=False):
    """The formula with its source as text, or its source and a warning, which fails the build, where docutils cannot read it."""
    try:
        lines = "".join(tex2mathml(node.astext(), as_block=block)).splitlines()
        source = html.escape(" ".join(node.astext().split()))
        return "".join(line.strip() for line in lines).replace(
            "<math ", f'<math alttext="{source}" ', 1
        )
    except MathError as error:
        logger.warning("cannot write %r as MathML: %s", node.astext(), error, location=node)
        return f"<code>{html.escape(node.astext())}</code>"

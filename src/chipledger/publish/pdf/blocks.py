"""Rules of the writer for blocks: sections, lists, boxes, code."""

from docutils import nodes

from chipledger.publish.book.figures import SOURCE
from chipledger.publish.book.folds import MINUTE, RECEIPT
from chipledger.publish.pdf.register import holds_entries, holds_nothing
from chipledger.publish.typst.markup import call, content, quote, text

ADMONITIONS = {
    "attention",
    "caution",
    "danger",
    "error",
    "hint",
    "important",
    "note",
    "seealso",
    "tip",
    "warning",
}
SMALL = ("imprint", SOURCE)  # where a page or a figure comes from
_ENUMERATORS = {
    "arabic": "1.",
    "loweralpha": "a.",
    "upperalpha": "A.",
    "lowerroman": "i.",
    "upperroman": "I.",
}
_LOOKED_UP = 20  # terms of a list that nobody reads from end to end
_PLAIN = {None, "none", "default", "text", "myst-ansi"}  # languages that are none


class BlockRules:
    """Each rule takes a node and returns Typst markup that ends with an empty line."""

    def on_paragraph(self, node):
        body = self.children(node)
        style = next((name for name in SMALL if name in node["classes"]), None)
        return (call("imprint", content(body)) if style else body) + "\n\n"

    def on_section(self, node):
        if holds_nothing(node, self.book.register) or is_receipt(node):
            return ""
        self.depth += 1
        body = self.children(node)
        self.depth -= 1
        return body

    def on_title(self, node):
        if not isinstance(node.parent, nodes.section):
            return self.small_title(node)
        place, below = self.place, self.place.step + self.depth - 1
        named = {"number": self.section_number(node.parent), "name": self.name(node.parent)}
        title = content(self.children(node))
        if below > 0 and holds_entries(node.parent):
            return (
                self.columns()
                + call("register-head", str(place.level + below), title, **named)
                + "\n\n"
            )
        if below > 0:
            return (
                "\n"
                + call("section", str(place.level + below), str(below), title, **named)
                + "\n\n"
            )
        part = quote(place.part) if place.part else None
        opens = "true" if place.opens else None
        return (
            "\n"
            + call("chapter", str(place.level), title, part=part, opens=opens, **named)
            + "\n\n"
        )

    def section_number(self, section):
        anchor = "" if isinstance(section.parent, nodes.document) else "#" + section["ids"][0]
        number = self.book.section_numbers(self.docname).get(anchor)
        return quote(".".join(map(str, number))) if number else None

    def small_title(self, node):
        return call("small-title", content(self.children(node))) + "\n\n"

    on_rubric = on_caption = on_PassthroughTextElement = small_title

    def on_admonition(self, node):
        kind = next(
            (name for name in [node.tagname, *node["classes"]] if name in ADMONITIONS), "note"
        )
        title, rest = self.headed(node)
        title = title or text("See also" if kind == "seealso" else kind.capitalize())
        return call("admonition", quote(kind), content(title), content(rest)) + "\n\n"

    on_Admonition = on_admonition

    def headed(self, node):
        """Title of a box, without the spacing of a title, and the rest of it."""
        first = node[0] if len(node) and isinstance(node[0], nodes.title) else None
        rest = "".join(self.translate(child) for child in node if child is not first)
        return (self.children(first) if first is not None else ""), rest

    def on_container(self, node):
        if RECEIPT in node["classes"]:  # the notes tell the same
            return ""
        body = self.children(node)
        return call(MINUTE, content(body)) + "\n\n" if MINUTE in node["classes"] else body

    def on_literal_block(self, node):
        language = node.get("language")
        return (
            call(
                "raw",
                quote(node.astext().rstrip()),
                block="true",
                lang=None if language in _PLAIN else quote(language),
            )
            + "\n\n"
        )

    on_doctest_block = on_literal_block

    def on_block_quote(self, node):
        author = next((child for child in node if isinstance(child, nodes.attribution)), None)
        body = "".join(self.translate(child) for child in node if child is not author)
        attribution = content(self.children(author)) if author is not None else None
        return call("quote", content(body), block="true", attribution=attribution) + "\n\n"

    def list_items(self, node):
        return [content(self.children(item)) for item in node if isinstance(item, nodes.list_item)]

    def on_bullet_list(self, node):
        kind = "rows" if "scoreboard" in node.parent.get("classes", ()) else "list"
        return call(kind, *self.list_items(node)) + "\n\n"

    def on_enumerated_list(self, node):
        numbering = quote(_ENUMERATORS[node.get("enumtype", "arabic")])
        return (
            call("enum", *self.list_items(node), start=node.get("start", 1), numbering=numbering)
            + "\n\n"
        )

    def on_definition_list(self, node):
        items = [self.definition(item) for item in node]
        return call("terms" if len(items) < _LOOKED_UP else "glossary", *items) + "\n\n"

    def definition(self, item):
        terms = [self.translate(child).strip() for child in item if isinstance(child, nodes.term)]
        body = "".join(
            self.children(child) for child in item if isinstance(child, nodes.definition)
        )
        return f"terms.item({content(', '.join(terms))}, {content(body)})"


def is_receipt(section):
    """Whether a section holds nothing but the claims and findings of its page, which the notes
    tell.
    """
    cells = [child for child in section if not isinstance(child, nodes.title)]
    return all(isinstance(cell, nodes.container) for cell in cells) and any(
        RECEIPT in part["classes"] for cell in cells for part in cell.findall(nodes.container)
    )

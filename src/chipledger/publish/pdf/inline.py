"""Rules of the writer for what stands inside a line: words, links, notes."""

import re

from sphinx.util import logging

from chipledger.publish.book.roles import is_bound
from chipledger.publish.pdf import labels
from chipledger.publish.pdf.notes import Notes, in_heading
from chipledger.publish.pdf.verdicts import verdict, verdict_in
from chipledger.publish.typst.markup import breakable, call, content, quote, text

log = logging.getLogger(__name__)


class InlineRules:
    """Each rule takes a node and returns Typst markup."""

    def on_Text(self, node):
        string = re.sub(r"\s*\n\s*", " ", node.astext())
        return text(breakable(string) if self.in_table else string)

    def on_emphasis(self, node):
        return call("emph", content(self.children(node)))

    on_title_reference = on_emphasis

    def on_strong(self, node):
        return call("strong", content(self.children(node)))

    def on_literal(self, node):
        return call("code", quote(node.astext()))

    def on_superscript(self, node):
        return call("super", content(self.children(node)))

    def on_inline(self, node):
        found = verdict_in(node["classes"])
        body = self.children(node)
        if found and self.in_table:  # where its words would be wider than the column
            body = body.replace("\N{NO-BREAK SPACE}", " ")
        return verdict(*found, body) if found else body

    def on_reference(self, node):
        body = self.children(node)
        if not body.strip():
            return ""
        style = "bound" if is_bound(node) else "jump"
        place = labels.destination(node, self.docname)
        if place is None:
            return self.outward(node, body, style)
        if self.book.register.is_entry(place[1]):
            return self.to_entry(node, place[1], body)
        if self.book.file_of(place[0]) != self.book.file_of(self.docname):
            return self.book.register.on_site(place[0], body)
        label = self.book.labels.find(self.docname, node)
        if label is None:
            log.warning(
                "typstpdf: the PDF has no place for the link %r",
                node.get("refuri") or node.get("refid"),
                location=node,
            )
            return body
        return call(style, f"label({quote(label)})", content(body))

    def to_entry(self, node, entry, body):
        """A number of the ledger leads to its note, behind whose number the first of a chapter is
        where the note leads back to; any other mention of an entry leads to the site.
        """
        notes = self.book.notes
        if not Notes.entry(node, self.docname) or in_heading(node):
            return self.book.register.entry_on_site(entry, body)
        note = f"label({quote(notes.label(self.docname, entry))})"
        linked = call("bound", note, content(body))
        if self.in_summary:
            return linked
        back = notes.back(self.docname, entry) if notes.opens(self.docname, entry, node) else None
        return linked + call(
            "noted",
            str(notes.number(self.docname, entry)),
            note,
            back=quote(back) if back else None,
        )

    on_number_reference = on_reference

    def outward(self, node, body, style):
        """A link to the web; a reference without any address is only text."""
        uri = node.get("refuri", "")
        if not uri:
            return body
        return call(style if style == "bound" else "web", quote(uri), content(body))

    def on_download_reference(self, node):
        return self.children(node)

    def on_footnote_reference(self, node):
        """The note itself is set where it is first called; later calls repeat its number."""
        identifier = node["refid"]
        label = f"<{labels.name(self.docname, 'note-' + identifier)}>"
        if identifier in self.notes_set:
            return f"#footnote({label});"
        self.notes_set.add(identifier)
        return f"#footnote{content(self.children(self.notes[identifier]))}{label}"

    def on_footnote(self, node):
        """Nothing: the call sets the note, at the foot of its page."""
        return ""

    def on_problematic(self, node):
        log.warning("typstpdf: %s", node.astext(), location=node)
        return self.children(node)

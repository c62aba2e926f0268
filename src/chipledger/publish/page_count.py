"""Tells the reader of each page how many numbers its text holds, and how many of them have a source.

Counted from the page as it is built, by the same reading that refuses naked numbers; an excepted number counts as one without a source.
"""

from chipledger.publish.lint.naked_numbers import Allowed, read_page


def count_numbers(app, pagename, templatename, context, doctree):
    """Give the template of a page its count; a page whose text holds no number has none to show."""
    if doctree is None or app.builder.name != "html":
        return
    if not hasattr(app, "chipledger_allowed"):
        app.chipledger_allowed = Allowed(app.confdir)
    reading = read_page(pagename, context.get("body") or "", app.chipledger_allowed)
    context["page_count"] = in_words(reading.numbers, reading.bound) if reading.numbers else ""


def in_words(numbers, bound):
    """The count as a reader sees it.

    Examples
    --------
    >>> in_words(47, 47)
    '47 numbers, 47 with a source'
    """
    return f"{numbers} number{'' if numbers == 1 else 's'}, {bound} with a source"


def setup_page_count(app):
    """Count when a page is handed to its template."""
    app.connect("html-page-context", count_numbers, priority=950)  # after the passes over the body

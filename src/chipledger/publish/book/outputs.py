"""Which of a cell's representations each edition takes, and which edition is being made."""

import re

from sphinx.errors import ConfigError

from chipledger.facts.catalogue import own_page

# What a notebook's output is taken from: our tables are Markdown, our figures are SVG within HTML.
MIME_TYPES = [
    "text/markdown",
    "text/html",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "text/plain",
]

HTTPS = re.compile(r"https://[\w.-]+(?::\d+)?(?:/[\w./~-]*)?")


def prefer_mime_types(app, config, builder):
    """Tell MyST-NB which of a cell's representations a builder of books wants. Entries of the
    book's own come first.
    """
    ours = [(builder, kind, rank) for rank, kind in enumerate(MIME_TYPES)]
    theirs = list(getattr(config, "nb_mime_priority_overrides", None) or [])
    config.nb_mime_priority_overrides = theirs + [
        one for one in ours if one[:2] not in {tuple(other[:2]) for other in theirs}
    ]


def prefer_tables(app, config):
    """Tell MyST-NB to take our tables as Markdown: only there are they numbered,
    and their cells links.
    """
    theirs = list(getattr(config, "nb_mime_priority_overrides", None) or [])
    ours = [(builder, "text/markdown", 0) for builder in ("html", "dirhtml", "singlehtml")]
    config.nb_mime_priority_overrides = [*theirs, *ours]


def is_site(app):
    """Whether this build makes the site, rather than the PDF or a link check."""
    return app.builder.name == "html"


def entry_address(builder, here, kind, name):
    """Where an entry stands on the site, as seen from a page; behind the address of its page comes
    its name, by which a script finds its card.
    """
    return f"{builder.get_relative_uri(here, own_page(kind, name))}#{kind}-{name}"


def site_address(config):
    """Where the site stands, with a slash at its end; empty if nobody has said.

    Raises
    ------
    ConfigError
        If it is not an https address.
    """
    address = (config.report_address or "").strip()
    if address and not HTTPS.fullmatch(address):
        raise ConfigError(
            f"report_address: {address!r} is not an https address; mend it in _config.yml or "
            "leave it empty"
        )
    return address and address.rstrip("/") + "/"

"""The EPUB: the same pages as site and PDF, as one EPUB 3 file for reading devices, in the
reader's own type and colours.

`builder` has Sphinx write the pages, `pages` makes them XHTML that reading devices accept,
`register` keeps the entries that the book prints, and `package` binds everything into one file, the
same bytes for the same sources.
"""

from chipledger.publish.epub.builder import setup_epub

__all__ = ["setup_epub"]

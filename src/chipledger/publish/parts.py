"""The parts of the Sphinx extension, in the order in which they are registered.

They stand apart from the package itself, which is imported wherever one of its modules
is, and must stay light.
"""

from chipledger.publish.book.articles import setup_articles
from chipledger.publish.book.chinese import setup_chinese
from chipledger.publish.book.chinese_pages import setup_chinese_pages
from chipledger.publish.book.edition import setup_edition
from chipledger.publish.book.entries import setup_entries
from chipledger.publish.book.figures import setup_figure_files
from chipledger.publish.book.folds import setup_folds
from chipledger.publish.book.imprint import setup_imprint
from chipledger.publish.book.judging_tables import setup_judging_tables
from chipledger.publish.book.ledger_tables import setup_generated
from chipledger.publish.book.minute import setup_minute
from chipledger.publish.book.no_formulas import setup_no_formulas
from chipledger.publish.book.number_links import setup_number_links
from chipledger.publish.book.record_tables import setup_record_tables
from chipledger.publish.book.roles import setup_roles, setup_weak
from chipledger.publish.book.scoreboard import setup_scoreboard
from chipledger.publish.book.translator import setup_translator
from chipledger.publish.book.uses import setup_uses
from chipledger.publish.build.patches import (
    setup_contents,
    setup_numref,
    setup_reread,
    setup_search,
)
from chipledger.publish.epub import setup_epub
from chipledger.publish.lint.naked_numbers import setup_page_count
from chipledger.publish.lint.tree_prose import setup_tree_prose
from chipledger.publish.pdf.builder import setup as setup_typst
from chipledger.publish.site.builder import setup_kept
from chipledger.publish.site.card_scripts import setup_cards
from chipledger.publish.site.chinese_board import setup_chinese_board
from chipledger.publish.site.ledger.write import setup_ledger_site
from chipledger.publish.site.panel.page import setup_panel
from chipledger.publish.site.site import setup_site

PARTS = (
    setup_contents, setup_search, setup_numref, setup_edition, setup_roles, setup_weak,
    setup_entries, setup_generated,
    setup_record_tables, setup_judging_tables, setup_scoreboard, setup_articles,
    setup_chinese, setup_chinese_pages, setup_chinese_board,
    setup_reread, setup_uses, setup_site,
    setup_page_count, setup_cards, setup_panel, setup_ledger_site, setup_kept, setup_figure_files,
    setup_minute, setup_typst, setup_epub, setup_imprint, setup_tree_prose,
    setup_no_formulas, setup_translator, setup_folds, setup_number_links,
)  # fmt: skip

"""A page of a site with nothing but the marks between which the pages of the ledger are written."""

from chipledger.publish.site.ledger.frame import BODY, DESCRIPTION, HEAD, PAGER, TITLE

FRAME = f"<title>{TITLE}</title><meta content='{DESCRIPTION}'>{HEAD}<main>{BODY}</main>{PAGER}"

"""`python -m chipledger` is `chipledger`."""

import sys

from chipledger.cli import program

sys.exit(program())

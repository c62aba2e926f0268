"""`python -m chipledger` is `chipledger`."""

import sys

from chipledger.cli import main

sys.exit(main())

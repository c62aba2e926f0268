"""What a command of the package imports on its way, imported: processes forked from one that has
done so need not (`tests.helpers.warm`).
"""

import IPython.core.interactiveshell  # noqa: F401

import chipledger.intake.clean
import chipledger.intake.raw
import chipledger.publish.build.execute
import chipledger.publish.build.stages
import chipledger.publish.dataset  # noqa: F401
from chipledger.publish.build.sphinx import import_sphinx
from tests.helpers import ROOT

import_sphinx(ROOT)

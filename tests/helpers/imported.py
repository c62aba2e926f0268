"""What a command of the package imports on its way, imported: processes forked from one that has
done so need not (`tests.helpers.warm`).
"""
# ruff: noqa: F401

import gc

import fontTools.subset
import fontTools.varLib.instancer
import IPython.core.interactiveshell
import openpyxl
import pandera.backends.pandas.register

import chipledger.intake.clean
import chipledger.intake.raw
import chipledger.publish.build.execute
import chipledger.publish.build.stages
import chipledger.publish.dataset
from chipledger.publish.build.sphinx import import_sphinx
from tests.helpers import ROOT

import_sphinx(ROOT)
gc.collect()
gc.freeze()  # so that the forks share the memory

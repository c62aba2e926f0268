"""Interval arithmetic over claims, the check language, and the contradiction finder."""

from chipledger.audit.checks import run_checks

__all__ = ["run_checks"]

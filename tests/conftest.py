"""What several test files share: the checkout, and the edition that `make book` built in it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root():
    """The checkout under test."""
    return ROOT


@pytest.fixture(scope="session")
def built(root):
    """The folder of the built edition; tests of it do not build it."""
    outputs = [root / "_build" / name for name in ("html/index.html", "pdf/ai-chip-race.pdf", "data/ai-chip-race-data.zip")]
    missing = [str(path.relative_to(root)) for path in outputs if not path.is_file()]
    if missing:
        pytest.fail(f"run make book first: no {', '.join(missing)}", pytrace=False)
    return root / "_build"

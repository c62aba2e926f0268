"""A small book, built once and given to every test as new."""

import shutil

import pytest

from tests.helpers.small_book import make


@pytest.fixture(scope="session")
def place(tmp_path_factory):
    """Where the small book is built: Sphinx reads all pages again elsewhere, which takes time and
    is not what a reader's second build does.
    """
    return tmp_path_factory.mktemp("book") / "here"


@pytest.fixture(scope="session")
def small_book(place):
    """A book of one chapter, built."""
    place.mkdir()
    return shutil.copytree(make(place), place.with_name("built"), symlinks=True)


@pytest.fixture
def book(small_book, place):
    """The built book, as new, at its place; a test may spoil it."""
    shutil.rmtree(place)
    return shutil.copytree(small_book, place, symlinks=True)

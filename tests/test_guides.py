"""What README, CONTRIBUTING and HOSTING name exists: files, commands with their
options, modules, folders.
"""

import re
import shlex
from importlib import import_module

import pytest

from chipledger.cli import _parser

GUIDES = ("README.md", "CONTRIBUTING.md", "HOSTING.md")
TICKED = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
LINKED = re.compile(r"\]\(([^)#:]+)\)")
FILE = re.compile(r"[\w./-]*(?:/|\w\.(?:md|csv|yml|cff|py|txt|ics|xml|html|pdf|epub|zip))")
# Named without their folder, since the sentence says which table, or given by example.
FOLDERS = ("", "data/raw/", "_build/html/")
MADE = ("sources/", "dist/", "sitemap.xml", "feed.xml")  # what a reader or a setting makes
NAME = re.compile(r"(?:chipledger|vocabulary)(?:\.\w+)+")


def prose(root, name):
    """A guide without its fenced blocks."""
    return FENCED.sub("", (root / name).read_text("utf-8"))


def ticked(root, name):
    """What stands between single backticks in the prose of a guide."""
    return TICKED.findall(prose(root, name))


def commands(root, name):
    """Every command of a guide that is ours, from its shell blocks and its prose."""
    text = (root / name).read_text("utf-8")
    blocks = [
        line for kind, block in FENCED.findall(text) if not kind for line in block.splitlines()
    ]
    for line in [*blocks, *ticked(root, name)]:
        for command in line.split("&&"):
            words = shlex.split(command, comments=True)
            if words and words[0] in ("make", ".venv/bin/chipledger"):
                yield words


@pytest.mark.parametrize("guide", GUIDES)
def test_files_that_a_guide_names_exist(root, built, guide):
    """A path in backticks, or behind a link, leads to a file or folder of the checkout
    or of the built edition.
    """
    named = [word for word in ticked(root, guide) if FILE.fullmatch(word)]
    linked = LINKED.findall(prose(root, guide))
    absent = [
        word
        for word in [*named, *linked]
        if word not in MADE and not any((root / (folder + word)).exists() for folder in FOLDERS)
    ]

    assert [] == absent
    assert named


@pytest.mark.parametrize("guide", GUIDES)
def test_commands_that_a_guide_names_exist(root, guide, capsys):
    """Each `make` target is in the Makefile, and each command of the package takes
    the options it is given.
    """
    makefile = (root / "Makefile").read_text("utf-8")
    known = {"make": set(re.findall(r"^([a-z-]+):", makefile, re.M))}
    found = list(commands(root, guide))
    refused = []
    for program, *words in found:
        if program == "make":
            refused += [words[0]] if words[0] not in known["make"] else []
            continue
        try:
            _parser().parse_args(words)
        except SystemExit:
            refused.append(shlex.join(words))

    assert [] == refused, capsys.readouterr().err
    assert found


@pytest.mark.parametrize("guide", GUIDES[:2])
def test_names_of_the_package_exist(root, guide):
    """A dotted name is a module, or something in one; `vocabulary` is that of the tables."""
    names = [word for word in ticked(root, guide) if NAME.fullmatch(word)]

    assert [] == [name for name in names if not known(name)]
    assert guide == "README.md" or names


def known(name):
    """Whether a dotted name leads to a module or to what it holds."""
    whole = re.sub(r"^vocabulary\b", "chipledger.tables.vocabulary", name)
    head, _, last = whole.rpartition(".")
    try:
        import_module(whole)
    except ModuleNotFoundError:
        return hasattr(import_module(head), last)
    return True


@pytest.mark.parametrize(
    "name", ["chipledger.publish.kept", "vocabulary.WORDS_OF_NOBODY", "chipledger.nowhere.at_all"]
)
def test_a_name_that_moved_is_noticed(name):
    """What no module is called any more is not known."""
    try:
        found = known(name)
    except ModuleNotFoundError:
        found = False

    assert not found


def test_ten_commands_lead_from_an_article_to_its_number(root):
    """CONTRIBUTING opens with ten commands, and numbers what is to be known of each."""
    text = (root / "CONTRIBUTING.md").read_text("utf-8")
    opening = text[: text.index("## The one rule")]
    block = FENCED.search(opening)[2].splitlines()

    assert 10 == len(block)
    assert [str(number) for number in range(1, 11)] == re.findall(r"^(\d+)\. ", opening, re.M)

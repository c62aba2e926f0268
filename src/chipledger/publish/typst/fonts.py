"""The fonts of the PDF, all from packages, none from the system.

- Libertinus Serif (text) and DejaVu Sans Mono (code) are inside the typst wheel.
- DejaVu Sans and its bold (text in figures) come from matplotlib, copied one by one:
  the rest of matplotlib's folder has a last-resort font that would hide missing glyphs
  from the compiler's check.
- Noto Sans SC (Chinese; it covers the traditional characters too) comes from `justmytype_intl_cjk`.
  It is a variable font, and in SVG text Typst 0.15 draws the regular weight of a variable font as
  thin and sets Latin letters beside Chinese ones in the Chinese font. Hence two static fonts with
  just the Chinese characters of the book: about a second, and kept for the next build.
"""

import hashlib
import importlib.util
from io import BytesIO
from pathlib import Path

from chipledger.errors import BuildError
from chipledger.files import write_atomically

CHINESE = "Noto Sans SC"
WEIGHTS = {"Regular": 400, "Bold": 700}

# Tables of no use to a font that is only printed from: vertical setting, substitution,
# positioning, naming of axes.
_DROPPED = ["vhea", "vmtx", "VORG", "GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG"]
_FAMILY, _STYLE, _FULL, _POSTSCRIPT = 1, 2, 4, 6  # records of an OpenType name table


def _package(name):
    """The folder of an installed package.

    Raises
    ------
    BuildError
        If it is not installed.
    """
    try:
        return Path(importlib.util.find_spec(name).origin).parent
    except (AttributeError, ValueError):
        raise BuildError(
            f"the fonts of the package {name} are missing: `make book` installs it; the earlier "
            "edition stays in place"
        ) from None


def chinese_font():
    """The file of Noto Sans SC, a variable font. The figures of the notebooks
    use it by this path too.
    """
    return _package("justmytype_intl_cjk") / "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"


def figure_fonts():
    """The files of DejaVu Sans, regular and bold."""
    folder = _package("matplotlib") / "mpl-data/fonts/ttf"
    return [folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf"]


def gather(characters, folder):
    """Put every font file that the compiler needs into a folder.

    Parameters
    ----------
    characters : set of str
        The Chinese characters of the book.
    folder : pathlib.Path
        Made if it is not there; files of another set of characters are removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for font in figure_fonts():
        write_atomically(folder / font.name, font.read_bytes())
    digest = hashlib.sha256("".join(sorted(characters)).encode()).hexdigest()[:12]
    wanted = {style: folder / f"han-{style}-{digest}.ttf" for style in WEIGHTS}
    for stale in set(folder.glob("han-*.ttf")) - set(wanted.values()):
        stale.unlink()
    missing = [style for style, path in wanted.items() if characters and not path.exists()]
    cut = _cut(characters) if missing else None
    for style in missing:
        # A font half written would be taken for a whole one next time.
        draft = wanted[style].with_suffix(".tmp")
        with _in_weight(cut, style) as font:
            font.save(draft)
        draft.replace(wanted[style])


def _cut(characters):
    """Noto Sans SC in all weights, with these characters only, as the bytes of a file."""
    from fontTools import subset  # here because it is slow to import and rarely needed
    from fontTools.ttLib import TTFont

    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=map(ord, characters))
    cut = BytesIO()
    with TTFont(chinese_font(), recalcTimestamp=False) as font:  # two builds have the same bytes
        for table in set(_DROPPED) & set(font.keys()):
            del font[table]  # before they are read, which takes longer than to cut
        cutter.subset(font)
        font.save(cut)
    return cut.getvalue()


def _in_weight(cut, style):
    """A font in one weight of its own."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(BytesIO(cut), recalcTimestamp=False)
    instancer.instantiateVariableFont(font, {"wght": WEIGHTS[style]}, inplace=True)
    font["OS/2"].usWeightClass = WEIGHTS[style]
    _rename(font["name"], style)
    return font


def _rename(table, style):
    table.names = []
    full = f"{CHINESE} {style}"
    for record, value in {
        _FAMILY: CHINESE,
        _STYLE: style,
        _FULL: full,
        _POSTSCRIPT: full.replace(" ", ""),
    }.items():
        table.setName(
            value, record, 3, 1, 0x409
        )  # Windows, Unicode, US English: what every reader looks up

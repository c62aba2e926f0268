"""Draws a picture with Typst."""

import hashlib

import typst

from chipledger.numbers.chinese import PRINTED
from chipledger.publish.typst import fonts

DOTS_PER_INCH = 144.0  # 600 pt by 315 pt become 1200 by 630 pixels, what such previews show


def drawn(shop, source, svg=None):
    """The file of a picture, compiled where the folder does not keep it from an earlier build.

    Parameters
    ----------
    shop : path
    source : str
        Typst source.
    svg : str, optional
        The `figure.svg` that it shows.

    Returns
    -------
    path
    """
    kept = shop / (hashlib.sha256((source + (svg or "")).encode()).hexdigest()[:16] + ".png")
    if not kept.exists():
        _draw(shop, source, svg, kept)
    return kept


def _draw(shop, source, svg, target):
    """Compile one picture."""
    shop.mkdir(parents=True, exist_ok=True)
    (shop / "card.typ").write_text(source, "utf-8")
    (shop / "figure.svg").write_text(svg or "", "utf-8")
    characters = set("".join(PRINTED.findall(source + (svg or ""))))
    fonts.gather(characters, shop / "fonts")
    options = {
        "font_paths": [str(shop / "fonts")],
        "ignore_system_fonts": True,
        "format": "png",
        "ppi": DOTS_PER_INCH,
    }
    draft = target.with_suffix(".tmp")
    draft.write_bytes(typst.compile(str(shop / "card.typ"), **options))
    draft.replace(target)

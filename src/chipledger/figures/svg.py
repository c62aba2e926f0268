"""A matplotlib figure as one inline SVG that the page's colours, policies and screen readers
accept.

What it promises: equal bytes for equal figures; no style attribute or element; every colour a
named variable with its light value as fallback; ids prefixed by the figure's name; coordinates to
two decimals, a hundredth of a point.
"""

import io
import re
import xml.etree.ElementTree as ElementTree

from chipledger.drawing import COLOURS
from chipledger.figures.style import SVG_FAMILIES

SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
NAMES = {value: f"var(--{name}, {value})" for name, value in COLOURS.items()}
# Pixels on the page for a point drawn: twelve-point text comes out at the size of body text.
PIXELS_PER_POINT = 1.35
PAINTED = {"path", "use", "text"}
FRAMES = {"defs", "clipPath", "pattern"}


def figure_svg(figure, name, title, alt):
    """The figure as SVG text.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    name : str
        Prefix of all ids: lower-case letters, digits and hyphens.
    title, alt : str
        Accessible name and description.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If the name is no slug, or a colour is not of the palette.
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        raise ValueError(
            f"figure name {name!r}: use lower-case letters, digits and single hyphens, a letter"
            " first"
        )
    buffer = io.StringIO()
    figure.savefig(
        buffer, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type"))
    )
    root = _without_namespaces(ElementTree.fromstring(buffer.getvalue()))
    _drop(root, {"metadata", "style", "title"})
    for element in root.iter():
        _plain_attributes(element)
    _check_colours(root, name)
    _prefix_ids(root, name)
    _flatten(root)
    return ElementTree.tostring(_labelled(root, name, title, alt), encoding="unicode")


def _without_namespaces(root):
    """Plain tag names: inside a page, SVG needs no prefixes."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
        if XLINK_HREF in element.attrib:
            element.set("href", element.attrib.pop(XLINK_HREF))
        if element.tag != "text":
            element.text = None
        element.tail = None
    return root


def _drop(root, tags):
    """Remove elements that carry dates, styles or matplotlib's name."""
    for parent in list(root.iter()):
        for child in [child for child in parent if child.tag in tags]:
            parent.remove(child)


def _plain_attributes(element):
    """Declarations become attributes, which a content policy allows; numbers lose their tails."""
    for declaration in element.attrib.pop("style", "").split(";"):
        key, _, value = (part.strip() for part in declaration.partition(":"))
        # One family for the whole figure stands at its root.
        if key and key != "font-family":
            element.set(key, value.replace("px", "em") if key == "font-size" else value)
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]
    for key, value in element.attrib.items():
        if key not in ("id", "href", "clip-path") and "#" not in value:
            value = re.sub(r"-?\d+\.\d+", lambda number: _two_decimals(number[0]), value)
        element.set(key, NAMES.get(value, " ".join(value.split())))


def _two_decimals(number):
    """`12.345678` to `12.35`, `3.00` to `3`, never `-0`."""
    return f"{round(float(number), 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _check_colours(root, name):
    """Every painted element names its colours; matplotlib leaves black out, hence the check for
    absence.
    """
    used = {element.get(key) for element in root.iter() for key in ("fill", "stroke")}
    wrong = {
        colour for colour in used if colour and not colour.startswith(("var(", "none", "url("))
    }
    framed = {element for frame in root.iter() if frame.tag in FRAMES for element in frame.iter()}
    if any(
        element.tag in PAINTED and not element.get("fill")
        for element in root.iter()
        if element not in framed
    ):
        wrong.add("black by default")
    if wrong:
        raise ValueError(
            f"figure {name!r} has hard-coded colours ({', '.join(sorted(wrong))}): "
            "call figures.style() before plt.subplots(), and use figures.COLOURS or colour_of"
        )


def _prefix_ids(root, name):
    """Keep the ids that something refers to, and make them the figure's own."""
    texts = [value for element in root.iter() for value in element.attrib.values()]
    targets = {
        target
        for value in texts
        for target in re.findall(r"^#(.+)$|url\(#(.+?)\)", value)
        for target in target
    }
    for element in root.iter():
        identifier = element.attrib.pop("id", None)
        if identifier in targets:
            element.set("id", f"{name}-{identifier}")
        for key, value in element.attrib.items():
            element.set(key, re.sub(r"^#|(?<=url\()#", f"#{name}-", value))


def _flatten(parent):
    """Lift the children of groups that say nothing: a third of the bytes."""
    for child in list(parent):
        _flatten(child)
        if child.tag == "g" and not child.attrib:
            place = list(parent).index(child)
            parent.remove(child)
            for offset, grandchild in enumerate(child):
                parent.insert(place + offset, grandchild)


def _labelled(root, name, title, alt):
    """The root anew: size, role, accessible name and description, and the one font list."""
    width, height = (float(number) for number in root.get("viewBox").split()[2:])
    labelled = ElementTree.Element(
        "svg",
        {
            "xmlns": SVG,
            "class": "figure",
            "role": "img",
            "aria-labelledby": f"{name}-title",
            "aria-describedby": f"{name}-desc",
            "aria-details": f"{name}-data",
            "viewBox": root.get("viewBox"),
            "font-family": SVG_FAMILIES,
            "font-size": "1",  # letters count in it, so that a wide page can have them smaller
            "width": f"{width * PIXELS_PER_POINT:.0f}",
            "height": f"{height * PIXELS_PER_POINT:.0f}",
            "stroke-linejoin": "round",
        },
    )
    ElementTree.SubElement(labelled, "title", {"id": f"{name}-title"}).text = title
    ElementTree.SubElement(labelled, "desc", {"id": f"{name}-desc"}).text = alt
    labelled.extend(root)
    return labelled

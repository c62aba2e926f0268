"""What an EPUB must be, as rules over its archive; each takes a `Book` and names
what is wrong with it.

The official EPUBCheck knows more of the standard, but needs Java; these rules always run, and know
what this book promises.
"""

import posixpath
import re
import zipfile
from functools import cached_property, partial
from io import BytesIO
from urllib.parse import unquote, urldefrag, urlsplit

from lxml import etree

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "s": "http://www.w3.org/2000/svg",
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
    "e": "http://www.idpf.org/2007/ops",
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPES = {".xhtml": "application/xhtml+xml", ".css": "text/css", ".png": "image/png"}
ACCESS = {
    "accessMode",
    "accessModeSufficient",
    "accessibilityFeature",
    "accessibilityHazard",
    "accessibilitySummary",
}
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
OUTSIDE = ("mimetype", "META-INF/container.xml")


class Book:
    """An EPUB file, opened.

    Attributes
    ----------
    files : dict of str to bytes
    base : str
        Folder of the package document.
    """

    def __init__(self, data):
        self.archive = zipfile.ZipFile(BytesIO(data))
        self.entries = self.archive.infolist()
        self.files = {entry.filename: self.archive.read(entry) for entry in self.entries}
        container = etree.fromstring(self.files["META-INF/container.xml"])
        self.package = container.xpath("string(//c:rootfile/@full-path)", namespaces=NAMES)
        self.base = posixpath.dirname(self.package)
        self.opf = etree.fromstring(self.files[self.package])

    def at(self, path):
        """What a path finds in the package document."""
        return self.opf.xpath(path, namespaces=NAMES)

    @cached_property
    def pages(self):
        """Trees of the XHTML documents that can be read, by name."""
        return {
            name: tree
            for name, data in self.files.items()
            if name.endswith(".xhtml") and (tree := _tree(data)) is not None
        }

    def find(self, path):
        """Page and element of everything that a path finds in the pages."""
        return [
            (name, node)
            for name, tree in self.pages.items()
            for node in tree.xpath(path, namespaces=NAMES)
        ]

    @cached_property
    def ids(self):
        """The ids of each page, as often as they are given."""
        return {name: tree.xpath("//@id") for name, tree in self.pages.items()}

    def target(self, page, address):
        """File and fragment that an address on a page names."""
        path, fragment = urldefrag(address)
        return posixpath.normpath(
            posixpath.join(posixpath.dirname(page), unquote(path))
        ) if path else page, unquote(fragment)


def _tree(data):
    try:
        return etree.fromstring(data)
    except etree.XMLSyntaxError:
        return None


def badly_wrapped(book):
    """The type comes first, as it is; the rest follows by name, with one date."""
    first, *rest = book.entries
    faults = []
    if (first.filename, first.compress_type, first.extra, book.files[first.filename]) != (
        "mimetype",
        zipfile.ZIP_STORED,
        b"",
        b"application/epub+zip",
    ):
        faults.append("the first entry is no plain mimetype")
    if [entry.filename for entry in rest] != sorted(entry.filename for entry in rest):
        faults.append("entries out of order")
    return faults + ["several dates"] * (len({entry.date_time for entry in book.entries}) > 1)


def badly_listed(book):
    """The manifest lists each file once, with its type and what is special about it, and the spine
    names documents of it.
    """
    listed = {
        posixpath.join(book.base, item.get("href")): item for item in book.at("//o:manifest/o:item")
    }
    held = set(book.files) - {*OUTSIDE, book.package}
    faults = [f"{name} is not there" for name in sorted(set(listed) - held)] + [
        f"{name} is not listed" for name in sorted(held - set(listed))
    ]
    for name, item in listed.items():
        if item.get("media-type") != TYPES.get(posixpath.splitext(name)[1]):
            faults.append(f"{name} is called {item.get('media-type')}")
        if name in book.pages and (wanted := _special(book.pages[name])) != set(
            (item.get("properties") or "").split()
        ):
            faults.append(f"{name} holds {' '.join(sorted(wanted)) or 'nothing special'}")
    names, spine = book.at("//o:manifest/o:item/@id"), book.at("//o:spine/o:itemref/@idref")
    faults += [
        f"{name} names two things"
        for name in sorted(
            {name for name in [*names, *spine] if names.count(name) > 1 or spine.count(name) > 1}
        )
    ]
    documents = {item.get("id") for name, item in listed.items() if name.endswith(".xhtml")}
    return faults + [
        f"{name} is not in the reading order" for name in sorted(documents ^ set(spine))
    ]


def _special(tree):
    """What the manifest must say of a document."""
    paths = {
        "svg": "//s:svg",
        "nav": "//h:nav[@e:type='toc']",
        "scripted": "//h:script | //h:form",
    }
    return {word for word, path in paths.items() if tree.xpath(path, namespaces=NAMES)}


def badly_described(book):
    """Identifier, language, title, date and the words of accessibility are there."""
    wanted = {
        "identifier": book.at("string(//d:identifier[@id = /o:package/@unique-identifier])"),
        "cover": "".join(book.at("//o:item[@properties='cover-image']/@href")),
        **{
            name: book.at(f"string(//d:{name})")
            for name in ("language", "title", "creator", "date", "rights", "description")
        },
    }
    faults = [name for name, text in wanted.items() if not text.strip()]
    said = {
        meta.get("property", "").removeprefix("schema:")
        for meta in book.at("//o:meta[starts-with(@property, 'schema:')]")
        if (meta.text or "").strip()
    }
    modified = [meta.text for meta in book.at("//o:meta[@property='dcterms:modified']")]
    dated = len(modified) == 1 and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", modified[0])
    return faults + sorted(ACCESS - said) + ([] if dated else ["modified"])


def badly_formed(book):
    """Every document is well-formed XHTML with a language, a title and one heading of the first
    level, but for the cover.
    """
    faults = []
    for name in (name for name in book.files if name.endswith(".xhtml")):
        tree = book.pages.get(name)
        if tree is None:
            faults.append(f"{name} is not well formed")
            continue
        has = partial(tree.xpath, namespaces=NAMES)
        facts = {
            "language": tree.get("lang") and tree.get("lang") == tree.get(LANG),
            "title": has("normalize-space(/h:html/h:head/h:title)"),
            "one h1": len(has("//h:h1")) == (0 if has("/h:html/h:body[@e:type='cover']") else 1),
        }
        faults += [f"{name}: no {fact}" for fact, holds in facts.items() if not holds]
    return faults


def leads_nowhere(book):
    """Every link within the book ends at an element that is there, and so does every
    entry of the contents.
    """
    faults = []
    for name, link in book.find("//@href | //@src"):
        if urlsplit(link).scheme:
            continue
        target, fragment = book.target(name, link)
        if target not in book.files or fragment and fragment not in book.ids.get(target, ()):
            faults.append(f"{name}: {link}")
    return faults


def not_in_the_contents(book):
    """The contents list every document of the reading order but the cover and
    themselves, in that order.
    """
    ((page, _),) = book.find("//h:nav[@e:type='toc']")
    spine = [
        posixpath.join(book.base, book.at(f"string(//o:item[@id='{name}']/@href)"))
        for name in book.at("//o:spine/o:itemref/@idref")
    ]
    named = list(
        dict.fromkeys(
            book.target(name, link)[0] for name, link in book.find("//h:nav[@e:type='toc']//@href")
        )
    )
    expected = [
        name
        for name in spine
        if name != page
        and not book.pages[name].xpath("/h:html/h:body[@e:type='cover']", namespaces=NAMES)
    ]
    return [] if named == expected else sorted(set(named) ^ set(expected)) or ["another order"]


def mute(book):
    """Figures have title and description, pictures their words, tables their
    heads, and heads say whose.
    """
    faults = [f"{name}: picture" for name, node in book.find("//h:img[not(normalize-space(@alt))]")]
    faults += [f"{name}: table" for name, node in book.find("//h:table[not(.//h:th)]")] + [
        f"{name}: head" for name, node in book.find("//h:th[not(@scope)]")
    ]
    for name, figure in book.find("//s:svg"):
        for tag, pointer in (("title", "aria-labelledby"), ("desc", "aria-describedby")):
            if not figure.xpath(
                f"normalize-space(s:{tag}[@id = $id])", id=figure.get(pointer, ""), namespaces=NAMES
            ):
                faults.append(f"{name}: figure without {tag}")
    return faults


def asks_other_hosts(book):
    """Nothing is loaded from elsewhere, nothing runs; only plain links lead there."""
    faults = [
        f"{name}: {link}"
        for name, link in book.find("//@src | //*[local-name() != 'a']/@*[local-name() = 'href']")
        if urlsplit(link).scheme or link.startswith("//")
    ]
    faults += [
        f"{name}: {node.tag.rpartition('}')[2]}"
        for name, node in book.find(
            "//h:script | //h:iframe | //h:form | //h:object | //h:button | //*[@popover]"
        )
    ]
    return faults + [
        f"{name}: {found}"
        for name, data in book.files.items()
        if name.endswith(".css")
        for found in re.findall(r"@import|url\([^)]*\)", data.decode())
    ]


def needs_the_site(book):
    """No style of an element's own, no colour by a name that only the site defines, no sheet
    missing under a figure.
    """
    faults = [
        f"{name}: {node.tag.rpartition('}')[2]}"
        for name, node in book.find("//*[@style] | //h:style | //s:style")
    ]
    faults += [f"{name}: {value}" for name, value in book.find("//@*[contains(., 'var(')]")]
    return faults + [
        f"{name}: no paper"
        for name, figure in book.find("//s:svg[not(s:rect[@width='100%'][@height='100%'][@fill])]")
    ]


def unmarked_chinese(book):
    """Every Chinese run of the text says that it is Chinese, in both ways."""
    texts = book.find(
        "//h:body//text()[not(ancestor::s:svg) and "
        "not(ancestor::*[starts-with(@lang, 'zh')][@lang = @xml:lang])]"
    )
    return [f"{name}: {text.strip()[:40]}" for name, text in texts if HAN.search(text)]


def repeated_ids(book):
    """An id names one element of its page."""
    return [
        f"{name}: {one}"
        for name, ids in book.ids.items()
        for one in sorted({one for one in ids if ids.count(one) > 1})
    ]


RULES = (
    badly_wrapped,
    badly_listed,
    badly_described,
    badly_formed,
    leads_nowhere,
    not_in_the_contents,
    mute,
    asks_other_hosts,
    needs_the_site,
    unmarked_chinese,
    repeated_ids,
)

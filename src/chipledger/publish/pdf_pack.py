"""A PDF in fewer bytes: its small objects go into compressed object streams, as PDF allows since version 1.5.

Typst writes every tag and every link as an object of its own, uncompressed: two thirds of this book's file. What a
reader sees, hears or clicks is untouched, and the same bytes come from the same bytes.

Judgements:

- Only what a writer such as Typst makes is read: one table of objects of generation 0, nothing encrypted, no update.
- Streams stay where they are; they are compressed already.

References
----------
ISO 32000-1:2008, 7.5.7 (object streams) and 7.5.8 (cross-reference streams).
"""

import re
import zlib
from itertools import islice

from chipledger.errors import BuildError

PER_STREAM = 200  # objects; more save little, and a reader unpacks a whole stream for one of them
_TABLE = re.compile(rb"xref\s+0 (\d+)\s*?\r?\n")
_TRAILER = re.compile(rb"trailer\s*<<(.*)>>\s*startxref", re.DOTALL)
_ROW = 20  # of the table [bytes]
_FREE = (0, 0, 0xFFFF)


def packed(pdf):
    """The same document with its small objects compressed.

    Parameters
    ----------
    pdf : bytes
        As Typst writes it.

    Returns
    -------
    bytes

    Raises
    ------
    BuildError
        If the file has no plain table of objects at its end.
    """
    start = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
    found, trailer = _TABLE.match(pdf, start), _TRAILER.search(pdf, start)
    if not found or not trailer:
        raise BuildError(
            "the PDF does not end with a plain table of its objects, as Typst 0.15 writes it: adapt publish/pdf_pack.py to this version"
        )
    offsets = sorted(_offsets(pdf, found.end(), int(found[1])).items())
    bodies = dict(_bodies(pdf, offsets, start))
    small = {number: body for number, body in bodies.items() if not body.endswith(b"endstream")}
    out = _Draft(pdf[: offsets[0][0]])
    for number, body in bodies.items():
        if number not in small:
            out.add(number, body)
    for part, first in enumerate(range(0, len(small), PER_STREAM)):
        out.add_stream(int(found[1]) + part, dict(islice(small.items(), first, first + PER_STREAM)))
    return out.closed(trailer[1])


def _offsets(pdf, table, count):
    """Where each object in use begins, with its number."""
    rows = (
        (number, pdf[table + _ROW * number : table + _ROW * (number + 1)])
        for number in range(count)
    )
    return {int(row[:10]): number for number, row in rows if row[17:18] == b"n"}


def _bodies(pdf, offsets, end):
    """Number and inside of each object, in the order of the file."""
    for (offset, number), after in zip(
        offsets, [*(offset for offset, _ in offsets[1:]), end], strict=True
    ):
        yield (
            number,
            pdf[pdf.index(b"obj", offset) + 3 : pdf.rindex(b"endobj", offset, after)].strip(),
        )


class _Draft:
    """A file that grows, and where each of its objects is."""

    def __init__(self, head):
        self.bytes, self.places = bytearray(head), {0: _FREE}

    def add(self, number, body):
        """An object by itself."""
        self.places[number] = (1, len(self.bytes), 0)
        self.bytes += b"%d 0 obj\n%b\nendobj\n" % (number, body)

    def add_stream(self, number, objects):
        """Objects together in one compressed stream, itself the object of that number."""
        heads, at = [], 0
        for place, (inner, body) in enumerate(objects.items()):
            heads.append(b"%d %d" % (inner, at))
            self.places[inner] = (2, number, place)
            at += len(body) + 1
        head = b" ".join(heads) + b"\n"
        keys = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
        self.add(number, _stream(keys, head + b"\n".join(objects.values())))

    def closed(self, trailer):
        """The whole file, with the table of its objects as a stream at its end."""
        number, start = max(self.places) + 1, len(self.bytes)
        self.places[number] = (1, start, 0)
        rows = (self.places.get(place, _FREE) for place in range(number + 1))
        table = b"".join(
            kind.to_bytes(1, "big") + at.to_bytes(4, "big") + more.to_bytes(2, "big")
            for kind, at, more in rows
        )
        keys = b"/Type/XRef/W[1 4 2]" + re.sub(rb"/Size \d+", b"/Size %d" % (number + 1), trailer)
        self.add(number, _stream(keys, table))
        return bytes(self.bytes) + b"startxref\n%d\n%%%%EOF\n" % start


def _stream(keys, data):
    """A compressed stream."""
    data = zlib.compress(data)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (keys, len(data), data)

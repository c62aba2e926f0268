"""One Typst file to one PDF, as a program of its own: the compiler's memory is then not
added to that of Sphinx.

It is run by its path and with `-P`, so that nothing of the package is imported: source, folder of
fonts and moment [s since 1970] are its arguments. It begins when a line comes from standard input;
with a fourth argument, the process that will tell, it sets what is there already before, and throws
it away, since the compiler is much faster at what it has just set; whatever else the build does
goes first on the cores then. To standard output goes what the compiler says, as a line of JSON, a
list of (message, diagnostic) behind the number of bytes of the PDF, and then the PDF.
"""

import io
import json
import os
import select
import sys
from contextlib import suppress
from datetime import UTC, datetime

import pikepdf
import typst

STANDARDS = ["ua-1"]
PATIENCE = 1.0  # [s] between two looks whether who would tell is still there
NICE = 5  # steps below what reads pages, which the PDF waits for


def packed(pdf):
    """The same document with its small objects in compressed streams, and the same bytes each time.

    Typst writes every tag and every link as an object of its own, uncompressed: two
    thirds of this book's file.

    Parameters
    ----------
    pdf : bytes
        As Typst writes it.

    Returns
    -------
    bytes
    """
    small = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            small,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,  # it is right, and would be set anew for its own sake
        )
    return small.getvalue()


def main(source, fonts, moment, builder=""):
    """Compile; the exit code is 1 where there is no PDF."""
    types = {"font_paths": [fonts], "ignore_system_fonts": True}
    if builder:
        os.nice(NICE)
        with suppress(typst.TypstError):  # of a source that is being replaced
            typst.query(source, "<nothing>", **types)  # sets all pages, and writes none
        while not select.select([sys.stdin], [], [], PATIENCE)[0]:
            if os.getppid() != int(builder):  # it was killed, and nobody will tell
                return 1
    if not sys.stdin.readline():
        return 1
    try:
        pdf, said = typst.compile_with_warnings(
            source,
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=datetime.fromtimestamp(int(moment), UTC),
            **types,
        )
    except typst.TypstError as error:
        pdf, said = b"", [error]
    pdf = packed(pdf) if pdf else b""
    told = json.dumps([len(pdf), [(one.message, one.diagnostic) for one in said]])
    # A buffer of our own: without one, as Python may be set to run, a signal cuts a write short.
    with open(sys.stdout.fileno(), "wb") as out:
        out.write(f"{told}\n".encode() + pdf)
    return 0 if pdf else 1


if __name__ == "__main__":
    code = main(*sys.argv[1:])
    os.close(sys.stderr.fileno())  # who listens need not wait until all memory is given back
    os._exit(code)

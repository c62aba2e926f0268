"""All tables as one Excel workbook, one sheet each, after a sheet that says
what every column means.

Text is stored as text, whatever it begins with, so that Excel never runs a cell. Numbers,
days and truth values have Excel's own types; Excel knows no infinity, so an open bound is
the word `INF` or `-INF`.
"""

import io
import re
from datetime import date, datetime

from chipledger.files import EPOCH, unzipped, zipped
from chipledger.publish.dataset.database import fields_of
from chipledger.publish.dataset.formats import plain
from chipledger.tables.description import TITLE

WIDEST = 60  # [characters]
PROPERTIES = "docProps/core.xml"
TIME = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def workbook_of(rows):
    """The tables as the bytes of an xlsx file.

    Parameters
    ----------
    rows : dict of str to list of dict
        As `typed_rows` returns them.

    Returns
    -------
    bytes
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = TITLE, "chipledger"
    for name, records in {"fields": fields_of(rows), **rows}.items():
        _write(book.create_sheet(name), list(records[0]) if records else _heads(name), records)
    buffer = io.BytesIO()
    book.save(buffer)
    files = unzipped(buffer.getvalue())
    files[PROPERTIES] = TIME.sub(
        rb"\g<1>" + datetime(*EPOCH).isoformat().encode() + b"Z", files[PROPERTIES]
    )
    return zipped(files)


def _heads(name):
    return [field["column_name"] for field in fields_of([name])]


def _write(sheet, heads, records):
    """Heads that stay in view and filter, then the rows."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, head in enumerate(heads, 1):
        longest = max((len(str(record[head])) for record in records), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(
            WIDEST, max(len(head), longest) + 3
        )
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(records) + 1}"
    bold = Font(bold=True)
    top = [WriteOnlyCell(sheet, head) for head in heads]
    for cell in top:
        cell.font = bold
    sheet.append(top)
    for record in records:
        sheet.append([_cell(sheet, value) for value in record.values()])


def _cell(sheet, value):
    """A value that needs no care as it is, text as a cell that is text and nothing else."""
    from openpyxl.cell import WriteOnlyCell

    value = value if isinstance(value, date) else plain(value)
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    return cell

"""XLSX: a workbook to read, sort and filter in: a sheet a kind of item, then actors, evidence and sources.

Words are written as text, never as formulas or links. A cell holds 32,767 characters; longer words are cut and say so.
Excel ends lines with a line feed, and XML has no control characters: these become U+FFFD.
"""

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

import xlsxwriter

from briefing.errors import FormatError
from briefing.snapshots.sheets import Cell, Sheet, sheets, shown
from briefing.snapshots.snapshot import Snapshot

# Four anchors an item on an average, more than any text gives; the fewer items keep the memory within bounds.
MOST_ITEMS, MOST_ROWS = 50_000, 200_000
HEAD_ROW = 2
A4, HIGHEST = 9, 409
INK, QUIET, HEAD, LINE = "#1C2430", "#5A6474", "#E6ECF5", "#D6DBE3"
FLUSH = {"align": "left", "indent": 1, "font_color": INK}
BODY = FLUSH | {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": LINE}
HEADING = FLUSH | {"bold": True, "bg_color": HEAD, "text_wrap": True, "valign": "vcenter"}
LOOKS: dict[str, dict[str, Any]] = {
    "title": FLUSH | {"bold": True, "font_size": 16, "valign": "vcenter"},
    "caption": FLUSH | {"italic": True, "font_color": QUIET, "valign": "vcenter"},
    "head": HEADING,
    "text": BODY,
    "strong": BODY | {"bold": True},
    "number": HEADING | {"align": "right"},
    "day": BODY | {"num_format": "yyyy-mm-dd"},
    "whole": BODY | {"align": "right", "num_format": "#,##0"},
    "cents": BODY | {"align": "right", "num_format": "#,##0.00"},
}


def write(snapshot: Snapshot) -> bytes:
    """The snapshot as a workbook. Raises FormatError where a sheet would have more than ``MOST_ROWS`` rows."""
    pages = sheets(snapshot)
    _refuse(max(len(page.rows) for page in pages))
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(_properties(snapshot))
    looks = {name: book.add_format(look) for name, look in LOOKS.items()}
    for page in pages:
        sheet = book.add_worksheet(page.name)
        _set_up(sheet, page, snapshot.build.id)
        _fill(sheet, page, looks)
    book.close()
    return file.getvalue()


def _refuse(rows: int) -> None:
    if rows > MOST_ROWS:
        remedy = "narrow the filters, or take CSV tables or Parquet, which hold any number"
        raise FormatError(f"a sheet would have {rows:,} rows, and a workbook takes {MOST_ROWS:,}: {remedy}")


def _properties(snapshot: Snapshot) -> dict[str, Any]:
    """The core properties; a program finds the address under the keywords.

    ``_x0041_`` would be an escape there, so that its underscore is spelt as addresses may.
    """
    return {
        "title": f"{snapshot.title}: {snapshot.count_in_words}",
        "subject": shown(snapshot.filters_in_words),
        "author": f"Briefing {snapshot.version}",
        "keywords": snapshot.address.replace("_x", "%5Fx"),
        "created": snapshot.build.built_at.replace(tzinfo=None),
    }


def _set_up(sheet: Any, page: Sheet, build_id: str) -> None:
    """What stays in sight, what can be filtered, and how it prints."""
    sheet.hide_gridlines(2)
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + len(page.rows), len(page.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
    sheet.print_area(HEAD_ROW, 0, HEAD_ROW + len(page.rows), len(page.columns) - 1)
    sheet.set_header('&L&"Calibri,Bold"&14&A&"Calibri,Italic"&10   ' + page.caption.replace("&", "&&"))
    sheet.fit_to_pages(1 + sum(column.width for column in page.columns) // 190, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.repeat_columns(0)
    sheet.set_footer(f"&LBuild {build_id}&C&A&R&P / &N")


def _fill(sheet: Any, page: Sheet, looks: dict[str, Any]) -> None:
    sheet.write_string(0, 0, page.name, looks["title"])
    sheet.write_string(1, 0, page.caption, looks["caption"])
    widths = [column.width for column in page.columns]
    for number, column in enumerate(page.columns):
        sheet.set_column(number, number, column.width)
        counts = isinstance(column.value(next(iter(page.rows))), int | Decimal)
        sheet.write_string(HEAD_ROW, number, column.title, looks["number" if counts else "head"])
    for top, height in ((0, 27), (1, 22), (HEAD_ROW, _height([column.title for column in page.columns], widths) + 6)):
        sheet.set_row(top, height)
    for line, row in enumerate(page.rows, HEAD_ROW + 1):
        cells = [column.value(row) for column in page.columns]
        sheet.set_row(line, _height(cells, widths))
        for number, value in enumerate(cells):
            _write_cell(sheet, (line, number), value, looks)


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> float:
    """Points for the longest cell. Not every spreadsheet finds out by itself; words break before a line is full."""
    texts = [
        (cell.split("\n"), 1.1 * width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str)
    ]
    lines = max((sum(max(1, ceil(len(part) / width)) for part in parts) for parts, width in texts), default=1)
    return min(HIGHEST, 15.0 * lines + 3)


def _write_cell(sheet: Any, at: tuple[int, int], value: Cell, looks: dict[str, Any]) -> None:
    """Numbers as numbers, days as days, everything else as text, whatever it looks like."""
    if isinstance(value, date):
        sheet.write_datetime(*at, value, looks["day"])
    elif isinstance(value, int | Decimal):
        sheet.write_number(*at, value, looks["whole" if value == int(value) else "cents"])
    else:
        write = sheet.write_string if value else sheet.write_blank
        write(*at, shown(value or ""), looks["text" if at[1] else "strong"])

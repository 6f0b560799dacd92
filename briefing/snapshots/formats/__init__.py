"""The formats of a snapshot, one module each with ``write(snapshot) -> bytes``."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefing.errors import FormatError
from briefing.glossary import listed
from briefing.snapshots.formats import bundle, csv, csv_tables, docx, html, json, markdown, parquet, pdf, xlsx
from briefing.snapshots.snapshot import Snapshot


class Format(NamedTuple):
    """A format: what the reader presses, the end of the file name, its media type, what it is for, its writer.

    ``parts`` gives the same a part at a time, where a file is so large that it is sent while it is written.
    ``most`` is the number of items beyond which nobody reads such a file, or its making takes too much memory.
    """

    label: str
    suffix: str
    mime: str
    about: str
    write: Callable[[Snapshot], bytes]
    most: int
    parts: Callable[[Snapshot], Iterator[bytes]] | None = None

    def refuse(self, items: int) -> None:
        """Raises FormatError where ``items`` are too many; to be asked before a snapshot of them is taken."""
        if items > self.most:
            others = listed([format.label for format in FORMATS if format.most >= items], "or")
            remedy = f"narrow the filters, or take {others}" if others else "narrow the filters"
            raise FormatError(f"{self.label} holds at most {self.most:,} items, these are {items:,}: {remedy}")


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"
PAGE = "One page that needs nothing else: to read, print and send."
PRINT = "A document on A4, tagged and fit to be archived."
WORD = "The briefing with its charts, to edit, annotate and circulate."
PLAIN = "Plain text with footnotes, to paste where Markdown is read."
SHEETS = "A sheet for each kind of item, to sort and filter in a spreadsheet."
DATABASE = "The tables behind the items as CSV, for databases."
ANALYSIS = "The same tables with their types, for data analysis."
BUNDLE = "All of these, with a manifest that lets anybody check them."
FORMATS = (
    Format("PDF", "pdf", "application/pdf", PRINT, pdf.write, 2_000),
    Format("Web page", "html", "text/html", PAGE, html.write, 20_000),
    Format("Word document", "docx", DOCX, WORD, docx.write, 10_000),
    Format("Markdown", "md", "text/markdown", PLAIN, markdown.write, 20_000),
    Format("Workbook", "xlsx", XLSX, SHEETS, xlsx.write, xlsx.MOST_ITEMS),
    Format("CSV", "csv", "text/csv", "One row an item, for a spreadsheet.", csv.write, 1_000_000, csv.parts),
    Format("JSON", "json", "application/json", "Every item with its codes, for programs.", json.write, 100_000),
    Format("CSV tables", "csv.zip", ZIP, DATABASE, csv_tables.write, 1_000_000, csv_tables.parts),
    Format("Parquet", "parquet.zip", ZIP, ANALYSIS, parquet.write, 1_000_000, parquet.parts),
    Format("Bundle", "zip", ZIP, BUNDLE, bundle.write, 100_000),
)

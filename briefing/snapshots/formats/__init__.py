"""The formats of a snapshot, one module each: ``write`` gives a file whole, ``parts`` while it is made."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from briefing.errors import FormatError
from briefing.glossary import listed
from briefing.snapshots.flat import joined
from briefing.snapshots.formats import bundle, csv, csv_tables, docx, html, json, markdown, parquet, pdf, xlsx
from briefing.snapshots.snapshot import Snapshot


class Format(NamedTuple):
    """A format: what the reader presses, the end of the file name, its media type, what it is for, its writer.

    ``parts`` gives a file a part at a time; one that may be very large is ``streamed``, sent while it is made.
    ``most`` is the number of items beyond which nobody reads such a file, or its making takes too much memory.
    """

    label: str
    suffix: str
    mime: str
    about: str
    parts: Callable[[Snapshot], Iterable[bytes]]
    most: int
    streamed: bool = False

    def write(self, snapshot: Snapshot) -> bytes:
        """The whole file."""
        return joined(self.parts(snapshot))

    def checked(self, snapshot: Snapshot) -> bytes:
        """The whole file, unless its items are too many: raises FormatError."""
        self.refuse(len(snapshot.items))
        return self.write(snapshot)

    def refuse(self, items: int) -> None:
        """Raises FormatError where ``items`` are too many; to be asked before a snapshot of them is taken."""
        if items > self.most:
            others = listed([format.label for format in FORMATS if format.most >= items], "or")
            remedy = f"narrow the filters, or take {others}" if others else "narrow the filters"
            raise FormatError(f"{self.label} holds at most {self.most:,} items, these are {items:,}: {remedy}")


def _whole(write: Callable[[Snapshot], bytes]) -> Callable[[Snapshot], Iterable[bytes]]:
    """A writer that gives a file in one part."""
    return lambda snapshot: [write(snapshot)]


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
ALL = "All of these, with a manifest that lets anybody check them."
SINGLE = (
    Format("PDF", "pdf", "application/pdf", PRINT, _whole(pdf.write), 2_000),
    Format("Web page", "html", "text/html", PAGE, _whole(html.write), 20_000),
    Format("Word document", "docx", DOCX, WORD, _whole(docx.write), 10_000),
    Format("Markdown", "md", "text/markdown", PLAIN, _whole(markdown.write), 20_000),
    Format("Workbook", "xlsx", XLSX, SHEETS, _whole(xlsx.write), xlsx.MOST_ITEMS),
    Format("CSV", "csv", "text/csv", "One row an item, for a spreadsheet.", csv.parts, 1_000_000, True),
    Format("JSON", "json", "application/json", "Every item with its codes, for programs.", _whole(json.write), 100_000),
    Format("CSV tables", "csv.zip", ZIP, DATABASE, csv_tables.parts, 1_000_000, True),
    Format("Parquet", "parquet.zip", ZIP, ANALYSIS, parquet.parts, 1_000_000, True),
)
BUNDLE = Format(
    *("Bundle", "zip", ZIP, ALL),
    _whole(lambda snapshot: bundle.write(snapshot, {format.suffix: format.checked for format in SINGLE})),
    100_000,
)
FORMATS = (*SINGLE, BUNDLE)
BY_SUFFIX = {format.suffix: format for format in FORMATS}

"""The formats of a snapshot, one module each with ``write(snapshot) -> bytes``."""

from collections.abc import Callable
from typing import NamedTuple

from briefing.snapshots.formats import bundle, csv, csv_tables, docx, html, json, markdown, parquet, pdf, xlsx
from briefing.snapshots.snapshot import Snapshot


class Format(NamedTuple):
    """A format: what the reader presses, the end of the file name, its media type, what it is for, its writer."""

    label: str
    suffix: str
    mime: str
    about: str
    write: Callable[[Snapshot], bytes]


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
FORMATS = (
    Format("Web page", "html", "text/html", "One page that needs nothing else: to read, print and send.", html.write),
    Format("PDF", "pdf", "application/pdf", "A document on A4, tagged and fit to be archived.", pdf.write),
    Format(
        "Word document",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "The briefing with its charts, to edit, annotate and circulate.",
        docx.write,
    ),
    Format(
        "Markdown", "md", "text/markdown", "Plain text with footnotes, to paste where Markdown is read.", markdown.write
    ),
    Format("CSV", "csv", "text/csv", "One row an item, for a spreadsheet.", csv.write),
    Format("Workbook", "xlsx", XLSX, "A sheet for each kind of item, to sort and filter in a spreadsheet.", xlsx.write),
    Format("JSON", "json", "application/json", "Everything with its codes, for programs.", json.write),
    Format("CSV tables", "csv.zip", ZIP, "The tables behind the items as CSV, for databases.", csv_tables.write),
    Format("Parquet", "parquet.zip", ZIP, "The same tables with their types, for data analysis.", parquet.write),
    Format(
        "Bundle", "zip", "application/zip", "All of these, with a manifest that lets anybody check them.", bundle.write
    ),
)

"""The formats of a snapshot, one module each with ``write(snapshot) -> bytes``."""

from collections.abc import Callable
from typing import NamedTuple

from briefing.snapshots.formats import bundle, csv, html, json
from briefing.snapshots.snapshot import Snapshot


class Format(NamedTuple):
    """A format: what the reader presses, the end of the file name, its media type, what it is for, its writer."""

    label: str
    suffix: str
    mime: str
    about: str
    write: Callable[[Snapshot], bytes]


FORMATS = (
    Format("Web page", "html", "text/html", "One page that needs nothing else: to read, print and send.", html.write),
    Format("CSV", "csv", "text/csv", "One row an item, for a spreadsheet.", csv.write),
    Format("JSON", "json", "application/json", "Everything with its codes, for programs.", json.write),
    Format(
        "Bundle", "zip", "application/zip", "All of these, with a manifest that lets anybody check them.", bundle.write
    ),
)

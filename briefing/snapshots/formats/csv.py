"""CSV: one row an item, lists joined readably, the snapshot's own facts in the last columns of every row.

UTF-8 with a byte order mark, so that spreadsheets read é as é. A cell that a spreadsheet would take for a formula
is made neutral with an apostrophe; numbers stay numbers.
"""

import csv
import io
from typing import Any

from briefing import glossary, prose
from briefing.glossary import label, listed
from briefing.prose import Row
from briefing.snapshots.snapshot import Snapshot

COLUMNS = (
    *("item_id", "kind", "headline", "summary", "status", "stands_behind", "agents", "targets", "subjects"),
    *("beneficiaries", "mentions", "date", "date_words", "amount", "currency", "qualifier", "condition"),
    *("measure_type", "voice", "place", "accusations", "programme", "listed", "effective", "evidence", "reference"),
    *("document", "filters", "items", "build", "content_sha256", "snapshot"),
)
TERMS = {
    "kind": glossary.KINDS,
    "status": glossary.STATUSES,
    "measure_type": glossary.MEASURE_TYPES,
    "voice": glossary.VOICES,
}


def write(snapshot: Snapshot) -> bytes:
    """The snapshot as CSV; where nothing is left, one row still says which filters left nothing."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in snapshot.items or ({},):
        cells = _cells(row) if row else {}
        writer.writerow([neutral(value) for value in ({**cells, **_facts(snapshot)}.get(name, "") for name in COLUMNS)])
    return b"\xef\xbb\xbf" + file.getvalue().encode("utf-8")


def _facts(snapshot: Snapshot) -> dict[str, str]:
    return {
        "filters": snapshot.filters_in_words,
        "items": snapshot.count_in_words,
        "build": snapshot.build_id,
        "content_sha256": snapshot.content_sha256,
        "snapshot": snapshot.address,
    }


def _cells(row: Row) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for name, value in row.items():
        if name in TERMS:
            cells[name] = label(TERMS[name], value) if value else ""
        else:
            cells[name] = listed([str(part) for part in value]) if isinstance(value, list) else value
    made = {"stands_behind": prose.stands_behind(row), "evidence": prose.evidence(row)}
    made["document"] = row["document_title"]
    return cells | made


def neutral(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that begins like a formula, white space or not, gets an apostrophe."""
    if isinstance(value, str) and (value.lstrip()[:1] in tuple("=+-@") or value[:1] in ("\t", "\r")):
        return f"'{value}"
    return "" if value is None else value

"""CSV: one row an item, lists joined readably, the snapshot's own facts in the last columns of every row.

UTF-8 with a byte order mark, so that spreadsheets read é as é. A cell that a spreadsheet would take for a formula
is made neutral with an apostrophe; numbers stay numbers. Items that went since the build compared with have no row
of their own, since a row is an item of the snapshot; the column ``removed`` names them.
"""

import csv
import io
from collections import defaultdict
from typing import Any

from briefing import glossary, prose
from briefing.glossary import label, listed
from briefing.prose import Row
from briefing.snapshots import about
from briefing.snapshots.snapshot import Snapshot

OWN = (
    *("item_id", "kind", "kind_means", "headline", "summary", "status", "stands_behind", "agents", "targets"),
    *("subjects", "beneficiaries", "mentions", "date", "date_words", "amount", "currency", "qualifier", "condition"),
    *("measure_type", "voice", "place", "accusations", "programme", "listed", "effective", "evidence", "reference"),
    *("document", "change"),
)
SHARED = ("removed", "compared_with", *about.LABELS)
TERMS = {
    "kind": glossary.KINDS,
    "status": glossary.STATUSES,
    "measure_type": glossary.MEASURE_TYPES,
    "voice": glossary.VOICES,
}


def write(snapshot: Snapshot) -> bytes:
    """The snapshot as CSV; where nothing is left, one row still says which filters left nothing."""
    file = io.BytesIO()
    text = io.TextIOWrapper(file, "utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow([*OWN, *SHARED])
    facts, changed = _facts(snapshot), _changed(snapshot)
    shared = [neutral(facts[name]) for name in SHARED]
    for row in snapshot.items if len(snapshot.items) else ({},):
        cells = _cells(row) | {"change": changed.get(row["item_id"])} if row else {}
        writer.writerow([*(neutral(cells.get(name)) for name in OWN), *shared])
    text.flush()
    return file.getvalue()


def _facts(snapshot: Snapshot) -> dict[str, str]:
    gone = [f"{row['headline']} ({row['item_id']})" for row in snapshot.changes.removed] if snapshot.changes else []
    before = snapshot.changes.before if snapshot.changes else ""
    return {"removed": "; ".join(gone), "compared_with": before, **about.facts(snapshot)}


def _changed(snapshot: Snapshot) -> dict[str, str]:
    """What became of each item since the build compared with; one that is as it was is not named."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in about.changes(snapshot.changes):
        words = f": {row['field']}: “{row['before']}” → “{row['after']}”" if row["change"] == "changed" else ""
        found[row["item_id"]].append(about.CHANGES[row["change"]].label + words)
    return {item_id: "; ".join(parts) for item_id, parts in found.items()}


def _cells(row: Row) -> dict[str, Any]:
    cells: dict[str, Any] = {"stands_behind": prose.stands_behind(row), "evidence": prose.evidence(row)}
    cells |= {"document": row["document_title"], "kind_means": glossary.KINDS[row["kind"]].meaning}
    for name in OWN:
        value = None if name in cells else row.get(name)
        if name in TERMS:
            cells[name] = label(TERMS[name], value) if value else ""
        elif name not in cells:
            cells[name] = listed([str(part) for part in value]) if isinstance(value, list) else value
    return cells


def neutral(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that begins like a formula, white space or not, gets an apostrophe."""
    if isinstance(value, str) and (value.lstrip()[:1] in tuple("=+-@") or value[:1] in ("\t", "\r")):
        return f"'{value}"
    return "" if value is None else value

"""CSV: one row an item, lists joined readably, the snapshot's own facts in the last columns of every row.

UTF-8 with a byte order mark, so that spreadsheets read é as é. A cell that a spreadsheet would take for a formula
is made neutral with an apostrophe; numbers stay numbers. Items that went since the build compared with have no row
of their own, since a row is an item of the snapshot; the column ``removed`` names them.
"""

from collections import defaultdict
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from briefing import glossary
from briefing.prefetch import prefetch
from briefing.snapshots import about, flat
from briefing.snapshots.snapshot import Snapshot

OWN = (
    *("item_id", "kind", "kind_means", "headline", "summary", "status", "stands_behind", "agents", "targets"),
    *("subjects", "beneficiaries", "mentions", "date", "date_from", "date_to", "date_words"),
    *("amount", "currency", "qualifier", "condition"),
    *("measure_type", "voice", "place", "accusations", "programme", "listed", "effective", "evidence", "reference"),
    *("document", "document_id", "change"),
)
SHARED = ("removed", "compared_with", *about.LABELS)
CODED = ("kind", "status", "measure_type", "voice", "qualifier")


def parts(snapshot: Snapshot) -> Iterator[bytes]:
    """The snapshot as CSV; where nothing is left, one row still says which filters left nothing."""
    facts, changed = _facts(snapshot), _changed(snapshot)
    yield flat.MARK
    yield from flat.parts(prefetch(_cells(rows, facts, changed) for rows in snapshot.runs("spreadsheet")))


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


def _cells(rows: pa.Table, facts: dict[str, str], changed: dict[str, str]) -> pa.Table:
    """The columns of ``OWN`` and ``SHARED``; the facts stand in every row, and in one of their own if there is none."""
    if not rows.num_rows:
        rows = pa.Table.from_pylist([{}], schema=rows.schema)
    cells = {name: rows[name] for name in rows.column_names if name in OWN}
    cells |= {name: _said(rows[name], _labels(name)) for name in CODED}
    cells["kind_means"] = _said(rows["kind"], {code: term.meaning for code, term in glossary.KINDS.items()})
    cells["stands_behind"] = _stands_behind(rows)
    cells["change"] = _said(rows["item_id"], changed)
    cells |= {name: flat.same(facts[name], rows.num_rows) for name in SHARED}
    return pa.table({name: cells[name] for name in (*OWN, *SHARED)})


def _stands_behind(rows: pa.Table) -> pa.ChunkedArray:
    """What ``prose.stands_behind`` says of each row."""
    sourcing = _said(rows["sourcing"], _labels("sourcing"))
    credited = pc.binary_join_element_wise(sourcing, rows["asserters"], ": ")
    return pc.if_else(pc.equal(rows["asserters"], ""), sourcing, credited)


def _labels(column: str) -> dict[str, str]:
    return {code: term.label for code, term in glossary.TERMS[column].items()}


def _said(codes: pa.ChunkedArray, words: dict[str, str]) -> pa.ChunkedArray:
    """The words for each code; nothing where there are none."""
    return pc.take(pa.array(words.values(), pa.string()), pc.index_in(codes, pa.array(words, pa.string())))

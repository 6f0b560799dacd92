"""CSV tables: a ZIP with a CSV for each table that other programs read, restricted to what was chosen.

Each begins with a byte order mark and a header. Text stands in quotation marks, a missing value is nothing at all,
lists are JSON, times are UTC. As in the one-table CSV, text that a spreadsheet would take for a formula gets an
apostrophe; who needs every character as it is takes Parquet.
"""

from collections.abc import Iterator
from itertools import chain

from briefing.ahead import ahead
from briefing.snapshots import flat
from briefing.snapshots.archive import about_txt, tables
from briefing.snapshots.envelope import Member, packed
from briefing.snapshots.snapshot import Snapshot

MORE = """Files: one CSV a table, UTF-8 with a byte order mark; item.csv stands in the order of the snapshot and the
others point to it by item_id. Text that a spreadsheet would take for a formula begins with an apostrophe."""


def write(snapshot: Snapshot) -> bytes:
    """The tables and ``about.txt`` as a ZIP."""
    return packed(_members(snapshot), smaller=True)


def _members(snapshot: Snapshot) -> Iterator[Member]:
    yield about_txt(snapshot, more=MORE)
    for name, table in ahead(tables(snapshot)):
        yield f"{name}.csv", flat.joined(chain([flat.MARK], flat.parts([table])))

"""Parquet: a ZIP with a file for each table that other programs read, types and every character kept.

The facts of the snapshot stand in the key-value metadata of each file, under the names that ``about.facts`` gives them.
"""

import io
from collections.abc import Iterator

import pyarrow as pa
from pyarrow import parquet

from briefing.ahead import ahead
from briefing.snapshots import about
from briefing.snapshots.archive import about_txt, tables
from briefing.snapshots.envelope import Member, packed
from briefing.snapshots.snapshot import Snapshot

MORE = """Files: one Parquet file a table; item.parquet stands in the order of the snapshot and the others point to it
by item_id. The key-value metadata of each file says the same as the lines above."""


def write(snapshot: Snapshot) -> bytes:
    """The tables and ``about.txt`` as a ZIP; Parquet is compressed already."""
    return packed(_members(snapshot), smaller=False)


def _members(snapshot: Snapshot) -> Iterator[Member]:
    yield about_txt(snapshot, more=MORE)
    for name, table in ahead(tables(snapshot)):
        yield f"{name}.parquet", one(table.replace_schema_metadata(about.facts(snapshot)))


def one(table: pa.Table) -> bytes:
    """One table as Parquet. The chunks in which rows happen to arrive must not show in the pages of the file."""
    file = io.BytesIO()
    parquet.write_table(table.combine_chunks(), file, compression="zstd")
    return file.getvalue()

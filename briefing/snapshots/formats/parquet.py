"""Parquet: a ZIP with a file for each table that other programs read, types and every character kept.

The facts of the snapshot stand in the key-value metadata of each file, under the names that ``about.facts`` gives them.
Its bytes depend on the libraries that compress it, zstd for the tables and zlib for the ZIP.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

import pyarrow as pa
from pyarrow import parquet

from briefing.snapshots import about, envelope
from briefing.snapshots.archive import about_txt, tables
from briefing.snapshots.envelope import Parts
from briefing.snapshots.outbox import Outbox
from briefing.snapshots.snapshot import Snapshot

MORE = """Files: one Parquet file a table; item.parquet stands in the order of the snapshot. Tables join by item_id,
document_id and actor_id; code.parquet says what each code means. The key-value metadata of each file says the same as
the lines above."""


def parts(snapshot: Snapshot) -> Iterator[bytes]:
    """The tables and ``about.txt`` as a ZIP; Parquet is compressed already."""
    return envelope.sent(_members(snapshot), level=0)


def _members(snapshot: Snapshot) -> Iterator[Parts]:
    facts = about.facts(snapshot)
    yield about_txt(snapshot, more=MORE)
    for name, runs in tables(snapshot):
        yield f"{name}.parquet", one(runs, facts)


def one(runs: Iterator[pa.Table], facts: Mapping[str, str]) -> Iterator[bytes]:
    """One table as Parquet, each run as a group of rows. The chunks in which these happen to arrive must not show."""
    file, first = Outbox(), next(runs)
    with parquet.ParquetWriter(file, first.schema.with_metadata(facts), compression="zstd") as writer:
        for run in chain([first], runs):
            writer.write_table(run.combine_chunks().replace_schema_metadata(facts))
            yield file.taken()
    yield file.taken()

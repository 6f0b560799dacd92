"""CSV tables: a ZIP with a CSV for each table that other programs read, restricted to what was chosen.

Each begins with a byte order mark and a header. Text stands in quotation marks, a missing value is nothing at all,
lists are JSON, times are UTC. As in the one-table CSV, text that a spreadsheet would take for a formula gets an
apostrophe; who needs every character as it is takes Parquet.
"""

import io
import json
from collections.abc import Iterator
from datetime import UTC

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from briefing.snapshots.archive import Member, about_txt, tables
from briefing.snapshots.envelope import packed
from briefing.snapshots.snapshot import Snapshot

MORE = """Files: one CSV a table, UTF-8 with a byte order mark; item.csv stands in the order of the snapshot and the
others point to it by item_id. Text that a spreadsheet would take for a formula begins with an apostrophe."""


def write(snapshot: Snapshot) -> bytes:
    """The tables and ``about.txt`` as a ZIP."""
    return packed(dict(_members(snapshot)), smaller=True)


def _members(snapshot: Snapshot) -> Iterator[Member]:
    yield about_txt(snapshot, more=MORE)
    for name, table in tables(snapshot).items():
        yield f"{name}.csv", csv(table)


def csv(table: pa.Table) -> bytes:
    """A table as CSV, column by column rather than cell by cell: a million rows take seconds."""
    file = io.BytesIO(b"\xef\xbb\xbf")
    file.seek(0, io.SEEK_END)
    columns = {name: neutral(_flat(table[name])) for name in table.column_names}
    arrow_csv.write_csv(pa.table(columns), file)
    return file.getvalue()


def _flat(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Lists as JSON and times as ISO 8601 in UTC; the rest as it is."""
    if pa.types.is_list(column.type):
        texts = [None if value is None else json.dumps(value, ensure_ascii=False) for value in column.to_pylist()]
        return pa.chunked_array([texts], pa.string())
    if pa.types.is_timestamp(column.type):
        return pa.chunked_array([[value.astimezone(UTC).isoformat() for value in column.to_pylist()]], pa.string())
    return column


def neutral(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """What ``neutral`` of the one-table CSV does to a cell, for a whole column."""
    if not pa.types.is_string(column.type):
        return column
    begins = pc.is_in(pc.utf8_slice_codeunits(pc.utf8_ltrim_whitespace(column), 0, 1), pa.array(list("=+-@")))
    control = pc.is_in(pc.utf8_slice_codeunits(column, 0, 1), pa.array(["\t", "\r"]))
    return pc.if_else(pc.or_(begins, control), pc.binary_join_element_wise("'", column, ""), column)

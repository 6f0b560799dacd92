"""Tables as they are kept a while, in no more memory than they need, and as rows."""

import zlib
from typing import Any

import pyarrow as pa


def packed(table: pa.Table) -> pa.Table:
    """The same rows in no more memory than they need: as DuckDB gives them, each column has room for thousands."""
    return pa.ipc.open_stream(_stream(table)).read_all()


def compressed(table: pa.Table) -> bytes:
    """The same rows in as few bytes as a millisecond can make of them."""
    return zlib.compress(_stream(table), level=1)


def decompressed(content: bytes) -> pa.Table:
    """The rows that ``compressed`` was given."""
    return pa.ipc.open_stream(zlib.decompress(content)).read_all()


def _stream(table: pa.Table) -> pa.Buffer:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue()


def to_rows(table: pa.Table) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries, and so are maps in them."""
    return list(table.to_pylist(maps_as_pydicts="strict"))

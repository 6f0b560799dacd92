"""Arrow tables as CSV, column by column rather than cell by cell: a million rows take seconds.

UTF-8; text stands in quotation marks, a missing value is nothing at all, lists and structures are JSON, times are UTC.
A cell that a spreadsheet would take for a formula is made neutral with an apostrophe; numbers stay numbers.
"""

import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

# With it spreadsheets read é as é.
MARK = b"\xef\xbb\xbf"
FORMULAS, CONTROLS = pa.array(list("=+-@")), pa.array(["\t", "\r"])
SUSPECTS = pa.concat_arrays([FORMULAS, CONTROLS])


def parts(tables: Iterable[pa.Table]) -> Iterator[bytes]:
    """One CSV of all ``tables``, which have the same columns, a part a table; there must be one."""
    header = True
    for table in tables:
        columns = {name: neutral(_flat(table[name])) for name in table.column_names}
        part = io.BytesIO()
        csv.write_csv(pa.table(columns), part, csv.WriteOptions(include_header=header, eol="\r\n"))
        yield part.getvalue()
        header = False


def joined(parts: Iterable[bytes]) -> bytes:
    """All parts of a file as one; each is let go of once it is taken in. One that is alone is not even copied."""
    rest = iter(parts)
    file = io.BytesIO(next(rest, b""))
    file.seek(0, io.SEEK_END)
    file.writelines(rest)
    return file.getvalue()


def same(text: str, rows: int) -> pa.DictionaryArray:
    """A column that says the same in every row."""
    return pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int8()), rows), pa.array([text]))


def neutral(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Text that begins like a formula, white space or not, with an apostrophe; the rest as it is."""
    if pa.types.is_dictionary(column.type):
        parts = [pc.take(neutral(part.dictionary), part.indices) for part in column.chunks]
        return pa.chunked_array(parts, pa.string())
    if not pa.types.is_string(column.type):
        return column
    first = pc.utf8_slice_codeunits(column, 0, 1)
    # Hardly a column has such text, and the rest of this takes most of the time of a file.
    if not pc.any(pc.or_(pc.is_in(first, SUSPECTS), pc.utf8_is_space(first))).as_py():
        return column
    begins = pc.is_in(pc.utf8_slice_codeunits(pc.utf8_ltrim_whitespace(column), 0, 1), FORMULAS)
    return pc.if_else(pc.or_(begins, pc.is_in(first, CONTROLS)), pc.binary_join_element_wise("'", column, ""), column)


def _flat(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Lists and structures as JSON, times as ISO 8601, numbers with all their digits; the rest as it is."""
    if pa.types.is_nested(column.type):
        return _texts(column, partial(json.dumps, ensure_ascii=False))
    if pa.types.is_timestamp(column.type):
        return _texts(column, datetime.isoformat)
    return _written_out(column) if pa.types.is_floating(column.type) else column


def _written_out(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Counts and sums of money as such: else fifteen billion is 1.5e+10."""
    for digits in (0, 2):
        if pc.all(pc.equal(pc.round(column, digits), column)).as_py():
            return column.cast(pa.decimal128(38, digits))
    return column


def _texts(column: pa.ChunkedArray, text: Callable[[Any], str]) -> pa.ChunkedArray:
    return pa.chunked_array(
        [[None if value is None else text(value) for value in column.to_pylist(maps_as_pydicts="strict")]], pa.string()
    )

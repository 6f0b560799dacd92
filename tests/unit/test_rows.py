"""The rows of a large table are the same as those of a small one, only not all at once."""

import pyarrow as pa

from briefing.snapshots.rows import FEW, Rows, rows


def fetch(first: int, most: int) -> pa.Table:
    return TABLE.slice(first, most)


TABLE = pa.table({"number": range(FEW + 3), "word": [f"word {number % 7}" for number in range(FEW + 3)]})


def test_few_rows_are_a_tuple_and_many_are_read_as_they_are_wanted() -> None:
    assert rows(FEW, fetch) == tuple(TABLE.slice(0, FEW).to_pylist())
    assert isinstance(rows(TABLE.num_rows, fetch), Rows)


def test_many_rows_read_like_a_list() -> None:
    many, plain = rows(TABLE.num_rows, fetch), TABLE.to_pylist()
    assert list(many) == plain
    assert list(many) == plain, "a second reading gives the same"
    assert len(many) == len(plain)
    assert plain[-1] in many
    assert {"number": -1, "word": ""} not in many

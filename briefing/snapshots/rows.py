"""Rows of an Arrow table as dictionaries, however many: a few at once, a great many a batch at a time."""

from collections.abc import Iterator, Sequence
from typing import overload

import pyarrow as pa

from briefing.prose import Row

FEW = 10_000


def rows(table: pa.Table) -> Sequence[Row]:
    """The rows of ``table``; those of a large one are made anew each time they are read, never all at once."""
    return Rows(table) if table.num_rows > FEW else tuple(table.to_pylist())


class Rows(Sequence[Row]):
    """The rows of a large table. Reading on is cheap, jumping about is not."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table

    def __len__(self) -> int:
        return int(self._table.num_rows)

    def __iter__(self) -> Iterator[Row]:
        for batch in self._table.to_batches(max_chunksize=FEW):
            yield from batch.to_pylist()

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, int):
            place = range(len(self))[at]
            row: Row = self._table.slice(place, 1).to_pylist()[0]
            return row
        return rows(self._table.take(list(range(len(self))[at])))

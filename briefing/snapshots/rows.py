"""The items of a snapshot as dictionaries, however many: a few at once, a great many a run at a time."""

from collections.abc import Callable, Iterator, Sequence
from typing import overload

import pyarrow as pa

from briefing.prose import Row

FEW = 10_000
# The rows from an offset on, at most so many.
Fetch = Callable[[int, int], pa.Table]


def rows(size: int, fetch: Fetch) -> Sequence[Row]:
    """The ``size`` rows that ``fetch`` gives; those of a large number are fetched anew each time they are read."""
    return Rows(size, fetch) if size > FEW else tuple(fetch(0, size).to_pylist())


class Rows(Sequence[Row]):
    """The rows of a large table, never all of them in memory. Reading on is cheap, jumping about is not."""

    def __init__(self, size: int, fetch: Fetch) -> None:
        self._size, self._fetch = size, fetch

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Row]:
        for first in range(0, self._size, FEW):
            yield from self._fetch(first, FEW).to_pylist()

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        wanted = range(self._size)[at]
        if isinstance(wanted, int):
            row: Row = self._fetch(wanted, 1).to_pylist()[0]
            return row
        if wanted.step != 1:
            raise NotImplementedError("rows are read in their order")
        return rows(len(wanted), lambda first, most: self._fetch(wanted.start + first, min(most, len(wanted) - first)))

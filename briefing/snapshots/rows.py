"""The items of a snapshot as dictionaries, however many: a few at once, a great many a run at a time."""

from collections.abc import Callable, Collection, Iterator

import pyarrow as pa

from briefing.prose import Row

FEW = 10_000
# The rows from an offset on, at most so many.
Fetch = Callable[[int, int], pa.Table]


def rows(size: int, fetch: Fetch) -> Collection[Row]:
    """The ``size`` rows that ``fetch`` gives; those of a large number are fetched anew each time they are read."""
    return Rows(size, fetch) if size > FEW else tuple(fetch(0, size).to_pylist())


class Rows(Collection[Row]):
    """The rows of a large table, never all of them in memory."""

    def __init__(self, size: int, fetch: Fetch) -> None:
        self._size, self._fetch = size, fetch

    def __contains__(self, row: object) -> bool:
        return any(row == one for one in self)

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Row]:
        for first in range(0, self._size, FEW):
            yield from self._fetch(first, FEW).to_pylist()

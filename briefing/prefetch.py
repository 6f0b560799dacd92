"""Work on one part while the next is made."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def prefetch(parts: Iterable[T]) -> Iterator[T]:
    """The same parts, each made by a thread of its own while the one before is in use; errors come in their place."""
    rest = iter(parts)
    with ThreadPoolExecutor(max_workers=1) as beside:
        coming = beside.submit(lambda: [*_next(rest)])
        while part := coming.result():
            coming = beside.submit(lambda: [*_next(rest)])
            yield part[0]


def _next(rest: Iterator[T]) -> Iterator[T]:
    """The next part, or none."""
    for part in rest:
        yield part
        return

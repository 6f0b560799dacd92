"""Work on one part while the next is made."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def prefetch(parts: Iterable[T]) -> Iterator[T]:
    """The same parts, each made by a thread of its own while the one before is in use; errors come in their place."""
    rest = iter(parts)
    with ThreadPoolExecutor(max_workers=1) as beside:
        coming = beside.submit(list, islice(rest, 1))
        while part := coming.result():
            coming = beside.submit(list, islice(rest, 1))
            yield part[0]

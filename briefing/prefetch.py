"""Work on one part while the next is made."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

from briefing.answers import ask_for, asker

T = TypeVar("T")


def prefetch(parts: Iterable[T]) -> Iterator[T]:
    """The same parts, each made by a thread of its own while the one before is in use; errors come in their place.

    What that thread asks of a build, it asks for the one that waits for it.
    """
    rest = iter(parts)
    with ThreadPoolExecutor(max_workers=1, initializer=ask_for, initargs=(asker(),)) as beside:
        coming = beside.submit(list, islice(rest, 1))
        try:
            while part := coming.result():
                coming = beside.submit(list, islice(rest, 1))
                yield part[0]
        finally:
            # An error would else keep itself, and with it all that the parts are made of.
            del coming

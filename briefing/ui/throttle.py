"""A few runs at once, each soon done, where many at once would all be late."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore

# Runs share one interpreter; what they ask of a build they do beside it.
_free = Semaphore(1 + (os.cpu_count() or 1))
# In seconds. Whoever has waited so long goes on beside the others: one of them may be waiting for files far away.
LONGEST = 0.5


@contextmanager
def throttled() -> Iterator[None]:
    """Around a run."""
    mine = _free.acquire(timeout=LONGEST)
    try:
        yield
    finally:
        if mine:
            _free.release()

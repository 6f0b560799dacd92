"""Long work that lets those go first who wait for a page."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import get_native_id
from typing import TypeVar

T = TypeVar("T")


def at_low_priority(work: Callable[[], T]) -> T:
    """What ``work`` gives, done by a thread of its own, and by those it begins, in the time that others leave."""
    with low_priority_worker() as alone:
        return alone.submit(work).result()


def low_priority_worker() -> ThreadPoolExecutor:
    """One thread that lets all others go first, as do those it begins."""
    return ThreadPoolExecutor(max_workers=1, initializer=_lowest)


def _lowest() -> None:
    """Only Linux ranks single threads, and not everywhere may a thread give up its rank."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, get_native_id(), 19)

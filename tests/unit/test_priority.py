"""Whoever waits for a page goes before whoever waits for a file."""

import os
import sys
from threading import get_native_id

import pytest

from briefing.prefetch import prefetch
from briefing.priority import at_low_priority


def rank() -> int:
    return os.getpriority(os.PRIO_PROCESS, get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ranks single threads")
def test_long_work_and_what_it_begins_is_done_last_and_the_thread_that_asks_stays_as_it_is() -> None:
    before = rank()
    assert at_low_priority(lambda: (rank(), [*prefetch(rank() for _ in range(2))])) == (19, [19, 19])
    assert rank() == before


def test_an_error_of_the_work_is_that_of_who_asked_for_it() -> None:
    with pytest.raises(ZeroDivisionError):
        at_low_priority(lambda: 1 // 0)

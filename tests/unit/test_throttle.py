"""A few runs at once, and nobody waits for ever."""

import time
from threading import BoundedSemaphore, Event, Thread

import pytest

from briefing.ui import throttle


def test_one_more_run_than_there_are_turns_waits_until_one_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "_free", BoundedSemaphore(1))
    monkeypatch.setattr(throttle, "LONGEST", 30)
    begun, order = Event(), []

    def run() -> None:
        begun.set()
        with throttle.throttled():
            order.append("second")

    with throttle.throttled():
        other = Thread(target=run)
        other.start()
        begun.wait()
        time.sleep(0.1)
        order.append("first")
    other.join(30)
    assert order == ["first", "second"]


def test_who_has_waited_long_goes_on_beside_the_others_and_leaves_them_their_turns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    free = BoundedSemaphore(1)
    monkeypatch.setattr(throttle, "_free", free)
    monkeypatch.setattr(throttle, "LONGEST", 0.01)
    with throttle.throttled(), throttle.throttled():
        pass
    assert free.acquire(blocking=False)


def test_a_run_that_fails_gives_its_turn_back(monkeypatch: pytest.MonkeyPatch) -> None:
    free = BoundedSemaphore(1)
    monkeypatch.setattr(throttle, "_free", free)
    with pytest.raises(ZeroDivisionError), throttle.throttled():
        _ = 1 / 0
    assert free.acquire(blocking=False)

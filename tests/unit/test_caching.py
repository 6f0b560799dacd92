"""Answers kept a while."""

import gc
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from briefing import build, store
from briefing.caching import cached
from briefing.filters import Filters
from briefing.packing import compressed, decompressed
from briefing.store import Build
from tests import sample


def test_who_asks_what_is_being_worked_out_waits_for_that_answer() -> None:
    asked, begun, go = [], Event(), Event()

    def ask(name: str) -> list[str]:
        asked.append(name)
        begun.set()
        assert go.wait(10)
        return [name]

    answers = cached(ask, 2)
    with ThreadPoolExecutor() as readers:
        first = readers.submit(answers, "a")
        assert begun.wait(10)
        others = [readers.submit(answers, "a") for _ in range(3)]
        go.set()
        assert all(other.result() is first.result() for other in others)
    assert asked == ["a"]


def test_an_error_is_nobodys_answer() -> None:
    outcomes = iter([ValueError("given up"), None])

    def ask() -> str:
        if error := next(outcomes):
            raise error
        return "answer"

    answers = cached(ask, 2)
    with pytest.raises(ValueError, match="given up"):
        answers()
    assert answers() == "answer"


def test_a_build_goes_with_all_its_answers_once_nobody_holds_it(tmp_path: Path) -> None:
    """Without the collector, which comes late where much is alive."""
    gc.disable()
    try:
        opened = store.open_build(build.make(sample.write(tmp_path / "data"), tmp_path / "builds"))
        assert opened.cached_table("facets", Filters(kind=("arrest",))).num_rows
        assert opened.cached_table("leading", Filters(agency=("harbour-police",))).num_rows
        held = weakref.ref(opened)
        del opened
        assert held() is None
    finally:
        gc.enable()


def test_a_build_that_lets_go_of_what_it_keeps_answers_all_the_same(tmp_path: Path) -> None:
    """As it does once another is the newest, while readers still ask it."""
    opened = store.open_build(build.make(sample.write(tmp_path / "data"), tmp_path / "builds"))
    done, turns = Event(), sys.getswitchinterval()

    def forgetting() -> None:
        while not done.is_set():
            opened.forget()

    with ThreadPoolExecutor() as beside:
        sys.setswitchinterval(1e-5)
        try:
            beside.submit(forgetting)
            found = [opened.rows("item_count", Filters(words=f"nothing {number}")) for number in range(60)]
        finally:
            done.set()
            sys.setswitchinterval(turns)
    assert {row["items"] for rows in found for row in rows} == {0}


def test_the_answers_asked_for_last_are_kept() -> None:
    asked: list[int] = []
    answers = cached(asked.append, 2)
    for number in (1, 2, 1, 3, 1, 2):
        answers(number)
    assert asked == [1, 2, 3, 2]


def test_of_answers_that_have_a_size_as_many_are_kept_as_fit() -> None:
    asked: list[str] = []

    def ask(name: str) -> str:
        asked.append(name)
        return name

    answers = cached(ask, 10, len)
    for name in ("four", "five5", "six666", "six666", "four", "more than ten", "more than ten"):
        assert answers(name) == name
    assert asked == ["four", "five5", "six666", "four", "more than ten", "more than ten"]


@pytest.mark.parametrize("name", ["measures", "tally", "facets", "item_count"])
def test_an_answer_that_was_pressed_is_what_it_was(article: Build, name: str) -> None:
    for words in ("", "maduro", "nowhere to be found"):
        found = article.table(name, Filters(words=words))
        assert decompressed(compressed(found)).equals(found)


def test_an_answer_kept_pressed_is_not_asked_for_again(article: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also once so many others were asked for that it no longer lies as it is."""
    one, asked = store.open_build(article.path), []
    ask = store.answer
    monkeypatch.setattr(store, "answer", lambda *given: asked.append(given[-1]) or ask(*given))
    first = one.cached_table("items_held", items=("no-item",))
    for number in range(one.cached_table.cache.maxsize // store.A_TABLE + 1):
        one.cached_table("items_held", items=(f"no-item-{number}",))
    before = len(asked)
    again = one.cached_table("items_held", items=("no-item",))
    assert len(asked) == before
    assert again is not first
    assert again.equals(first)

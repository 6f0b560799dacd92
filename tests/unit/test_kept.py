"""Answers kept a while."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from briefing import build, store
from briefing.filters import Filters
from briefing.kept import kept
from briefing.store import Build
from tests import sample


def test_who_asks_what_is_being_worked_out_waits_for_that_answer() -> None:
    asked, begun, go = [], Event(), Event()

    def ask(name: str) -> list[str]:
        asked.append(name)
        begun.set()
        assert go.wait(10)
        return [name]

    answers = kept(ask, 2)
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

    answers = kept(ask, 2)
    with pytest.raises(ValueError, match="given up"):
        answers()
    assert answers() == "answer"


def test_a_build_goes_with_all_its_answers_once_nobody_holds_it(tmp_path: Path) -> None:
    """Without the collector, which comes late where much is alive."""
    gc.disable()
    try:
        opened = store.open_build(build.make(sample.write(tmp_path / "data"), tmp_path / "builds"))
        assert opened.kept("facets", Filters(kind=("arrest",))).num_rows
        assert opened.kept("leading", Filters(agency=("harbour-police",))).num_rows
        held = weakref.ref(opened)
        del opened
        assert held() is None
    finally:
        gc.enable()


def test_the_answers_asked_for_last_are_kept() -> None:
    asked: list[int] = []
    answers = kept(asked.append, 2)
    for number in (1, 2, 1, 3, 1, 2):
        answers(number)
    assert asked == [1, 2, 3, 2]


def test_of_answers_that_have_a_size_as_many_are_kept_as_fit() -> None:
    asked: list[str] = []

    def ask(name: str) -> str:
        asked.append(name)
        return name

    answers = kept(ask, 10, len)
    for name in ("four", "five5", "six666", "six666", "four", "more than ten", "more than ten"):
        assert answers(name) == name
    assert asked == ["four", "five5", "six666", "four", "more than ten", "more than ten"]


def test_answers_without_rows_have_a_size_too(article: Build) -> None:
    one = store.open_build(article.path)
    for number in range(3):
        assert one.kept("measures", Filters(words=f"nowhere{number}")).num_rows == 0
    assert one.kept.cache.currsize >= 3 * store.A_TABLE

"""A question that nobody waits for any more is given up, and nothing else is."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from briefing import answers, packing, queries
from briefing.errors import GivenUpError
from briefing.queries import Rule
from briefing.store import Build
from briefing.ui import cancellation

ENDLESS = "select sum(one.range % 7) as n from range(10000000) as one, range(10000000) as other"


def until(true: Callable[[], object]) -> None:
    for _ in range(300):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen within 30 seconds")


@pytest.fixture
def endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    (tmp_path / "endless.sql").write_text(f"-- Never answers.\n-- returns: n\n{ENDLESS};\n", "utf-8")
    monkeypatch.setattr(queries, "QUERIES", tmp_path)
    yield "endless"
    queries.query.cache_clear()


def test_a_query_that_is_given_up_ends_with_an_error_and_the_build_answers_on(harbour: Build, endless: str) -> None:
    caught: list[BaseException] = []

    def ask() -> None:
        try:
            harbour.table(endless)
        except GivenUpError as error:
            caught.append(error)

    asking = Thread(target=ask)
    asking.start()
    until(lambda: answers.interrupt(asking.ident or 0) or not asking.is_alive())
    assert [str(error) for error in caught] == ["query 'endless' was given up"]
    assert not answers._running
    assert harbour.cursor().execute("select count(*) from item").fetchone() == (5,)


def test_a_rule_that_takes_long_is_given_up_like_a_query(harbour: Build) -> None:
    endless = Rule("endless", "Never ends.", ENDLESS, needs_all=False)
    caught: list[str] = []

    def ask() -> None:
        try:
            harbour.offenders(endless)
        except GivenUpError as error:
            caught.append(str(error))

    asking = Thread(target=ask)
    asking.start()
    until(lambda: answers.interrupt(asking.ident or 0) or not asking.is_alive())
    assert caught == ["rule 'endless' was given up"]


def test_a_thread_that_asks_nothing_is_not_disturbed() -> None:
    with duckdb.connect() as connection:
        answers.interrupt(0)
        assert answers.answer(connection, "select 1 as n", {}, "one").to_pylist() == [{"n": 1}]
        assert not answers._running


@pytest.mark.parametrize("wanted", ["stop", "rerun"])
def test_a_run_whose_reader_left_or_chose_anew_ends_in_the_middle_of_its_query(wanted: str, endless: str) -> None:
    """The run is Streamlit's own; only who leaves is played."""

    def page(sql: str) -> None:
        import duckdb
        import streamlit as st

        from briefing.answers import answer
        from briefing.ui.cancellation import cancellable

        st.write("asked")
        if st.session_state.setdefault("run", 0):
            return
        st.session_state["run"] += 1
        with cancellable(), duckdb.connect() as connection:
            answer(connection, sql, {}, "what takes long")
        st.write("answered")

    app = AppTest.from_function(page, args=(ENDLESS,), default_timeout=60)
    run = Thread(target=app.run)
    run.start()
    until(lambda: cancellation._asking and answers._running)
    (left,) = cancellation._asking.values()
    (requests,) = left.args
    if wanted == "stop":
        requests.request_stop()
    else:
        from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

        requests.request_rerun(RerunData())
    run.join(30)
    assert not run.is_alive()
    assert not app.exception
    assert [text.value for text in app.markdown] == ["asked"]
    assert not cancellation._asking


def test_rows_that_are_packed_are_the_same_in_one_piece_of_memory(article: Build) -> None:
    given = article.table("leading")
    packed = packing.packed(given)
    assert packed.equals(given)
    parts = [part for column in packed.columns for chunk in column.chunks for part in chunk.buffers() if part]
    ends = [part.address + part.size for part in parts]
    assert max(ends) - min(part.address for part in parts) < 2 * sum(part.size for part in parts) + 64 * len(parts)

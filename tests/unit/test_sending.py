"""Large files with an address of their own."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import streamlit as st
from starlette.requests import Request

from briefing.errors import BriefingError, StoreError
from briefing.filters import Filters
from briefing.snapshots import snapshot
from briefing.snapshots.formats import BY_SUFFIX, FORMATS, Format
from briefing.snapshots.snapshot import taken
from briefing.store import Build
from briefing.ui import sending, turn
from briefing.ui.turn import AT_ONCE, Turn
from tests.serving import ROOT

CSV = BY_SUFFIX["csv"]
SENT = [format for format in FORMATS if format.streamed]


@pytest.fixture
def served(harbour: Build, monkeypatch: pytest.MonkeyPatch) -> Iterator[Build]:
    """A build that the settings lead to."""
    assert harbour.path
    monkeypatch.setenv("BRIEFING_DATA", str(harbour.path.parent.parent))
    monkeypatch.setenv("BRIEFING_BUILDS", str(harbour.path.parent))
    yield harbour
    st.cache_resource.clear()


def test_what_a_sent_file_is_no_browser_guesses(served: Build) -> None:
    async def ask() -> str:
        mine = Turn()
        found = await mine.run(sending.file, "csv", f"build={served.id}")
        answer = sending._sent(mine, found, bare=True)
        await mine.end(found.pieces)
        return answer.headers["X-Content-Type-Options"]

    # A browser of another test may have left its loop running in this thread.
    with ThreadPoolExecutor(1) as apart:
        assert apart.submit(asyncio.run, ask()).result() == "nosniff"


@pytest.mark.parametrize("format", SENT, ids=lambda format: format.suffix)
def test_the_file_that_is_sent_is_the_file_that_is_saved(format: Format, served: Build) -> None:
    chosen = Filters(kind=("arrest",), words="pier")
    address = sending.address(format, served, chosen.query() | {"heading": ["Monday & Tuesday"]})
    assert address.startswith(f"take/{format.suffix}?")
    name, mime, pieces = sending.file(format.suffix, address.partition("?")[2])
    assert b"".join(pieces) == format.write(taken(served, chosen, "Monday & Tuesday"))
    assert (name, mime) == (f"briefing-{served.id}-kind-arrest-words-pier.{format.suffix}", format.mime)


def test_a_program_that_asks_for_the_newest_build_is_told_which_one_it_got(
    later: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert later.path
    monkeypatch.setenv("BRIEFING_DATA", str(later.path.parent.parent))
    monkeypatch.setenv("BRIEFING_BUILDS", str(later.path.parent))
    name, _, pieces = sending.file("csv", "kind=statement&build=newest")
    assert b"".join(pieces) == CSV.write(taken(later, Filters(kind=("statement",))))
    assert name == f"briefing-{later.id}-kind-statement.csv"
    st.cache_resource.clear()


def test_where_no_build_can_be_opened_a_program_may_ask_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_DATA", str(tmp_path))
    monkeypatch.setenv("BRIEFING_BUILDS", str(tmp_path))
    with pytest.raises(StoreError, match="no build can be opened just now"):
        sending.file("csv", "build=newest")
    st.cache_resource.clear()


def test_files_of_many_rows_are_sent() -> None:
    assert [format.suffix for format in SENT] == ["csv", "csv.zip", "parquet.zip"]


def test_a_file_is_made_with_memory_of_its_own(served: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Build] = []
    ask = Build.runs
    monkeypatch.setattr(Build, "runs", lambda build, *given: asked.append(build) or ask(build, *given))
    b"".join(sending.file("parquet.zip", f"build={served.id}").pieces)
    assert asked
    assert not any(build.connection is served.connection for build in asked)


def test_a_long_file_is_made_a_run_of_items_at_a_time_and_is_the_same(
    served: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, asked, ask = CSV.write(taken(served, Filters())), [], Build.table
    monkeypatch.setattr(snapshot, "RUN", 1)
    monkeypatch.setattr(sending, "PIECE", 100)
    pieces = sending.file("csv", f"build={served.id}").pieces
    monkeypatch.setattr(Build, "table", lambda *given, **more: asked.append(given[1]) or ask(*given, **more))
    first = next(pieces)
    # One is made while another is written.
    assert asked.count("spreadsheet") < 4
    rest = [*pieces]
    assert asked.count("spreadsheet") == 4
    assert max(map(len, rest)) == 100
    assert b"".join([first, *rest]) == whole


@pytest.mark.parametrize(
    ("suffix", "query", "reason"),
    [
        ("exe", {}, "no file is sent as 'exe', only csv, csv.zip, parquet.zip"),
        ("csv", {"build": "20200101T000000Z-0123456789ab"}, "is not here: open the page of the choice again"),
        ("csv", {"build": "../../etc/passwd"}, "is not here"),
        ("csv", {"compared": "nowhere"}, "build 'nowhere' is not here"),
        ("csv", {"agncy": "ice"}, "asks for 'agncy', which means nothing"),
        ("csv", {"words": "a" * 201}, "searches for more than 200 characters, the most that are sought"),
        ("csv", {"agency": "nobody"}, "asks for 'agency=nobody', which build .* does not have"),
        ("csv", {"build": ""}, "is not here"),
        ("csv", {"agency": ""}, "asks for 'agency=', which build .* does not have"),
        ("csv", {"words": " "}, "searches for no words: leave words= out"),
        ("csv", {"since": ""}, "asks for 'since=', which means nothing"),
        ("csv", {"note": "x" * 2_001}, "the note is longer than 2,000 characters"),
    ],
)
def test_where_there_is_no_file_the_reason_is_named(
    suffix: str, query: dict[str, str], reason: str, served: Build
) -> None:
    with pytest.raises(BriefingError, match=reason):
        sending.file(suffix, urlencode({"build": served.id} | query))


class Slow(ThreadPoolExecutor):
    """A worker that takes its time to let others have the turn."""

    def submit(self, work: Callable[..., Any], *given: Any) -> Any:
        return super().submit(lambda: (time.sleep(0.2 if work == AT_ONCE.release else 0), work(*given))[1])


def test_who_is_refused_may_ask_for_another_at_once(served: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn, "low_priority_worker", lambda: Slow(1))
    asked: dict[str, Any] = {"type": "http", "path": "/", "headers": [], "server": ("localhost", 80)}
    asked |= {"path_params": {"suffix": "csv"}, "query_string": b"build=x"}

    async def ask() -> list[int]:
        request = Request(asked, lambda: asyncio.sleep(60))
        return [(await sending._answer(request)).status_code for _ in range(6)]

    with ThreadPoolExecutor(1) as apart:
        assert apart.submit(asyncio.run, ask()).result() == [400] * 6


def test_a_choice_too_large_for_a_format_is_refused(served: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sending.SENT, "csv", CSV._replace(most=1))
    with pytest.raises(BriefingError, match="CSV holds at most 1 items"):
        sending.file("csv", f"build={served.id}")


def test_a_file_that_fails_on_the_way_is_told_to_the_log(served: Build, caplog: pytest.LogCaptureFixture) -> None:
    pieces = sending.file("csv", f"build={served.id}").pieces
    assert served.path
    away = served.path.rename(served.path.with_suffix(".away"))
    try:
        with pytest.raises(StoreError, match="its file is gone"):
            b"".join(pieces)
    finally:
        away.rename(served.path)
    assert f"a file for build={served.id} was not sent to its end" in caplog.text


@pytest.mark.parametrize(("below", "path"), [("", "/take/{suffix}"), ("/news/desk/", "/news/desk/take/{suffix}")])
def test_an_app_below_a_path_sends_its_files_below_it(below: str, path: str, tmp_path: Path) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(f'[server]\nbaseUrlPath = "{below}"\n', "utf-8")
    code = "from briefing.ui import sending; print(*[route.path for route in sending.routes()])"
    where = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    ended = subprocess.run(command, cwd=tmp_path, env=where, capture_output=True, text=True, check=True)
    assert ended.stdout.split() == [path]

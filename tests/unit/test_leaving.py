"""Who goes away while a file is made for them costs nothing further; a server that stops does not wait for them."""

import gc
import shutil
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import streamlit as st
import uvicorn
from starlette.applications import Starlette

from briefing import answers, build, holding, queries
from briefing.store import Build
from briefing.ui import sending, shelf, turn
from tests import sample, serving
from tests.unit.test_answers import ENDLESS, until

FREE = sending.AT_ONCE._value


@pytest.fixture
def address(harbour: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, int]]:
    """A real server of the files of a build, on a port of its own, with queries that a test may change."""
    assert harbour.path
    monkeypatch.setattr(queries, "QUERIES", shutil.copytree(queries.QUERIES, tmp_path / "queries"))
    queries.query.cache_clear()
    monkeypatch.setenv("BRIEFING_DATA", str(harbour.path.parent.parent))
    monkeypatch.setenv("BRIEFING_BUILDS", str(harbour.path.parent))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(Starlette(routes=sending.routes()), log_config=None))
        serving = threading.Thread(target=server.run, args=([listening],))
        serving.start()
        yield listening.getsockname()
        server.should_exit = True
        serving.join()
    st.cache_resource.clear()
    queries.query.cache_clear()


def without_end(query: Path) -> None:
    """Have it say the same after what takes without end, so that not even its first row comes."""
    lines = query.read_text("utf-8").splitlines()
    header = [line for line in lines if line.startswith("--")]
    sql = "\n".join(line for line in lines if line not in header).strip(";")
    slowly = f"with last as ({ENDLESS}), rest as ({sql}) select rest.* from rest, last where n >= 0;"
    query.write_text("\n".join([*header, slowly]), "utf-8")
    queries.query.cache_clear()


def asked(address: tuple[str, int], path: str) -> socket.socket:
    line = socket.create_connection(address)
    line.sendall(f"GET /take/{path} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
    return line


def stuck() -> bool:
    """Whether one and the same question takes long."""
    asked = dict(answers._running)
    time.sleep(0.2)
    return bool(asked) and asked == answers._running


def idle() -> bool:
    """Whether every turn is free again and no thread is left of one."""
    working = [one for one in threading.enumerate() if one.name.startswith("ThreadPoolExecutor")]
    return not working and sending.AT_ONCE._value == FREE


def open_builds() -> int:
    return sum(type(one) is Build for one in gc.get_objects())


@pytest.mark.parametrize(
    ("suffix", "query"),
    [
        ("csv", "item_count"),
        ("csv", "actors"),
        ("csv", "spreadsheet"),
        ("csv.zip", "table_item"),
        ("parquet.zip", "table_item"),
    ],
)
def test_a_query_for_a_file_ends_with_who_asked_and_the_next_is_served(
    suffix: str, query: str, harbour: Build, address: tuple[str, int], caplog: pytest.LogCaptureFixture
) -> None:
    file = queries.QUERIES / f"{query}.sql"
    kept = file.read_text("utf-8")
    without_end(file)
    shelf.here().look()
    builds = open_builds()
    with asked(address, f"{suffix}?build={harbour.id}"):
        until(stuck)
    until(idle)
    assert not answers._running
    until(lambda: open_builds() == builds)
    file.write_text(kept, "utf-8")
    queries.query.cache_clear()
    with asked(address, f"{suffix}?build={harbour.id}") as line:
        assert line.recv(15) == b"HTTP/1.1 200 OK"
    until(idle)
    assert not [one for one in caplog.records if one.levelname == "ERROR"]


def test_who_takes_no_more_of_a_file_lets_others_have_their_turn(
    harbour: Build, address: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With far more to send than a connection holds, of which nothing is read."""
    monkeypatch.setattr(turn, "PATIENCE", 0.5)
    monkeypatch.setattr(sending, "_pieces", lambda *_: (bytes(sending.PIECE) for _ in range(100)))
    with asked(address, f"csv?build={harbour.id}") as line:
        until(lambda: sending.AT_ONCE._value < FREE)
        until(idle)
        line.settimeout(10)
        sent = 0
        # What is on its way still comes, and then the connection ends.
        with suppress(ConnectionError):
            while part := line.recv(1_000_000):
                sent += len(part)
    assert 0 < sent < 100 * sending.PIECE


def test_who_is_slow_but_goes_on_reading_gets_the_whole_file(
    harbour: Build, address: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though a piece takes longer than anybody may stand still."""
    monkeypatch.setattr(turn, "PATIENCE", 1)
    monkeypatch.setattr(sending, "_pieces", lambda *_: (bytes(20_000_000) for _ in range(1)))
    with asked(address, f"csv?build={harbour.id}") as line:
        sent, start = 0, time.monotonic()
        line.settimeout(10)
        while sent < 20_000_000 and (part := line.recv(64_000)):
            sent += len(part)
            time.sleep(0.006)
    assert sent >= 20_000_000
    assert time.monotonic() - start > 1.5
    until(idle)


def test_a_turn_is_free_again_only_once_what_is_no_query_has_ended_too(
    address: tuple[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else whoever asks and leaves, again and again, would have any number of files made at once."""
    data = sample.write(tmp_path / "data")
    out = build.make(data, tmp_path / "builds").parent
    sample.write(data, lambda parts: parts["article"]["arrest"][0].update(place="the quay"))
    monkeypatch.setenv("BRIEFING_DATA", str(data))
    monkeypatch.setenv("BRIEFING_BUILDS", str(out))
    with holding.held(out):
        with asked(address, "csv?build=newest"):
            until(lambda: sending.AT_ONCE._value == FREE - 1)
        time.sleep(0.5)
        assert sending.AT_ONCE._value == FREE - 1
    until(idle)


def test_who_leaves_at_any_moment_leaves_no_error_behind(
    address: tuple[str, int], harbour: Build, caplog: pytest.LogCaptureFixture
) -> None:
    for moment in range(0, 40, 2):
        with asked(address, f"csv?build={harbour.id}"):
            time.sleep(moment / 500)
        until(idle)
    assert not [one for one in caplog.records if one.levelname == "ERROR"]


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_told_to_stop_does_not_wait_for_the_build_of_another_process(
    told: signal.Signals, tmp_path: Path
) -> None:
    data, builds, log = sample.write(tmp_path / "data"), tmp_path / "builds", tmp_path / "log"
    builds.mkdir()
    with holding.held(builds), serving.app(data, builds, log, told=told) as at:
        port = int(at.rpartition(":")[2])
        with asked(("127.0.0.1", port), "csv?build=newest"):
            until(lambda: "another process is at work here" in log.read_text("utf-8"))
    assert not [*builds.glob("*.duckdb")]


@pytest.mark.parametrize(("query", "told"), [("item_count", signal.SIGINT), ("spreadsheet", signal.SIGTERM)])
def test_a_server_that_is_told_to_stop_cuts_off_the_files_it_sends_and_leaves_nothing_behind(
    query: str, told: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("briefing", "pages", "queries", ".streamlit"):
        shutil.copytree(serving.ROOT / name, tmp_path / "software" / name)
    shutil.copy(serving.ROOT / "app.py", tmp_path / "software")
    without_end(tmp_path / "software" / "queries" / f"{query}.sql")
    build.make(sample.write(tmp_path / "data"), tmp_path / "data" / "builds")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "software"))
    monkeypatch.delenv("BRIEFING_BUILDS", raising=False)
    with serving.app(tmp_path / "data", root=tmp_path / "software", told=told) as address:
        host, port = urlsplit(address).netloc.split(":")
        line = asked((host, int(port)), "csv?build=newest")
        # Until it is in the middle of it.
        said = line.recv(100_000) if query == "spreadsheet" else b""
        time.sleep(1)
    with line, suppress(ConnectionError):
        while part := line.recv(100_000):
            said += part
    assert said.startswith(b"HTTP/1.1 200 OK" if query == "spreadsheet" else b"HTTP/1.1 500")
    # So ends what is whole.
    assert query != "spreadsheet" or not said.endswith(b"\r\n0\r\n\r\n")
    assert not [*(tmp_path / "temporary").iterdir(), *(tmp_path / "data" / "builds").glob(".*")]

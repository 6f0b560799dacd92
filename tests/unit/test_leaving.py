"""Who goes away while a file is made for them costs nothing further."""

import gc
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import streamlit as st
import uvicorn
from starlette.applications import Starlette

from briefing import answers, queries
from briefing.store import Build
from briefing.ui import sending, shelf
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
        server = uvicorn.Server(uvicorn.Config(Starlette(routes=sending.routes()), log_level="error"))
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


@contextmanager
def asked(address: tuple[str, int], path: str) -> Iterator[socket.socket]:
    with socket.create_connection(address) as line:
        line.sendall(f"GET /take/{path} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
        yield line


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

"""What a reader would pick instead of this dashboard, over the same items: Datasette, and Streamlit with pandas.

Datasette facets them, with an index on each column that it filters by. Of a million items it gives each facet up after
a fifth of a second and shows none, unless it is told to count to the end.
"""

import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import duckdb
from playwright.sync_api import Page

from tests.serving import ROOT

# How many agencies are chosen, one after the other.
RUNS = 12
ITEMS = Path(__file__).with_name("items.sql")
COLUMNS = ("kind", "status", "sourcing", "document_id", "date")
FACETS = [("_facet", "kind"), ("_facet", "status"), ("_facet", "sourcing")]
FACETS += [("_facet_array", "agencies"), ("_facet_array", "groups")]
# Else a page asked for again would come from the browser.
FRESH = {"default_cache_ttl": "0"}
QUIET = FRESH | {"suggest_facets": "off"}
# By what Datasette does with facets: its settings.
SETTINGS = {
    "as it comes": FRESH,
    "suggesting no facets": QUIET,
    "counting to the end": QUIET | {"facet_time_limit_ms": "60000", "sql_time_limit_ms": "60000"},
}
# A page of Streamlit that is drawn to its last chart.
STILL = """document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
    && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].every(one => one.querySelector('.marks'))"""


def datasette(page: Page, address: str, agency: str) -> float:
    """Seconds from the click on an agency, which is a link there, until the page is loaded."""
    page.goto("about:blank")
    start = time.perf_counter()
    page.goto(f"{address}/items/item?{urlencode([*FACETS, ('agencies__arraycontains', agency)])}", timeout=300_000)
    return time.perf_counter() - start


def pandas(page: Page, address: str, agency: str) -> float:
    """Seconds from the click on an agency in the list of the app in pandas until all is drawn."""
    page.goto(address)
    page.get_by_text("The end").wait_for(timeout=300_000)
    page.wait_for_function(STILL, timeout=300_000)
    count = page.get_by_test_id("stMetricValue").inner_text()
    page.get_by_role("combobox", name="Agencies").press_sequentially(agency)
    option = page.get_by_role("option", name=agency, exact=True)
    option.wait_for()
    start = time.perf_counter()
    option.click()
    changed = f"count => document.querySelector('[data-testid=stMetricValue]').innerText !== count && {STILL}"
    page.wait_for_function(changed, arg=count, timeout=300_000)
    return time.perf_counter() - start


def exported(path: Path, folder: Path) -> tuple[Path, Path, list[str]]:
    """The items as Parquet and as SQLite, and the agencies by how often they act, the first left out."""
    parquet, sqlite = folder / f"{path.stem}.parquet", folder / path.stem / "items.db"
    sqlite.parent.mkdir()
    with duckdb.connect(str(path), read_only=True) as made:
        made.execute("set enable_progress_bar = false")
        made.execute(f"create temp table wide as {ITEMS.read_text('utf-8')}")
        made.execute(f"copy (from wide) to '{parquet}'")
        agencies = made.execute(
            "select name from (select unnest(agencies) as name from wide) group by name order by count(*) desc, name"
        ).fetchall()
        columns = [row[0] for row in made.execute("describe wide").fetchall()]
        rows = made.execute(
            "select * replace (to_json(agencies)::varchar as agencies, to_json(groups)::varchar as groups) from wide"
        )
        with sqlite3.connect(sqlite) as other:
            other.execute(f"create table item ({', '.join(columns)}, primary key (item_id))")
            while some := rows.fetchmany(50_000):
                other.executemany(f"insert into item values ({', '.join('?' * len(columns))})", some)
            for column in COLUMNS:
                other.execute(f"create index item_{column} on item ({column})")
    return parquet, sqlite, [row[0] for row in agencies][1 : RUNS + 1]


def served(file: Path, how: str) -> AbstractContextManager[str]:
    """The address of Datasette on a file, in one of its ``SETTINGS``."""
    port = free()
    more = [word for name, value in SETTINGS[how].items() for word in ("--setting", name, value)]
    return running("datasette", str(file), f"--port={port}", *more, health="/-/versions.json", port=port)


@contextmanager
def running(*command: str, health: str, port: int) -> Iterator[str]:
    """The address of a server, once it answers."""
    server = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(600):
            with suppress(OSError), urlopen(f"http://127.0.0.1:{port}{health}", timeout=2):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def framed(script: str, *more: str) -> Iterator[str]:
    """The address of a page of Streamlit that is a script of its own."""
    port = free()
    command = ("streamlit", "run", script, "--server.headless=true", f"--server.port={port}", *more)
    with running(*command, health="/_stcore/health", port=port) as address:
        yield address


def free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])

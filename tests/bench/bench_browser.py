"""From a click to a settled page in a real browser: ours, Datasette, and Streamlit with pandas, at two sizes.

Beside them a page that does no more than say what is chosen: the least that Streamlit takes.

python -m tests.bench.bench_browser ITEMS-DATA ITEMS-BUILDS

The folders hold a large collection and its builds (``tests.bench.invented``, ``briefing build``); the small one is the
repository's own. Each choice is of one agency that nobody has chosen before. Datasette facets the same items, with an
index on each column that it filters by and its own limits of time; it has a page of 1,000 of them too.
"""

import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import duckdb
from playwright.sync_api import Browser, Locator, Page

from briefing import build, shelf, store
from tests import serving
from tests.serving import ROOT

RUNS, FEW = 12, 1_000
SETTINGS = ("--setting", "suggest_facets", "off", "--setting", "default_cache_ttl", "0")
ITEMS = Path(__file__).with_name("items.sql")
COLUMNS = ("kind", "status", "sourcing", "document_id", "date")
FACETS = [("_facet", "kind"), ("_facet", "status"), ("_facet", "sourcing")]
FACETS += [("_facet_array", "agencies"), ("_facet_array", "groups")]
STILL = """document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
    && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].every(one => one.querySelector('.marks'))"""
FIGURE = "document.querySelector('[data-testid=stMetric]').innerText"
OLD = "[data-stale=true] [data-testid=stMetric], [class*=st-key-card-leading-] [data-stale=true] .stMarkdown"
Choose = Callable[[Page, str, str], float]


def ours(page: Page, address: str, agency: str) -> float:
    """Seconds from the click on an agency in the list until the page is drawn to its last chart."""
    page.goto(address)
    serving.drawn(page)
    return clicked(page, agency)


def cards(page: Page, address: str, agency: str) -> float:
    """Seconds from the click until the first figure is another, and no figure and no card's words are of before."""
    page.goto(address)
    serving.drawn(page)
    option, before = sought(page, agency), page.evaluate(FIGURE)
    start = time.perf_counter()
    option.click()
    page.wait_for_function(f"before => {FIGURE} !== before && !document.querySelector('{OLD}')", arg=before)
    return time.perf_counter() - start


def frame(page: Page, address: str, agency: str) -> float:
    """The same of a page that shows no more than what is chosen."""
    page.goto(address)
    page.wait_for_function(STILL)
    return clicked(page, agency)


def clicked(page: Page, agency: str) -> float:
    """Seconds from the click on an agency in the list until all is drawn."""
    option = sought(page, agency)
    start = time.perf_counter()
    option.click()
    page.wait_for_function(
        # A chip cuts off a long name.
        f"name => document.querySelector('.st-key-choice').innerText.includes(name) && {STILL}",
        arg=agency[:30],
    )
    return time.perf_counter() - start


def sought(page: Page, agency: str) -> Locator:
    """The agency in the list, to be clicked."""
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Agency").press_sequentially(agency)
    option = page.get_by_role("option", name=re.compile(rf"^{re.escape(agency)} \("))
    option.wait_for()
    return option


def pandas(page: Page, address: str, agency: str) -> float:
    """The same of the app in pandas."""
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


def datasette(page: Page, address: str, agency: str) -> float:
    """Seconds from the click on an agency, which is a link there, until the page is loaded."""
    page.goto("about:blank")
    start = time.perf_counter()
    page.goto(f"{address}/items/item?{urlencode([*FACETS, ('agencies__arraycontains', agency)])}", timeout=300_000)
    return time.perf_counter() - start


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


def said(what: str, browser: Browser, choose: Choose, address: str, agencies: list[str]) -> None:
    """A line: the median and the longest of a choice of each agency, in seconds; one choice goes before."""
    page = browser.new_page()
    page.set_default_timeout(120_000)
    took = sorted([choose(page, address, agency) for agency in agencies][1:])
    print(
        f"{what:<32}{len(took):>3} choices, median {statistics.median(took):6.2f} s, longest {took[-1]:6.2f} s",
        flush=True,
    )
    page.close()


def main() -> None:
    """Print a line a server and size."""
    data, builds = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as name, serving.browser() as browser:
        folder = Path(name)
        large = shelf.paths(builds)[0]
        parquet, sqlite, agencies = exported(large, folder)
        few = folder / "few" / "items.db"
        few.parent.mkdir()
        with sqlite3.connect(few) as small:
            small.execute(f"attach '{sqlite}' as large")
            small.execute(f"create table item as select * from large.item limit {FEW}")
        own = store.open_build(build.make(ROOT / "data", folder / "own"))
        acting = [row["label"] for row in own.rows("facets") if row["filter"] == "agency"]
        with framed("tests/bench/frame.py") as address:
            said("Streamlit alone", browser, frame, address, [f"agency-{number:03}" for number in range(RUNS)])
        with serving.app(builds=folder / "own") as address:
            said("ours, the article", browser, ours, address, acting[:RUNS])
        with serving.app(builds=folder / "own") as address:
            said("its figures and cards", browser, cards, address, acting[:RUNS])
        with serving.app(data=data, builds=builds) as address:
            said("ours, all items", browser, ours, address, agencies)
        with serving.app(data=data, builds=builds) as address:
            said("their figures and cards", browser, cards, address, agencies)
        for what, file in ((f"Datasette, {FEW:,} items", few), ("Datasette, all items", sqlite)):
            port = free()
            command = ("datasette", str(file), f"--port={port}", *SETTINGS)
            with running(*command, health="/-/versions.json", port=port) as address:
                said(what, browser, datasette, address, agencies)
        with framed("tests/bench/plain_pandas.py", "--", str(parquet)) as address:
            said("Streamlit and pandas, all items", browser, pandas, address, agencies[:4])


if __name__ == "__main__":
    main()

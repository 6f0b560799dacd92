"""From a click to a settled page in a real browser: ours, Datasette, and Streamlit with pandas, at two sizes.

Beside them a page that does no more than say what is chosen: the least that Streamlit takes.

python -m tests.bench.bench_browser ITEMS-DATA ITEMS-BUILDS

The folders hold a large collection and its builds (``tests.bench.invented``, ``briefing build``); the small ones are
the repository's own article and 1,000 invented items. Each choice is of one agency that nobody has chosen before, the
first in a page just opened, whose code the browser has yet to compile, or one after another in a page that stays open.
"""

import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from briefing import build, shelf, store
from tests import serving
from tests.bench import invented
from tests.bench.others import RUNS, SETTINGS, STILL, datasette, exported, framed, pandas, served
from tests.serving import ROOT

FEW = 1_000
FIGURE = "document.querySelector('[data-testid=stMetric]').innerText"
OLD = "[data-stale=true] [data-testid=stMetric], [class*=st-key-card-leading-] [data-stale=true] .stMarkdown"
Choose = Callable[[Page, str, str], float]


def first(page: Page, address: str, agency: str) -> float:
    """Seconds from the click on an agency, in a page just opened, until it is drawn to its last chart."""
    page.goto(address)
    serving.drawn(page)
    return clicked(page, agency)


def further(page: Page, address: str, agency: str) -> float:
    """The same in a page that stays open: what was chosen before is cleared first."""
    if not page.url.startswith(address):
        return first(page, address, agency)
    page.keyboard.press("Escape")
    page.get_by_role("listbox").wait_for(state="detached")
    page.get_by_test_id("stSidebar").get_by_role("button", name="Clear all filters").click()
    page.wait_for_function(f"!document.querySelector('.st-key-choice button') && {STILL}")
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


def said(what: str, browser: Browser, choose: Choose, address: str, agencies: list[str]) -> None:
    """A line: the median and the longest of a choice of each agency, in seconds; one choice goes before."""
    page = browser.new_page()
    page.set_default_timeout(120_000)
    took = sorted([choose(page, address, agency) for agency in agencies][1:])
    print(
        f"{what:<50}{len(took):>3} choices, median {statistics.median(took):6.2f} s, longest {took[-1]:6.2f} s",
        flush=True,
    )
    page.close()


def sizes(browser: Browser, large: tuple[Path, Path], agencies: list[str], folder: Path) -> None:
    """Ours: the article, 1,000 invented items, and the ``large`` collection, each with its own agencies."""
    few = invented.write(folder / "invented", FEW)
    small = {"the article": (ROOT / "data", folder / "own"), f"{FEW:,} items": (few, folder / "built")}
    chosen = {"all items": (*large, agencies)}
    for what, (data, builds) in small.items():
        made = store.open_build(build.make(data, builds))
        acting = [row["label"] for row in made.rows("facets") if row["filter"] == "agency"]
        chosen[what] = (data, builds, acting[1 : RUNS + 1])
    for what, (data, builds, names) in chosen.items():
        for part, choose in (("page", first), ("figures and cards", cards), ("page that stays open", further)):
            with serving.app(data=data, builds=builds) as address:
                said(f"ours, {what}, {part}", browser, choose, address, names)


def others(browser: Browser, parquet: Path, sqlite: Path, agencies: list[str], folder: Path) -> None:
    """The same items in Datasette, 1,000 of them and all, and in pandas."""
    few = folder / "few" / "items.db"
    few.parent.mkdir()
    with sqlite3.connect(few) as small:
        small.execute(f"attach '{sqlite}' as large")
        small.execute(f"create table item as select * from large.item limit {FEW}")
    for how in SETTINGS:
        for what, file in ((f"{FEW:,} items", few), ("all items", sqlite)):
            with served(file, how) as address:
                said(f"Datasette {how}, {what}", browser, datasette, address, agencies)
    with framed("tests/bench/plain_pandas.py", "--", str(parquet)) as address:
        said("Streamlit and pandas, all items", browser, pandas, address, agencies[:4])


def main() -> None:
    """Print a line a server and size."""
    large = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as name, serving.browser() as browser:
        folder = Path(name)
        parquet, sqlite, agencies = exported(shelf.paths(large[1])[0], folder)
        with framed("tests/bench/frame.py") as address:
            said("Streamlit alone", browser, frame, address, [f"agency-{number:03}" for number in range(RUNS)])
        sizes(browser, large, agencies, folder)
        others(browser, parquet, sqlite, agencies, folder)


if __name__ == "__main__":
    main()

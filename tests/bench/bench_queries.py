"""What a page needs of a build of any size, against the same numbers from the narrowest tables they can come from.

python -m tests.bench.bench_queries [ITEMS or a build]

The floor holds small integers only: a row an item, and a row for each item and actor, sorted by actor. It knows no
names and fetches no card, so it is what could be reached, not what could be shown.
"""

import resource
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import duckdb

from briefing import build, store
from briefing.filters import Filters
from briefing.store import Build
from tests.bench import invented, timing

RUNS = 15
FILTERS = {
    "none": Filters(),
    "one agency": Filters(agency=("agency-002",)),
    "two, a group, two kinds": Filters(
        agency=("agency-002", "agency-003"), group=("group-004",), kind=("measure", "statement")
    ),
}
# In the order in which a page asks: the first that counts from a tally pays for it.
QUERIES = (
    *("facets", "item_count", "briefing_figures", "digest", "leading", "agencies_by_kind", "items_by_sourcing"),
    *("items_by_date", "items_by_period", "stacks", "measures"),
)
FLOOR = Path(__file__).with_name("floor.sql")
# The same choices for the floor, as it numbers what it holds.
NUMBERED = {
    "none": "article",
    "one agency": "article and place in (select place from posting where actor = 'agency-002')",
    "two, a group, two kinds": "article and kind in ('measure', 'statement') and place in (select place from posting "
    "where actor in ('agency-002', 'agency-003')) and place in (select place from posting where actor = 'group-004')",
}
NUMBERS = (
    "select kind, sourcing, status, count(*), sum(amount) from narrow where {chosen} group by all",
    "select document, count(*) from narrow where {chosen} group by all",
    "select posting.actor, posting.role, posting.kind, count(*) from posting where place in "
    "(select place from narrow where {chosen}) group by all",
    "select place from narrow where {chosen} and kind = 'measure' order by place limit 50",
)


def page(made: Build, chosen: Filters) -> dict[str, float]:
    """What each query takes, in milliseconds, when a reader is the first to make this choice."""
    fresh, took = replace(made), {}
    for query in QUERIES:
        start = time.perf_counter()
        fresh.table(query, chosen, **({"limit": 50, "offset": 0} if query == "measures" else {}))
        took[query] = 1000 * (time.perf_counter() - start)
    return took


def asked(connection: duckdb.DuckDBPyConnection, chosen: str) -> None:
    """The numbers of the floor."""
    for sql in NUMBERS:
        connection.cursor().execute(sql.format(chosen=chosen)).to_arrow_table()


def floor(path: Path, file: Path) -> duckdb.DuckDBPyConnection:
    """The narrow tables of a build, in a file of their own."""
    connection = duckdb.connect(str(file))
    connection.execute("set enable_progress_bar = false")
    connection.execute(f"attach '{path}' as made (read_only)")
    connection.execute(FLOOR.read_text("utf-8"))
    connection.execute("detach made")
    return connection


def compared(made: Build, narrow: duckdb.DuckDBPyConnection) -> None:
    """Print a row a query and filter, then what they come to together against the floor: medians, after one run."""
    print(f"{'query':<22}{'filter':<26}{'median ms':>10}")
    for name, chosen in FILTERS.items():
        runs = [page(made, chosen) for _ in range(RUNS + 1)][1:]
        for query in QUERIES:
            print(f"{query:<22}{name:<26}{statistics.median(run[query] for run in runs):>10.1f}")
        total = statistics.median(sum(run.values()) for run in runs)
        least = timing.median(partial(asked, narrow, NUMBERED[name]), RUNS)
        print(f"{'together':<22}{name:<26}{total:>10.1f}")
        print(f"{'floor':<22}{name:<26}{least:>10.1f}  ratio {total / least:.1f}", flush=True)


def built(items: int, folder: Path) -> Path:
    """A build of so many invented items; says what it took."""
    data = invented.write(folder / "data", items)
    start = time.perf_counter()
    path = build.make(data, folder / "builds")
    took, peak = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"build of {items:,} items: {took:.1f} s, peak {peak:,.0f} MB, {path.stat().st_size / 1e6:,.0f} MB on disk")
    return path


def main() -> None:
    """Make the collection and its build, unless one is named, and compare."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else "1000000"
    with tempfile.TemporaryDirectory() as folder:
        path = built(int(wanted), Path(folder)) if wanted.isdigit() else Path(wanted)
        compared(store.open_build(path), floor(path, Path(folder) / "floor.duckdb"))


if __name__ == "__main__":
    main()

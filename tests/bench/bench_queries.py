"""What a page needs of a build of any size, against the same numbers from the narrowest tables they can come from.

python -m tests.bench.bench_queries [ITEMS]

The floor holds small integers only: a row an item, and a row for each item and actor, sorted by actor. It knows no
names and fetches no card, so it is what could be reached, not what could be shown.
"""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
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
QUERIES = (
    *("briefing_figures", "digest", "agencies_by_kind", "items_by_sourcing"),
    *("facets", "item_count", "leading", "stacks", "measures"),
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


def milliseconds(task: Callable[[], object]) -> tuple[float, float]:
    """The median and the 95th percentile of several runs after one that fills the caches."""
    task()
    times = timing.milliseconds(task, RUNS)
    return statistics.median(times), times[int(0.95 * (RUNS - 1))]


def asked(connection: duckdb.DuckDBPyConnection, chosen: str) -> None:
    """The numbers of the floor."""
    for sql in NUMBERS:
        connection.cursor().execute(sql.format(chosen=chosen)).to_arrow_table()


def floor(path: Path) -> duckdb.DuckDBPyConnection:
    """The narrow tables of a build, in a file of their own."""
    connection = duckdb.connect(str(path.with_suffix(".floor")))
    connection.execute("set enable_progress_bar = false")
    connection.execute(f"attach '{path}' as made (read_only)")
    connection.execute(FLOOR.read_text("utf-8"))
    connection.execute("detach made")
    return connection


def compared(made: Build, narrow: duckdb.DuckDBPyConnection) -> None:
    """Print a row a query and filter, then what they come to together against the floor."""
    print(f"{'query':<22}{'filter':<26}{'median ms':>10}{'p95 ms':>10}")
    for name, chosen in FILTERS.items():
        total = [0.0, 0.0]
        for query in QUERIES:
            more = {"limit": 50, "offset": 0} if query == "measures" else {}
            took = milliseconds(partial(made.table, query, chosen, **more))
            total = [sum(pair) for pair in zip(total, took, strict=True)]
            print(f"{query:<22}{name:<26}{took[0]:>10.1f}{took[1]:>10.1f}", flush=True)
        least = milliseconds(partial(asked, narrow, NUMBERED[name]))
        print(f"{'together':<22}{name:<26}{total[0]:>10.1f}{total[1]:>10.1f}")
        print(f"{'floor':<22}{name:<26}{least[0]:>10.1f}{least[1]:>10.1f}  ratio {total[0] / least[0]:.1f}", flush=True)


def main() -> None:
    """Make the collection and its build, say what that took, and compare."""
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        data = invented.write(Path(folder) / "data", items)
        start = time.perf_counter()
        path = build.make(data, Path(folder) / "builds")
        took, peak = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"build of {items:,} items: {took:.1f} s, peak {peak:,.0f} MB, {path.stat().st_size / 1e6:,.0f} MB on disk"
        )
        narrow = floor(path)
        compared(store.open_build(path), narrow)


if __name__ == "__main__":
    main()

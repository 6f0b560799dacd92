"""A build in a lake against the same build as a file: publishing, opening, and what a page needs.

python -m tests.bench.bench_lake [ITEMS]

It starts its own PostgreSQL and keeps the data files on this disk. The floor of publishing is DuckDB's own COPY of the
same tables to Parquet.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from briefing import publishing
from briefing.catalogue import Catalogue
from briefing.filters import Filters
from briefing.lake import TABLES, Lake
from briefing.store import Build
from tests.bench import bulk, timing
from tests.lake import servers

RUNS = 7
QUERIES = ("briefing_figures", "digest", "agencies_by_kind", "facets", "item_count", "leading", "measures")


def seconds(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def copied(made: Path, out: Path) -> None:
    """The floor: every table as one Parquet file."""
    with duckdb.connect(str(made), read_only=True) as connection:
        for (name,) in connection.execute(TABLES, {"name": made.stem}).fetchall():
            connection.execute(f"copy \"{name}\" to '{out / name}.parquet' (compression zstd)")


def size(folder: Path) -> str:
    return f"{sum(path.stat().st_size for path in folder.rglob('*.parquet')) / 1e6:,.0f} MB"


def published(lake: Lake, made: Path) -> None:
    with publishing.writing(lake, "not published") as cursor:
        publishing._published(cursor, made)


def asked(build: Build, chosen: Filters) -> dict[str, float]:
    """Milliseconds of each query, and of all together."""
    found = {name: timing.median(lambda name=name: build.table(name, chosen), RUNS) for name in QUERIES}
    return found | {"all": sum(found.values())}


def compared(folder: Path, lake: Lake, items: int) -> None:
    file = bulk.build(folder / "bulk.duckdb", items)
    (folder / "floor").mkdir()
    made = Path(shutil.copy(folder / "bulk.duckdb", folder / "made.duckdb"))
    print(f"{items:,} items; the file: {(folder / 'bulk.duckdb').stat().st_size / 1e6:,.0f} MB")
    print(f"COPY: {seconds(lambda: copied(made, folder / 'floor')):.1f} s, {size(folder / 'floor')}")
    taken = seconds(lambda: published(lake, made))
    print(f"publishing: {taken:.1f} s, {size(folder / 'lake')} in {len([*(folder / 'lake').rglob('*.parquet')])} files")
    opening = timing.median(lambda: lake.open(file.id), 3)
    print(f"listing: {timing.median(lake.kept, RUNS):.0f} ms; opening: {opening:.0f} ms")
    opened = lake.open(file.id)
    for label, chosen in {"no filter": Filters(), "one agency": Filters(agency=("agency-002",))}.items():
        ours, theirs = asked(opened, chosen), asked(file, chosen)
        told = ", ".join(f"{name} {ours[name]:.0f} ({ours[name] / theirs[name]:.1f} x)" for name in ours)
        print(f"{label}: {told} ms")


def main() -> None:
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    os.environ["PGPASSWORD"] = servers.PASSWORD
    with tempfile.TemporaryDirectory() as folder, servers.postgres() as postgres:
        postgres.sql("create database bench")
        compared(Path(folder), Lake(Catalogue(postgres.named("bench"), f"{folder}/lake")), items)
        print(
            "connections to PostgreSQL:", postgres.sql("select count(*) from pg_stat_activity where datname = 'bench'")
        )


if __name__ == "__main__":
    main()

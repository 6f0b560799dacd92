"""What large choices cost as files, as ratios to DuckDB's COPY of the same tables and to xlsxwriter alone, in one run.

python -m tests.bench.bench_tables [ITEMS]
"""

import io
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import xlsxwriter

from briefing import store
from briefing.errors import FormatError
from briefing.filters import Filters
from briefing.snapshots import archive
from briefing.snapshots.formats import csv, csv_tables, parquet, xlsx
from briefing.snapshots.sheets import sheets
from briefing.snapshots.snapshot import taken
from tests.bench import bulk

WORKBOOK = 10_000
Job = Callable[[Path], int]


def copied(path: Path, ending: str) -> int:
    """The tables of the contract, each by a COPY of DuckDB: the floor for tables as files."""
    size = 0
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(str(path), read_only=True) as connection:
        connection.execute("set enable_progress_bar = false")
        for name in archive.NAMES:
            connection.execute(f"copy (from {name}) to '{folder}/{name}.{ending}'")
            size += Path(folder, f"{name}.{ending}").stat().st_size
    return size


def workbook(path: Path) -> int:
    """The same cells by xlsxwriter without a format: the floor for a workbook."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    for page in sheets(taken(store.open_build(path), Filters())):
        sheet = book.add_worksheet(page.name)
        for line, row in enumerate(page.rows):
            for number, column in enumerate(page.columns):
                sheet.write(line, number, column.value(row))
    book.close()
    return file.tell()


def file(write: Callable[..., bytes]) -> Job:
    return lambda path: len(write(taken(store.open_build(path), Filters())))


JOBS: dict[str, tuple[str, Job]] = {
    "COPY to CSV": ("COPY to CSV", lambda path: copied(path, "csv")),
    "CSV tables": ("COPY to CSV", file(csv_tables.write)),
    "CSV": ("COPY to CSV", file(csv.write)),
    "COPY to Parquet": ("COPY to Parquet", lambda path: copied(path, "parquet")),
    "Parquet": ("COPY to Parquet", file(parquet.write)),
    "xlsxwriter": ("xlsxwriter", workbook),
    "Workbook": ("xlsxwriter", file(xlsx.write)),
}


def measured(job: str, path: Path, answers: "multiprocessing.Queue[tuple[float, float, int]]") -> None:
    """Seconds, the most memory in megabytes, and the size, of one job in a process of its own."""
    start = time.perf_counter()
    size = JOBS[job][1](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answers.put((time.perf_counter() - start, peak, size))


def apart(job: str, path: Path) -> tuple[float, float, int]:
    """The same from outside. A fresh process, so that no job pays for or profits from the one before."""
    fresh = multiprocessing.get_context("spawn")
    answers = fresh.Queue()
    process = fresh.Process(target=measured, args=(job, path, answers))
    process.start()
    answer = answers.get()
    process.join()
    return answer


def _made(path: Path, items: int) -> None:
    bulk.build(path, items)


def main() -> None:
    """Print a row a job; workbooks are made of fewer items, and one too large is refused."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        paths = {items: Path(folder) / f"{items}.duckdb" for items in (many, WORKBOOK)}
        for items, path in paths.items():
            # Apart too: a process inherits the peak of the one that started it.
            maker = multiprocessing.get_context("spawn").Process(target=_made, args=(path, items))
            maker.start()
            maker.join()
        found: dict[str, tuple[float, float, int]] = {}
        print(f"{'job':<16}{'items':>10}{'s':>8}{'ratio':>7}{'peak MB':>9}{'ratio':>7}{'file MB':>9}")
        for job, (floor, _) in JOBS.items():
            items = WORKBOOK if floor == "xlsxwriter" else many
            found[job] = seconds, peak, size = apart(job, paths[items])
            ratios = seconds / found[floor][0], peak / found[floor][1]
            print(
                f"{job:<16}{items:>10,}{seconds:>8.1f}{ratios[0]:>7.1f}{peak:>9.0f}{ratios[1]:>7.1f}{size / 1e6:>9.1f}"
            )
        try:
            xlsx.write(taken(store.open_build(paths[many]), Filters()))
        except FormatError as error:
            print(f"Workbook of {many:,} items: {error}")


if __name__ == "__main__":
    main()

"""What large choices cost as files, as ratios to a COPY of DuckDB and to xlsxwriter alone, in one run.

python -m tests.bench.bench_tables [ITEMS]
"""

import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import duckdb
import xlsxwriter

from briefing import queries, store
from briefing.errors import FormatError
from briefing.filters import Filters
from briefing.queries import quoted
from briefing.snapshots import about, archive
from briefing.snapshots.formats import csv, csv_tables, parquet, xlsx
from briefing.snapshots.sheets import sheets
from briefing.snapshots.snapshot import taken
from tests.bench import bulk
from tests.bench.timing import Job, apart

WORKBOOK = 10_000


def copied(path: Path, ending: str, how: str) -> int:
    """The rows of each table of the contract, in their order, by a COPY of DuckDB: the floor for tables as files."""
    return sum(copy(path, f"table_{name}", ending, how) for name in archive.NAMES)


def rows(path: Path) -> int:
    """The rows of the one-table CSV by a COPY of DuckDB, without the facts of a snapshot: the floor for that file."""
    return copy(path, "spreadsheet", "csv", "force_quote *")


def told(path: Path) -> int:
    """The same with them, in each row: as many columns as the file has, and about as many bytes."""
    facts = about.facts(taken(store.open_build(path), Filters())).values()
    means = "Something a body does, orders or announces it will do."
    return copy(path, "spreadsheet", "csv", "force_quote *", ", ".join(map(quoted, [means, "", "", *facts])))


def copy(path: Path, query: str, ending: str, how: str, more: str = "") -> int:
    """The bytes of a file of all rows of a query, with ``more`` columns, which DuckDB writes on all cores."""
    asked = queries.query(query)
    given = asked.given(Filters().params({}, ()), {})
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(str(path), read_only=True) as connection:
        connection.execute("set enable_progress_bar = false")
        rows = f"select *{more and ', ' + more} from ({asked.sql.strip().rstrip(';')})"
        connection.execute(f"copy ({rows}) to '{folder}/rows.{ending}' ({how})", given)
        return Path(folder, f"rows.{ending}").stat().st_size


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


def sent(parts: Callable[..., Iterator[bytes]]) -> Job:
    """A file as it is sent: a part at a time, with memory and cores of its own."""
    return lambda path: sum(map(len, parts(taken(store.open_build(path), Filters()))))


JOBS: dict[str, tuple[str, Job]] = {
    "COPY to CSV": ("COPY to CSV", lambda path: copied(path, "csv", "force_quote *")),
    "CSV tables": ("COPY to CSV", sent(csv_tables.parts)),
    "COPY of rows": ("COPY of rows", rows),
    "COPY with facts": ("COPY of rows", told),
    "CSV": ("COPY of rows", sent(csv.parts)),
    "COPY to Parquet": ("COPY to Parquet", lambda path: copied(path, "parquet", "compression zstd")),
    "Parquet": ("COPY to Parquet", sent(parquet.parts)),
    "xlsxwriter": ("xlsxwriter", workbook),
    "Workbook": ("xlsxwriter", lambda path: len(xlsx.write(taken(store.open_build(path), Filters())))),
}


def made(items: int, path: Path) -> int:
    """A build of so many items."""
    bulk.build(path, items)
    return path.stat().st_size


def worked(job: str, path: Path) -> int:
    """A job by its name: what else it is could not be sent to another process."""
    return JOBS[job][1](path)


def main() -> None:
    """Print a row a job; workbooks are made of fewer items, and one too large is refused."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        paths = {items: Path(folder) / f"{items}.duckdb" for items in (many, WORKBOOK)}
        for items, path in paths.items():
            # Apart too: a process inherits the peak of the one that started it.
            apart(partial(made, items), path)
        found: dict[str, tuple[float, float, int]] = {}
        print(f"{'job':<16}{'items':>10}{'s':>8}{'ratio':>7}{'peak MB':>9}{'ratio':>7}{'file MB':>9}")
        for job, (floor, _) in JOBS.items():
            items = WORKBOOK if floor == "xlsxwriter" else many
            found[job] = seconds, peak, size = apart(partial(worked, job), paths[items])
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

"""A build of JSON Lines against the sum of what it cannot do without, each alone, in one run.

python -m tests.bench.bench_build [ITEMS]

What it cannot do without: holding every line against the model, reading the lines as JSON in DuckDB, taking the items
out of them, and deriving the tables that queries read.
"""

import gc
import sys
import tempfile
from pathlib import Path

import duckdb

from briefing import build, derived, queries
from briefing.model import Document
from tests.bench import invented
from tests.bench.timing import apart

DATA = "documents/invented.jsonl"
KINDS = ("measure", "reward", "arrest", "designation", "statement")
BARE = "bare.duckdb"


def validated(folder: Path) -> int:
    """Every line held against the model, none of them kept."""
    gc.disable()
    with (folder / DATA).open(encoding="utf-8") as lines:
        return sum(Document.model_validate_json(line).document.id != "" for line in lines)


def read(folder: Path) -> int:
    """The lines as they are in a table of DuckDB, then a row an item."""
    with duckdb.connect(str(folder / "read.duckdb")) as connection:
        connection.execute("set enable_progress_bar = false")
        connection.execute(f"create table line as from read_json('{folder / DATA}', format = 'newline_delimited')")
        items = " union all by name ".join(f"select unnest({kind}, recursive := true) from line" for kind in KINDS)
        connection.execute(f"create table item as {items}")
        ((count,),) = connection.execute("select count(*) from item").fetchall()
    return int(count)


def bare(folder: Path) -> int:
    """A build of which the tables of the contract alone are there; part of no sum."""
    (whole,) = (folder / "builds").glob("*.duckdb")
    with duckdb.connect(str(folder / BARE)) as connection:
        connection.execute(queries.schema_files()[0].read_text("utf-8"))
        tables = connection.execute("select table_name from duckdb_tables()").fetchall()
        connection.execute(f"attach '{whole}' as whole (read_only)")
        for (name,) in tables:
            connection.execute(f"insert into {name} from whole.{name}")
    return (folder / BARE).stat().st_size


def worked_out(folder: Path) -> int:
    """What is derived of them."""
    with duckdb.connect(str(folder / BARE)) as connection:
        connection.execute("set enable_progress_bar = false")
        derived.make(connection)
    return (folder / BARE).stat().st_size


def made(folder: Path) -> int:
    """The whole build."""
    return build.make(folder, folder / "builds").stat().st_size


def main() -> None:
    """Print a row a job, then the ratio."""
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = invented.write(Path(name), items)
        jobs = {"the build": made, "validation": validated, "read_json, unnest": read, "derived tables": worked_out}
        print(f"{items:,} items{'s':>14}{'peak MB':>9}")
        took = {}
        for job, work in jobs.items():
            if work is worked_out:
                apart(bare, folder)
            took[job], peak, _ = apart(work, folder)
            print(f"{job:<20}{took[job]:>8.1f}{peak:>9.0f}", flush=True)
        least = sum(took.values()) - took["the build"]
        print(f"the build is {took['the build'] / least:.2f} of the sum of the others")


if __name__ == "__main__":
    main()

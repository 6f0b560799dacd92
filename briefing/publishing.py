"""A data folder -> a new build in a lake, in one transaction; and a lake -> the same builds in fewer files."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import duckdb

from briefing import build
from briefing.catalogue import MEANWHILE, quoted
from briefing.lake import AUTHOR, TABLES, Lake

# So often a publisher begins anew where others were faster.
TRIES = 5
# Small tables would else become rows of the catalogue, which is asked for files alone.
WRITING = "data_inlining_row_limit 0"
# A file that no build needs stays for so long: somebody may still be reading or writing it.
GRACE = "older_than => now() - interval '1 day'"
SET = "select value from lake.options() where option_name = $name"
OLDER = "select snapshot_id from lake.snapshots() where author = $author order by snapshot_id desc offset $keep"


class Compacted(NamedTuple):
    """How many files were merged, how many builds forgotten, and how many files deleted."""

    merged: int
    forgotten: int
    deleted: int


def publish(folder: Path, lake: Lake) -> tuple[str, bool]:
    """Check ``folder`` and add a build of it to ``lake``. The id of the newest build, and whether it was added.

    Readers find all of it or nothing of it. Raises CollectionError where the data is at fault, BuildError and LakeError
    where a build cannot be written; then the lake says what it said before.
    """
    with tempfile.TemporaryDirectory(prefix="briefing-") as aside, _writing(lake, "nothing was published") as cursor:
        if standing := _standing(cursor, build.content_hash(folder)):
            return standing, False
        return _published(cursor, build.make(folder, Path(aside)))


def compact(lake: Lake, keep: int | None = None) -> Compacted:
    """Merge small files, forget all builds but the newest ``keep``, and delete what no build has needed for a day.

    Raises LakeError.
    """
    with _writing(lake, "cannot be compacted") as cursor:
        older = cursor.execute(OLDER, {"author": AUTHOR, "keep": keep}).fetchall() if keep else []
        versions = [version for (version,) in older]
        if versions:
            cursor.execute(f"call ducklake_expire_snapshots('lake', versions => {versions})")
        merged = cursor.execute("call ducklake_merge_adjacent_files('lake')").fetchall()
        deleted = [
            *cursor.execute(f"call ducklake_cleanup_old_files('lake', {GRACE})").fetchall(),
            *cursor.execute(f"call ducklake_delete_orphaned_files('lake', {GRACE})").fetchall(),
        ]
    return Compacted(len(merged), len(versions), len(deleted))


@contextmanager
def _writing(lake: Lake, failed: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """The lake, made where there is none yet. A connection of its own, which a failure may leave in any state."""
    with lake.catalogue.told(failed), lake.catalogue.connected() as connection:
        lake.catalogue.attach(connection, "lake", WRITING)
        if not connection.execute(SET, {"name": "parquet_compression"}).fetchall():
            connection.execute("call lake.set_option('parquet_compression', 'zstd')")
        yield connection


def _published(cursor: duckdb.DuckDBPyConnection, made: Path) -> tuple[str, bool]:
    """Copy the build, and once more where another publisher was faster: a lake takes its builds one after the other."""
    cursor.execute(f"attach {quoted(str(made))} as made (read_only)")
    ((build_id, content),) = cursor.execute("select build_id, content_sha256 from made.build").fetchall()
    tries = 0
    while not (standing := _standing(cursor, content)):
        try:
            _copy(cursor, build_id)
            return build_id, True
        except duckdb.TransactionException as error:
            tries += 1
            if tries == TRIES or not re.search(MEANWHILE, str(error)):
                raise
    return standing, False


def _copy(cursor: duckdb.DuckDBPyConnection, build_id: str) -> None:
    """Every table of the build in place of the one before, and no other, as one snapshot that bears the build's id."""
    cursor.begin()
    try:
        wanted, there = _tables(cursor, "made"), _tables(cursor, "lake")
        for name in sorted(wanted):
            # Queries go by the number of a row, which a table of DuckDB has by itself and a Parquet file has not.
            copied = f'select *, rowid as rowid from made."{name}"'  # noqa: S608
            cursor.execute(f'create or replace table lake."{name}" as {copied}')
        for name in sorted(there - wanted):
            cursor.execute(f'drop table lake."{name}"')
        cursor.execute("call lake.set_commit_message($author, $id)", {"author": AUTHOR, "id": build_id})
        cursor.commit()
    except BaseException:
        with suppress(duckdb.Error):
            cursor.rollback()
        raise


def _standing(cursor: duckdb.DuckDBPyConnection, content: str) -> str | None:
    """The id of the newest build, if its content is the same."""
    if "build" not in _tables(cursor, "lake"):
        return None
    found = cursor.execute("select build_id from lake.build where content_sha256 = $1", [content]).fetchone()
    return str(found[0]) if found else None


def _tables(cursor: duckdb.DuckDBPyConnection, database: str) -> set[str]:
    return {name for (name,) in cursor.execute(TABLES, {"name": database}).fetchall()}

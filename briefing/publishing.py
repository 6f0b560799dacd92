"""A data folder -> a new build in a lake, in one transaction."""

import errno
import os
import random
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from briefing import build, staging
from briefing.catalogue import MEANWHILE, NO_LAKE
from briefing.errors import LakeError
from briefing.lake import AUTHOR, TABLES, Lake
from briefing.queries import quoted

# Queries go by the number of a row, which a table of DuckDB has by itself and a Parquet file has not.
NUMBERED = frozenset({"card", "source_file"})
# So often a publisher begins anew where others were faster.
TRIES = 5
# Small tables would else become rows of the catalogue, which is asked for files alone.
WRITING = "data_inlining_row_limit 0"
# What is said of a store that says nothing.
SILENT = "Timeout was reached"
# Says in the data path whose files these are; unlike theirs its name does not end like that of a table.
MARK = "belongs-to.txt"
ONLY_IF_THERE = "create_if_not_exists false"
APART = "every lake needs a BRIEFING_DATA_PATH of its own, empty at first"
LAKE = "select cast(schema_uuid as varchar) from __ducklake_metadata_lake.ducklake_schema where schema_name = 'main'"
STRANGE = "call ducklake_delete_orphaned_files('lake', dry_run => true, cleanup_all => true)"
SET = "select value from lake.options() where option_name = $name"


def publish(folder: Path, lake: Lake) -> tuple[str, bool]:
    """Check ``folder`` and add a build of it to ``lake``. The id of the newest build, and whether it was added.

    Readers find all of it or nothing of it. Raises CollectionError where the data is at fault, BuildError and LakeError
    where a build cannot be written; then the lake says what it said before.
    """
    with staging.folder() as room, writing(lake, "nothing was published") as cursor:
        if standing := _standing(cursor, build.content_sha256(folder)):
            return standing, False
        return _published(cursor, build.make(folder, room / "builds", "TMPDIR"))


@contextmanager
def writing(lake: Lake, failed: str, *options: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """The lake, made where there is none yet unless ``options`` say otherwise, in files that are its own.

    A connection of its own, which a failure may leave in any state. Raises LakeError, which says what ``failed``.
    """
    with lake.catalogue.told(failed), lake.catalogue.connected() as connection:
        # Before the catalogue is made, which belongs to its path from then on.
        marks = _marks(lake, connection)
        _attach(lake, connection, marks, *options)
        _claim(lake, connection, marks)
        if not connection.execute(SET, {"name": "parquet_compression"}).fetchall():
            connection.execute("call lake.set_option('parquet_compression', 'zstd')")
        yield connection


def _marks(lake: Lake, cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """The marks of lakes in the data path, which must be within reach. Raises duckdb.Error and OSError."""
    path = lake.catalogue.data_path
    if "://" not in path:
        there = next(folder for folder in (Path(path), *Path(path).parents) if folder.exists())
        if not os.access(there, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))
    return [mark for (mark,) in cursor.execute("select file from glob($1)", [f"{path}/**/{MARK}"]).fetchall()]


def _attach(lake: Lake, cursor: duckdb.DuckDBPyConnection, marks: list[str], *options: str) -> None:
    """Attach the lake, which is made where there is none, but not over the files of another. Raises LakeError."""
    if not marks:
        lake.catalogue.attach(cursor, "lake", WRITING, *options)
        return
    try:
        lake.catalogue.attach(cursor, "lake", WRITING, ONLY_IF_THERE)
    except duckdb.Error as error:
        if ONLY_IF_THERE in options or NO_LAKE not in str(error):
            raise
        raise LakeError(f"{marks[0]}: says that these are the files of another lake: {APART}") from None


def _claim(lake: Lake, cursor: duckdb.DuckDBPyConnection, marks: list[str]) -> None:
    """Leave a mark in the data path, once for all. Raises LakeError where files in it are not this lake's.

    Compaction deletes every file there that this lake does not know.
    """
    path = lake.catalogue.data_path
    ((own,),) = cursor.execute(LAKE).fetchall()
    # Where there was none, another publisher may have made the lake meanwhile.
    owners = {_owner(cursor, mark): mark for mark in marks or _marks(lake, cursor)}
    if others := sorted(mark for owner, mark in owners.items() if owner != own):
        raise LakeError(f"{others[0]}: says that these are the files of another lake: {APART}")
    if owners:
        return
    if "build" in _tables(cursor, "lake"):
        remedy = "mount the folder or correct the path; if the files are lost, make the database anew"
        raise LakeError(f"{path}: holds no file of this lake, which has builds: {remedy}")
    if strange := cursor.execute(STRANGE).fetchall():
        raise LakeError(f"{strange[0][0]}: is no file of this lake, and compaction would delete it: {APART}")
    if "://" not in path:
        Path(path).mkdir(parents=True, exist_ok=True)
    cursor.execute(f"copy (select $1) to {quoted(f'{path}/{MARK}')} (format csv, header false)", [own])


def _owner(cursor: duckdb.DuckDBPyConnection, mark: str) -> str:
    ((found,),) = cursor.execute("select trim(content, e'\\n ') from read_text($1)", [mark]).fetchall()
    return str(found)


def _published(cursor: duckdb.DuckDBPyConnection, made: Path) -> tuple[str, bool]:
    """Copy the build, and once more where another publisher was faster: a lake takes its builds one after the other."""
    cursor.execute(f"attach {quoted(str(made))} as made (read_only)")
    ((build_id, content),) = cursor.execute("select build_id, content_sha256 from made.build").fetchall()
    tries = 0
    while not (standing := _standing(cursor, content)):
        try:
            _copy(cursor, build_id)
            return build_id, True
        except duckdb.Error as error:
            tries += 1
            if tries == TRIES or not re.search(MEANWHILE, str(error)):
                raise
            # Who lost together would else come back together.
            time.sleep(random.uniform(0, tries))  # noqa: S311
    return standing, False


def _copy(cursor: duckdb.DuckDBPyConnection, build_id: str) -> None:
    """Every table of the build in place of the one before, and no other, as one snapshot that bears the build's id."""
    cursor.begin()
    try:
        wanted, there = _tables(cursor, "made"), _tables(cursor, "lake")
        for name in sorted(wanted):
            number = ", rowid as rowid" if name in NUMBERED else ""
            copied = f'select *{number} from made."{name}"'  # noqa: S608
            cursor.execute(f'create or replace table lake."{name}" as {copied}')
        for name in sorted(there - wanted):
            cursor.execute(f'drop table lake."{name}"')
        cursor.execute("call lake.set_commit_message($author, $id)", {"author": AUTHOR, "id": build_id})
        cursor.commit()
    except BaseException as error:
        if re.search(SILENT, str(error)):
            # What was written is deleted one file after the other. Asked beside the transaction, which takes no more.
            cursor.cursor().execute("set global http_timeout = 1; set global http_retries = 0")
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

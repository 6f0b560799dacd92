"""Builds in a DuckLake: a catalogue in PostgreSQL, data files on a shared disk or S3, for any number of machines.

A build is a snapshot of the lake. To open one, the catalogue is asked once which files it is made of; from then on the
files are read without the catalogue, by a connection that knows no password of it and can read these files alone.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import ClassVar

import duckdb
import pyarrow as pa

from briefing import catalogue, queries, settings, store
from briefing.answers import ENGINE
from briefing.catalogue import Catalogue
from briefing.errors import LakeError
from briefing.shelf import Folder, Kept, Shelf
from briefing.store import Build

# Every snapshot that is a build bears this author; others, such as those of a compaction, are none.
AUTHOR = "briefing"
# No two builds share a file, and a merge makes a snapshot right after the build whose files it replaces. So the last
# snapshot before the next build marks a build: it is another where files were merged, and a new build leaves it alone.
KEPT = """
select commit_message, snapshot_id, coalesce(lead(snapshot_id) over (order by snapshot_id) - 1, last) as mark
from (select *, max(snapshot_id) over () as last from lake.snapshots())
where author = $author
order by snapshot_id desc
"""
READING: dict[str, str | bool] = {
    # Secrets that somebody has stored on this machine would be looked for too, and cannot be read once it is shut.
    "allow_persistent_secrets": False,
    # A data file is never changed: what was read of it once holds.
    "enable_http_metadata_cache": True,
    "validate_external_file_cache": "NO_VALIDATION",
}
TABLES = "select table_name from duckdb_tables() where database_name = $name order by table_name"
FILES = "select data_file from ducklake_list_files($name, $table)"


@dataclass
class Lake:
    """The builds of a lake. Safe to share between threads."""

    fresh_seconds: ClassVar[float] = 5
    remedy: ClassVar[str] = "run python -m briefing publish first"
    catalogue: Catalogue
    _engine: duckdb.DuckDBPyConnection | None = field(default=None, repr=False)
    _versions: dict[str, int] = field(default_factory=dict, repr=False)
    _lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    def __str__(self) -> str:
        return str(self.catalogue)

    def kept(self) -> list[Kept]:
        """The builds published, newest first. Raises LakeError."""
        with self._asked("lake", "read_only") as cursor:
            rows = cursor.execute(KEPT, {"author": AUTHOR}).fetchall()
        self._versions = {build_id: version for build_id, version, _ in rows}
        return [Kept(build_id, mark) for build_id, _, mark in rows]

    def open(self, build_id: str) -> Build:
        """A build as its own snapshot has it. Raises LakeError or StoreError."""
        if build_id not in self._versions:
            self.kept()
        version = self._versions.get(build_id)
        if version is None:
            raise LakeError(f"{self}: holds no build {build_id}: {self.remedy}")
        with self._asked("build", "read_only", f"snapshot_version {version}") as cursor:
            names = [name for (name,) in cursor.execute(TABLES, {"name": "build"}).fetchall()]
            parts = {name: _part(cursor, name) for name in names}
        # Not while the catalogue is asked: the files may be slow to answer, and others want a list meanwhile.
        with self.catalogue.told("cannot be read"):
            connection = _reader(parts)
            found = store.opened(connection, f"{self}, build {build_id}", catalogue.GONE)
            _completed(connection)
        return found

    @contextmanager
    def _asked(self, alias: str, *options: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on the lake, attached for as long as it is asked: a broken one would break all that follows."""
        with self._lock, self.catalogue.told("cannot be read"):
            self._engine = self._engine or self.catalogue.connected(hurry=True)
            cursor = self._engine.cursor()
            self.catalogue.attach(cursor, alias, *options)
            try:
                yield cursor
            finally:
                with suppress(duckdb.Error):
                    cursor.execute(f"detach {alias}")


def configured(data: Path | None = None) -> Shelf:
    """Where builds are kept: the lake that the settings name, else the folder that belongs to ``data``."""
    if database := settings.database():
        return Lake(Catalogue(database, settings.data_path()))
    return Folder(settings.builds(data or settings.data()))


def _part(cursor: duckdb.DuckDBPyConnection, table: str) -> tuple[list[str], pa.Table]:
    """The files that hold a table, and the table without its rows, which gives the columns where there is no file."""
    files = [file for (file,) in cursor.execute(FILES, {"name": "build", "table": table}).fetchall()]
    return files, cursor.execute(f'select * from build."{table}" limit 0').to_arrow_table()  # noqa: S608


def _reader(parts: dict[str, tuple[list[str], pa.Table]]) -> duckdb.DuckDBPyConnection:
    """A connection with the names of a build that reads its files and nothing else."""
    connection = duckdb.connect(config=ENGINE | READING)
    allowed = [file for files, _ in parts.values() for file in files]
    catalogue.reach(connection, next(iter(allowed), ""))
    connection.execute(f"set allowed_paths = {_listed(allowed)}")
    connection.execute("set enable_external_access = false")
    for name, (files, empty) in parts.items():
        _shown(connection, name, files, empty)
    return connection


def _completed(connection: duckdb.DuckDBPyConnection) -> None:
    """The macros, which only fit tables of this version, and no more settings."""
    for macro in _macros():
        connection.execute(macro)
    connection.execute("set lock_configuration = true")


def _shown(connection: duckdb.DuckDBPyConnection, name: str, files: list[str], empty: pa.Table) -> None:
    if files:
        connection.execute(f'create view "{name}" as select * from read_parquet({_listed(files)})')  # noqa: S608
        return
    connection.register("incoming", empty)
    connection.execute(f'create table "{name}" as select * from incoming')  # noqa: S608
    connection.unregister("incoming")


def _listed(files: list[str]) -> str:
    return f"[{', '.join(map(queries.quoted, files))}]"


@cache
def _macros() -> tuple[str, ...]:
    """The statements of the schema that make macros: what a build has beside its tables."""
    statements = [
        one.query for path in queries.schema_files() for one in duckdb.extract_statements(path.read_text("utf-8"))
    ]
    return tuple(sql for sql in statements if re.match(r"(\s|--.*\n)*create macro\b", sql))

"""What a cursor answers, and how a question is given up."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from threading import Lock, get_ident, local
from typing import Any

import duckdb
import pyarrow as pa

from briefing.errors import GivenUpError, StoreError

# What every connection is told at its start.
ENGINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    # A run of a page is a thread of its own; else much of what each has freed would stay with the process.
    "allocator_background_threads": True,
    "allocator_flush_threshold": "1MB",
}
# Arrow's own allocator keeps whole pages for the few small tables that are left in them.
pa.set_memory_pool(pa.system_memory_pool())
# A file that is gone is looked for as a folder, which an open build may not do. Rows that come one run after the other
# come by way of Arrow, and what is wrong with them too.
UNANSWERED = (duckdb.IOException, duckdb.PermissionException, OSError, pa.ArrowException)
ELSEWHERE = "try again, and if that does not help, see whether the place where builds are kept can be read"
GONE_FILE = re.compile(r'Cannot access file "([^"]*?)(?:/\*\*/\*\.parquet)?" - file system operations are disabled')
# By thread, for whom it asks just now, and what.
_running: dict[int, tuple[int, duckdb.DuckDBPyConnection]] = {}
_known = local()
# Held while a question is given up, so that no other takes its place meanwhile, and while memory is let go.
_registry = Lock()
# How much of a build stays in memory.
KEPT = "16MB"


def answer(cursor: duckdb.DuckDBPyConnection, sql: str, given: dict[str, Any], name: str) -> pa.Table:
    """The rows of ``sql``, called ``name``. Raises GivenUpError where ``interrupt`` was called for this thread."""
    with _asking(cursor, name):
        return cursor.execute(sql, given).to_arrow_table()


def in_runs(
    cursor: duckdb.DuckDBPyConnection, sql: str, given: dict[str, Any], name: str, most: int
) -> Iterator[pa.Table]:
    """The same as it is found, ``most`` rows at a time and at last fewer; one run at least. Raises the same."""
    with _asking(cursor, name):
        found = cursor.execute(sql, given).to_arrow_reader(most)
        run = next(found, None)
    if run is None:
        yield found.schema.empty_table()
    while run is not None:
        yield pa.Table.from_batches([run])
        with _asking(cursor, name):
            run = next(found, None)


@contextmanager
def _asking(cursor: duckdb.DuckDBPyConnection, name: str) -> Iterator[None]:
    """Around a question of this thread."""
    with _registry:
        _running[get_ident()] = asker(), cursor
    try:
        yield
    except (duckdb.InterruptException, OSError) as error:
        # Arrow, by way of which rows come in runs, knows no error of that kind.
        if isinstance(error, OSError) and not str(error).startswith("INTERRUPT"):
            raise
        raise GivenUpError(f"{name} was given up") from error
    finally:
        with _registry:
            del _running[get_ident()]


@contextmanager
def as_store_error(build: str) -> Iterator[None]:
    """Around what a ``build`` is asked. Raises StoreError where the files behind it do not answer, or memory ends."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise StoreError(f"{build}: that takes more memory than there is: narrow the filters") from error
    except UNANSWERED as error:
        raise StoreError(f"{build}: its files do not answer ({first_line(error)}): {ELSEWHERE}") from error


def first_line(error: Exception) -> str:
    """What an error says before it goes into details."""
    return in_words(str(error).strip().splitlines()[0])


def in_words(line: str) -> str:
    """The line of an error; of a file that is gone it says so, and not that the folder of that name is shut."""
    found = GONE_FILE.search(line)
    return f"{found[1]} is not there or cannot be read" if found else line


def trim_memory(cursor: duckdb.DuckDBPyConnection | None) -> bool:
    """Let the system have free memory, and most of that for what was read of the build of ``cursor``, unless anybody
    asks anything just now; whether it was done. Takes 2 to 10 ms; files read often the system keeps at hand."""
    with _registry:
        if _running:
            return False
        if cursor:
            _trimmed(cursor)
    release_memory()
    return True


def _trimmed(cursor: duckdb.DuckDBPyConnection) -> None:
    """DuckDB gives memory back where it may have less, and may then have as much as before."""
    room = _room()
    with suppress(duckdb.OutOfMemoryException):
        cursor.execute(f"set memory_limit = '{KEPT}'")
    cursor.execute(f"set memory_limit = '{room}'")


@cache
def _room() -> str:
    """How much DuckDB takes of this machine unless told otherwise. A connection tells its own rounded down, so that it
    would have less each time that it is given back; and to ``reset`` it changes what is told alone."""
    with duckdb.connect() as fresh:
        ((room,),) = fresh.execute("select current_setting('memory_limit')").fetchall()
    return str(room)


def release_memory() -> None:
    """Let the system have what memory is free: between what is in use it else stays with the process. Takes 2 ms."""
    pa.default_memory_pool().release_unused()


def asker() -> int:
    """The number of the thread that this one asks for: itself, unless another was named."""
    found: int = getattr(_known, "asker", get_ident())
    return found


def ask_for(thread: int) -> None:
    """Whatever this thread asks from now on, it asks for the thread of that number."""
    _known.asker = thread


def interrupt(thread: int) -> None:
    """Give up what is asked for the thread of that number, if anything; a question not yet begun is not given up."""
    with _registry:
        for waiting, cursor in _running.values():
            if waiting == thread:
                cursor.interrupt()


class TableCursor:
    """A cursor with a temporary table called ``reads``; one thread at a time."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, reads: str, table: pa.Table) -> None:
        self.lock, self.cursor = Lock(), cursor
        with _asking(cursor, f"table {reads!r}"):
            cursor.register("incoming", table)
            cursor.execute(f"create temp table {reads} as from incoming")
            cursor.unregister("incoming")

"""Open a build and run a named query on it.

A build is opened read-only, shut off from files and the network, and never closed under a reader. Every call has
its own cursor: a cursor shared by threads answers with somebody else's rows. What was read of the file stays in memory
for a while only, since the system keeps files at hand too. Long work opens the build once more, apart.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from briefing import __version__, queries, settings
from briefing.answers import ENGINE, answer, as_store_error, first_line, in_runs, trim_memory
from briefing.caching import cached
from briefing.codes import code_of
from briefing.counting import Counts
from briefing.errors import StoreError
from briefing.filters import Filters
from briefing.packing import compressed, decompressed, to_rows
from briefing.queries import Query, Rule, quoted

# Nothing is written beside a build, nor left behind.
NOTHING_ASIDE = {"temp_directory": ""}
# What a connection calls a build in a file; cursors do not know it by themselves.
ATTACHED = "kept"
# In seconds: with the first new answer after that, what was read of a build is let go.
EVERY = 0.5
# What a question and a table without any rows take, in bytes, about.
A_QUESTION, A_TABLE = 1_000, 16_000
REBUILD = "remove it, or run python -m briefing build to add a good one"
FACTS = "select build_id, built_at, content_sha256, version from build where isfinite(built_at)"
# How long a file is at least, in bytes: three heads, and the blocks in use. One that is free may not be written at all.
WHOLE = "select 3 * 4096 + block_size * used_blocks from pragma_database_size() where database_name = $1"


@dataclass(frozen=True)
class Build:
    """An open build, made at ``built_at`` in UTC, from a file at ``path`` or a lake. Safe to share between threads."""

    path: Path | None
    id: str
    built_at: datetime
    content_sha256: str
    version: str
    connection: duckdb.DuckDBPyConnection = field(repr=False, compare=False)
    # When its memory was last let go.
    _times: list[float] = field(default_factory=lambda: [0.0], repr=False, compare=False)

    def table(self, name: str, chosen: Filters | None = None, **more: Any) -> pa.Table:
        """The rows of the query ``name`` under the filters ``chosen``; ``more`` are its further parameters.

        Raises QueryError where there is no such query or a parameter is missing or not its own, StoreError where the
        files behind the build do not answer or memory ends, and GivenUpError where the query was interrupted.
        """
        chosen, asked = chosen or Filters(), queries.query(name)
        given = self._given(asked, chosen, more)
        with as_store_error(f"build {self.id}"):
            found = self._asked(asked, chosen, given)
        # In a lake the number of a row is a column, which a file has without showing it.
        return found.drop_columns("rowid") if "rowid" in found.column_names else found

    def runs(self, name: str, chosen: Filters, most: int) -> Iterator[pa.Table]:
        """The same rows as they are found, ``most`` at a time and at last fewer; one run at least. Raises the same."""
        asked = queries.query(name)
        with as_store_error(f"build {self.id}"):
            given = self._given(asked, chosen, {})
            yield from in_runs(self.cursor(), asked.sql, given, f"query {name!r}", most)

    def _given(self, asked: Query, chosen: Filters, more: dict[str, Any]) -> dict[str, Any]:
        return asked.given(self.params(chosen) if "filters" in asked.parameters else {}, more)

    def _asked(self, asked: Query, chosen: Filters, given: dict[str, Any]) -> pa.Table:
        """The rows of a query, asked on the cursor that holds what it reads."""
        name = f"query {asked.name!r}"
        if not asked.reads:
            return answer(self.cursor(), asked.sql, given, name)
        # Held, for the build may forget them meanwhile.
        counts = self.counts
        held = counts.cursor_on(asked.reads, chosen)
        with held.lock:
            return answer(held.cursor, asked.sql, given, name)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor for one thread, which knows the tables by their names."""
        found = self.connection.cursor()
        return found.execute(f"use {ATTACHED}") if self.path else found

    def apart(self) -> "Build":
        """The same build for long work: with memory of its own, which goes with it, and all cores."""
        if not self.path:
            return self
        if not self.path.exists():
            raise StoreError(f"build {self.id}: its file is gone: open the page again, which shows the newest build")
        return open_build(self.path, all_cores=True)

    def rows(self, name: str, chosen: Filters | None = None, **more: Any) -> list[dict[str, Any]]:
        """The same rows as dictionaries."""
        return to_rows(self.table(name, chosen, **more))

    @cached_property
    def cached_table(self) -> Callable[..., pa.Table]:
        """The rows that ``table`` gives, asked once for many readers: 12 MB as they are, and 32 MB more compressed."""
        asked = cached(self._compressed, 32_000_000, lambda content: len(content) + A_QUESTION)
        return cached(
            lambda *one, **more: decompressed(asked(*one, **more)), 12_000_000, lambda one: one.nbytes + A_TABLE
        )

    def _compressed(self, name: str, chosen: Filters | None = None, **more: Any) -> bytes:
        self._trim()
        return compressed(self.table(name, chosen, **more))

    def _trim(self) -> None:
        """Hold little of the file, as soon as it is time and nobody asks anything."""
        if time.monotonic() > self._times[0] + EVERY and trim_memory(self.connection.cursor() if self.path else None):
            self._times[0] = time.monotonic()

    @cached_property
    def made(self) -> Callable[..., Any]:
        """What a function makes of the ``ByIdentity`` table, kept a while, and the table with it."""
        return cached(lambda make, one: make(one.thing), 60)

    @cached_property
    def params(self) -> Callable[[Filters], dict[str, Any]]:
        """Filters as the SQL of this build reads them, kept a while."""
        return cached(self._numbered, 64)

    def _numbered(self, chosen: Filters) -> dict[str, Any]:
        actors = chosen.codes("agency") + chosen.codes("group")
        found = self.rows("numbers", actors=actors, items=[*chosen.basket]) if actors or chosen.basket else []
        sought = self.rows("sought", words=chosen.words.split()) if chosen.words else []
        return chosen.params({row["code"]: row["number"] for row in found}, [row["word"] for row in sought])

    @cached_property
    def counts(self) -> Counts:
        """How often everything occurs in it."""
        return Counts(self)

    def forget(self) -> None:
        """Let go of what is kept of it: once another build is the newest, few ask."""
        for name in ("cached_table", "counts", "made"):
            self.__dict__.pop(name, None)

    def offenders(self, rule: Rule) -> list[dict[str, Any]]:
        """What breaks ``rule``: file, place, what is wrong, remedy. A build that was made here has none."""
        with as_store_error(f"build {self.id}"):
            return list(answer(self.cursor(), rule.sql, {}, f"rule {rule.name!r}").to_pylist())

    def known(self, documents: Iterable[str] = (), items: Iterable[str] = ()) -> dict[str, list[str]]:
        """The values that each filter can take in this build, as ``Filters.from_query`` asks for them; of ``documents``
        and of ``items``, for a basket, those that it holds, since they are too many to list them all."""
        found: dict[str, list[str]] = {"basket": [row["item_id"] for row in self.rows("items_held", items=[*items])]}
        for row in self.rows("known", documents=[code_of(value) for value in documents]):
            found.setdefault(row["filter"], []).append(row["value"])
        return found


def open_build(path: Path, *, all_cores: bool = False) -> Build:
    """The build at ``path``. Raises StoreError where it is no build, damaged, cut off, or of another series."""
    limits = {} if all_cores else {"threads": settings.cores()}
    try:
        connection = duckdb.connect(config=ENGINE | NOTHING_ASIDE | limits)
        connection.execute(f"attach {quoted(str(path))} as {ATTACHED} (read_only)")
        connection.execute(f"set enable_external_access = false; use {ATTACHED}")
        ((whole,),) = connection.execute(WHOLE, [ATTACHED]).fetchall()
        if (there := path.stat().st_size) < whole:
            raise StoreError(f"{path}: is cut off, {there:,} of {whole:,} bytes are there: copy it again, {REBUILD}")
    except (OSError, duckdb.Error) as error:
        raise StoreError(f"{path}: is not a build that can be read ({first_line(error)}): {REBUILD}") from error
    return opened(connection, str(path), REBUILD, path)


def opened(connection: duckdb.DuckDBPyConnection, place: str, remedy: str, path: Path | None = None) -> Build:
    """The build that ``connection`` reads at ``place``. Raises StoreError, which names both and the ``remedy``."""
    try:
        rows = connection.execute(FACTS).fetchall()
        if len(rows) != 1:
            raise StoreError(f"{place}: is not a whole build, it names {len(rows)} builds: {remedy}")
        ((build_id, built_at, content_sha256, version),) = rows
        if (made := _series(version)) != _series(__version__):
            reason = f"was made by version {version}, whose builds {__version__} does not read"
            anew = f"run python -m briefing {'build' if path else 'publish'}"
            raise StoreError(f"{place}: {reason}: {'upgrade this app' if made > _series(__version__) else anew}")
        connection.execute("select 1 from card limit 0")
    except duckdb.Error as error:
        raise StoreError(f"{place}: is not a build that can be read ({first_line(error)}): {remedy}") from error
    # DuckDB tells a time in the time zone of the machine.
    return Build(path, build_id, built_at.astimezone(UTC), content_sha256, version, connection)


def _series(version: str) -> tuple[int, ...]:
    """The part of a version that says what a build looks like: major and minor."""
    return tuple(int(number) for number in re.findall(r"\d{1,9}", str(version))[:2])

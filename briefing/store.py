"""Open a build and run a named query on it.

A build is opened read-only, shut off from files and the network, and never closed under a reader. Every call has
its own cursor: a cursor shared by threads answers with somebody else's rows.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from briefing import __version__, headers, settings
from briefing.answers import Desk, answer, pressed, unpressed
from briefing.counting import Counts
from briefing.errors import QueryError, StoreError
from briefing.filters import Filters
from briefing.headers import Query, Rule
from briefing.kept import kept

# Given at the start, since two connections to one file must agree, and a locked one takes no setting later.
SHUT_OFF: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "lock_configuration": True,
}
# Parameters that a query does without: they only narrow what it returns.
OPTIONAL = frozenset({"limit", "offset", "only", "role"})
# What a question and a table without any rows take, in bytes, about.
A_QUESTION, A_TABLE = 1_000, 16_000
# A file that is gone is looked for as a folder, which an open build may not do.
UNANSWERED = (duckdb.IOException, duckdb.PermissionException)
ELSEWHERE = "try again, and if that does not help, see whether the place where builds are kept can be read"
REBUILD = "remove it, or run python -m briefing build to add a good one"


@dataclass(frozen=True)
class Build:
    """An open build, from a file at ``path`` or from a lake. Safe to share between threads."""

    path: Path | None
    id: str
    built_at: datetime
    content_sha256: str
    version: str
    connection: duckdb.DuckDBPyConnection = field(repr=False, compare=False)

    def table(self, name: str, chosen: Filters | None = None, **more: Any) -> pa.Table:
        """The rows of the query ``name`` under the filters ``chosen``; ``more`` are its further parameters.

        Raises QueryError where there is no such query or a parameter is missing or not its own, StoreError where
        the files behind the build do not answer, and GivenUpError where the query was interrupted.
        """
        asked = headers.query(name)
        more = {key: list(value) if isinstance(value, tuple) else value for key, value in more.items()}
        more = dict.fromkeys(OPTIONAL & asked.parameters) | more
        given = {"filters": self.params(chosen or Filters()), **more} if "filters" in asked.parameters else more
        if set(given) != asked.parameters:
            wanted = ", ".join(sorted(asked.parameters)) or "none"
            raise QueryError(f"query {name!r} takes the parameters {wanted}; it was given {', '.join(sorted(given))}")
        try:
            found = self._asked(asked, chosen or Filters(), given)
        except UNANSWERED as error:
            reason = f"its files do not answer ({_first_line(error)})"
            raise StoreError(f"build {self.id}: {reason}: {ELSEWHERE}") from error
        # In a lake the number of a row is a column, which a file has without showing it.
        return found.drop_columns("rowid") if "rowid" in found.column_names else found

    def _asked(self, asked: Query, chosen: Filters, given: dict[str, Any]) -> pa.Table:
        """The rows of a query, asked on the desk that holds what it reads."""
        name = f"query {asked.name!r}"
        if not asked.reads:
            return answer(self.connection.cursor(), asked.sql, given, name)
        desk = self._desk(asked.reads, chosen)
        with desk.lock:
            return answer(desk.cursor, asked.sql, given, name)

    def rows(self, name: str, chosen: Filters | None = None, **more: Any) -> list[dict[str, Any]]:
        """The same rows as dictionaries."""
        return list(self.table(name, chosen, **more).to_pylist())

    @cached_property
    def kept(self) -> Callable[..., pa.Table]:
        """The rows that ``table`` gives, asked once for many readers: 40 MB as they are, and 80 MB more pressed."""
        asked = kept(self._pressed, 80_000_000, lambda content: len(content) + A_QUESTION)
        return kept(lambda *one, **more: unpressed(asked(*one, **more)), 40_000_000, lambda one: one.nbytes + A_TABLE)

    def _pressed(self, name: str, chosen: Filters | None = None, **more: Any) -> bytes:
        return pressed(self.table(name, chosen, **more))

    @cached_property
    def made(self) -> Callable[..., Any]:
        """What a function makes of the ``Same`` table, kept a while, and the table with it."""
        return kept(lambda make, one: make(one.thing), 100)

    @cached_property
    def params(self) -> Callable[[Filters], dict[str, Any]]:
        """Filters as the SQL of this build reads them, kept a while."""
        return kept(self._numbered, 64)

    def _numbered(self, chosen: Filters) -> dict[str, Any]:
        actors = chosen.codes("agency") + chosen.codes("group")
        found = self.rows("numbers", actors=actors, items=[*chosen.basket]) if actors or chosen.basket else []
        return chosen.params({row["code"]: row["number"] for row in found})

    @cached_property
    def counts(self) -> Counts:
        """How often everything occurs in it."""
        return Counts(self)

    @cached_property
    def _desk(self) -> Callable[[str, Filters], Desk]:
        """A cursor that holds what queries read besides the build; kept, since taking it in costs more than asking."""
        return kept(self._laid, 8)

    def _laid(self, reads: str, chosen: Filters) -> Desk:
        return Desk(self.connection, reads, self.counts.read(reads, chosen))

    def forget(self) -> None:
        """Let go of what is kept of it: once another build is the newest, few ask."""
        for name in ("kept", "counts", "made", "_desk"):
            self.__dict__.pop(name, None)

    def offenders(self, rule: Rule) -> list[dict[str, Any]]:
        """What breaks ``rule``: file, place, what is wrong, remedy. A build that was made here has none."""
        return list(answer(self.connection.cursor(), rule.sql, {}, f"rule {rule.name!r}").to_pylist())

    def known(self, documents: Iterable[str] = (), items: Iterable[str] = ()) -> dict[str, list[str]]:
        """The values that each filter can take in this build, as ``Filters.from_query`` asks for them.

        Of ``documents`` and of ``items``, for a basket, those that it holds: they are too many to list them all.
        """
        found: dict[str, list[str]] = {"basket": [row["item_id"] for row in self.rows("items_held", items=[*items])]}
        for row in self.rows("known", documents=[code.removeprefix("-") for code in documents]):
            found.setdefault(row["filter"], []).append(row["value"])
        return found


def open_build(path: Path) -> Build:
    """The build at ``path``. Raises StoreError where the file is no build, damaged, or of another series."""
    try:
        connection = duckdb.connect(str(path), read_only=True, config=SHUT_OFF | {"threads": settings.cores()})
    except (OSError, duckdb.Error) as error:
        raise StoreError(f"{path}: is not a build that can be read ({_first_line(error)}): {REBUILD}") from error
    return opened(connection, str(path), REBUILD, path)


def opened(connection: duckdb.DuckDBPyConnection, place: str, remedy: str, path: Path | None = None) -> Build:
    """The build that ``connection`` reads at ``place``. Raises StoreError, which names both and the ``remedy``."""
    try:
        rows = connection.execute("select build_id, built_at, content_sha256, version from build").fetchall()
    except duckdb.Error as error:
        raise StoreError(f"{place}: is not a build that can be read ({_first_line(error)}): {remedy}") from error
    if len(rows) != 1:
        raise StoreError(f"{place}: is not a whole build, it names {len(rows)} builds: {remedy}")
    if (made := _series(rows[0][3])) != _series(__version__):
        reason = f"was made by version {rows[0][3]}, whose builds {__version__} does not read"
        anew = f"run python -m briefing {'build' if path else 'publish'}"
        raise StoreError(f"{place}: {reason}: {'upgrade this app' if made > _series(__version__) else anew}")
    build_id, built_at, content_sha256, version = rows[0]
    return Build(path, build_id, built_at, content_sha256, version, connection)


def _series(version: str) -> tuple[int, ...]:
    """The part of a version that says what a build looks like: major and minor."""
    return tuple(int(number) for number in re.findall(r"\d+", version)[:2])


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]

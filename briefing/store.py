"""Open a build and run a named query on it.

A build is opened read-only, shut off from files and the network, and never closed under a reader. Every call has
its own cursor: a cursor shared by threads answers with somebody else's rows.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
import pyarrow as pa

from briefing import __version__, catalogue, counting
from briefing.catalogue import Query, Rule
from briefing.errors import QueryError, StoreError
from briefing.filters import Filters

Builds = Path | Sequence["Build"]
QUERIES = Path(__file__).parent.parent / "queries"
# Given at the start, since two connections to one file must agree, and a locked one takes no setting later.
SHUT_OFF: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "lock_configuration": True,
}
# Parameters that a query does without: they only narrow what it returns.
OPTIONAL = frozenset({"limit", "offset", "only", "role"})
REBUILD = "remove it, or run python -m briefing build to add a good one"


@dataclass(frozen=True)
class Build:
    """An open build. Safe to share between threads."""

    path: Path
    id: str
    built_at: datetime
    content_sha256: str
    version: str
    connection: duckdb.DuckDBPyConnection = field(repr=False, compare=False)

    def table(self, name: str, chosen: Filters | None = None, **more: Any) -> pa.Table:
        """The rows of the query ``name`` under the filters ``chosen``; ``more`` are its further parameters.

        Raises QueryError where there is no such query or a parameter is missing or not its own.
        """
        asked = query(name)
        more = {key: list(value) if isinstance(value, tuple) else value for key, value in more.items()}
        more = dict.fromkeys(OPTIONAL & asked.parameters) | more
        given = {"filters": self._params(chosen or Filters()), **more} if "filters" in asked.parameters else more
        if set(given) != asked.parameters:
            wanted = ", ".join(sorted(asked.parameters)) or "none"
            raise QueryError(f"query {name!r} takes the parameters {wanted}; it was given {', '.join(sorted(given))}")
        if not asked.reads:
            return self.connection.cursor().execute(asked.sql, given).to_arrow_table()
        desk = self._desk(asked.reads, chosen or Filters())
        with desk.lock:
            return desk.cursor.execute(asked.sql, given).to_arrow_table()

    def rows(self, name: str, chosen: Filters | None = None, **more: Any) -> list[dict[str, Any]]:
        """The same rows as dictionaries."""
        found: list[dict[str, Any]] = self.table(name, chosen, **more).to_pylist()
        return found

    @cached_property
    def _params(self) -> Callable[[Filters], dict[str, Any]]:
        """Filters as the SQL of this build reads them, kept a while."""
        return lru_cache(maxsize=64)(lambda chosen: chosen.params(self._numbers(chosen)))

    def _numbers(self, chosen: Filters) -> dict[str, int]:
        actors = chosen.codes("agency") + chosen.codes("group")
        found = self.rows("numbers", actors=actors, items=[*chosen.basket]) if actors or chosen.basket else []
        return {row["code"]: row["number"] for row in found}

    @cached_property
    def tally(self) -> Callable[[Filters], pa.Table]:
        """The rows of the query ``tally`` under filters, kept a while; without filters the build itself holds them."""
        return lru_cache(maxsize=64)(lambda chosen: self.table("tally" if chosen.active() else "everything", chosen))

    @cached_property
    def _desk(self) -> "Callable[[str, Filters], _Desk]":
        """A cursor that holds what queries read besides the build; kept, since taking it in costs more than asking."""
        return lru_cache(maxsize=8)(lambda reads, chosen: _Desk(self, reads, chosen))

    def offenders(self, rule: Rule) -> list[dict[str, Any]]:
        """What breaks ``rule``: file, place, what is wrong, remedy. A build that was made here has none."""
        found: list[dict[str, Any]] = self.connection.cursor().execute(rule.sql).to_arrow_table().to_pylist()
        return found

    def known(self, documents: Iterable[str] = (), items: Iterable[str] = ()) -> dict[str, list[str]]:
        """The values that each filter can take in this build, as ``Filters.from_query`` asks for them.

        Of ``documents`` and of ``items``, for a basket, those that it holds: they are too many to list them all.
        """
        found: dict[str, list[str]] = {"basket": [row["item_id"] for row in self.rows("items_held", items=[*items])]}
        for row in self.rows("known", documents=[code.removeprefix("-") for code in documents]):
            found.setdefault(row["filter"], []).append(row["value"])
        return found


class _Desk:
    """A cursor with a temporary table of that name; one thread at a time."""

    def __init__(self, build: Build, reads: str, chosen: Filters) -> None:
        self.lock = Lock()
        self.cursor = build.connection.cursor()
        self.cursor.register("incoming", counting.read(reads, chosen, build.tally))
        self.cursor.execute(f"create temp table {reads} as from incoming")
        self.cursor.unregister("incoming")


def schema_files() -> list[Path]:
    """The SQL that makes a build, in its order."""
    return sorted((QUERIES / "schema").glob("*.sql"))


@cache
def rules() -> tuple[Rule, ...]:
    """What must never be true of a build, by name."""
    return tuple(catalogue.read_rule(path) for path in sorted((QUERIES / "rules").glob("*.sql")))


def query_names() -> list[str]:
    """Every query that can be asked by name."""
    return sorted(path.stem for path in QUERIES.glob("*.sql"))


@cache
def query(name: str) -> Query:
    """The query in ``queries/<name>.sql``. Raises QueryError, which lists the names there are."""
    if name not in query_names():
        raise QueryError(f"there is no query {name!r}; there are: {', '.join(query_names())}")
    return catalogue.read_query(QUERIES / f"{name}.sql")


def open_build(path: Path) -> Build:
    """The build at ``path``. Raises StoreError where the file is no build, damaged, or of another series."""
    try:
        connection = duckdb.connect(str(path), read_only=True, config=SHUT_OFF)
        rows = connection.execute("select build_id, built_at, content_sha256, version from build").fetchall()
    except (OSError, duckdb.Error) as error:
        raise StoreError(f"{path}: is not a build that can be read ({_first_line(error)}): {REBUILD}") from error
    if len(rows) != 1:
        raise StoreError(f"{path}: is not a whole build, it names {len(rows)} builds: {REBUILD}")
    if _series(rows[0][3]) != _series(__version__):
        reason = f"was made by version {rows[0][3]}, whose builds {__version__} does not read"
        raise StoreError(f"{path}: {reason}: run python -m briefing build")
    build_id, built_at, content_sha256, version = rows[0]
    return Build(path, build_id, built_at, content_sha256, version, connection)


def newest(folder: Path) -> tuple[Build | None, list[StoreError]]:
    """The newest build in ``folder`` that can be opened, and why any newer one was passed over."""
    passed: list[StoreError] = []
    for path in paths(folder):
        try:
            return open_build(path), passed
        except StoreError as error:
            passed.append(error)
    return None, passed


def latest(builds: Builds) -> Build | None:
    """The newest of ``builds``: a folder, or builds that are open already, newest first."""
    if isinstance(builds, Path):
        return newest(builds)[0]
    return next(iter(builds), None)


def find(builds: Builds, build_id: str) -> Build | None:
    """The build of that id; None where there is none that can be opened. The id may be anybody's words."""
    if not isinstance(builds, Path):
        return next((one for one in builds if one.id == build_id), None)
    for path in paths(builds):
        if path.stem == build_id:
            with suppress(StoreError):
                return open_build(path)
    return None


def paths(folder: Path) -> list[Path]:
    """The builds in ``folder``, newest first; their names begin with the time they were made."""
    return sorted(folder.glob("[!.]*.duckdb"), reverse=True)


def _series(version: str) -> tuple[int, ...]:
    """The part of a version that says what a build looks like: major and minor."""
    return tuple(int(number) for number in re.findall(r"\d+", version)[:2])


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]

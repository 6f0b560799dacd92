"""The files of SQL, and what they say of themselves: the header of each is its contract."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from briefing.errors import QueryError

QUERIES = Path(__file__).parent.parent / "queries"
# Parameters that a query does without: they only narrow what it returns.
OPTIONAL = frozenset({"limit", "offset", "only", "role"})


class Query(NamedTuple):
    """A named query: what its header promises, the table it ``reads`` besides those of a build, and its SQL."""

    name: str
    about: str
    returns: tuple[str, ...]
    reads: str
    sql: str
    parameters: frozenset[str]

    def given(self, filters: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
        """The parameters to ask with. Raises QueryError where ``more`` holds too few or others."""
        more = {key: list(value) if isinstance(value, tuple) else value for key, value in more.items()}
        found = dict.fromkeys(OPTIONAL & self.parameters) | more
        found |= {"filters": filters} if "filters" in self.parameters else {}
        if set(found) != self.parameters:
            wanted, named = (", ".join(sorted(names)) for names in (self.parameters, found))
            raise QueryError(f"query {self.name!r} takes the parameters {wanted or 'none'}; it was given {named}")
        return found


class Rule(NamedTuple):
    """What must never be true of a build: what it asks, and the SQL that returns the offenders."""

    name: str
    about: str
    sql: str
    needs_all: bool


def read_query(path: Path) -> Query:
    """The query in a file."""
    sql = path.read_text("utf-8")
    header = _header(sql)
    returns = tuple(word.strip() for word in _line(header, "returns:").split(","))
    about = " ".join(line for line in header if not line.startswith(("reads:", "returns:")))
    parameters = frozenset(duckdb.extract_statements(sql)[0].named_parameters)
    return Query(path.stem, about, returns, _line(header, "reads:"), sql, parameters)


def read_rule(path: Path) -> Rule:
    """The rule in a file."""
    sql = path.read_text("utf-8")
    header = _header(sql)
    about = next(line for line in header if not line.startswith(("needs:", "returns:")))
    return Rule(path.stem, about, sql, "needs: every document" in header)


def _header(sql: str) -> list[str]:
    return [line.removeprefix("--").strip() for line in sql.splitlines() if line.startswith("--")]


def _line(header: list[str], name: str) -> str:
    return next((line.removeprefix(name).strip() for line in header if line.startswith(name)), "")


def schema_files() -> list[Path]:
    """The SQL that makes the tables of a build, in its order."""
    return sorted((QUERIES / "schema").glob("*.sql"))


def intake_file() -> Path:
    """The SQL that puts documents into the tables."""
    return QUERIES / "intake" / "documents.sql"


@cache
def rules() -> tuple[Rule, ...]:
    """What must never be true of a build, by name."""
    return tuple(read_rule(path) for path in sorted((QUERIES / "rules").glob("*.sql")))


def query_names() -> list[str]:
    """Every query that can be asked by name."""
    return sorted(path.stem for path in QUERIES.glob("*.sql"))


@cache
def query(name: str) -> Query:
    """The query in ``queries/<name>.sql``. Raises QueryError, which lists the names there are."""
    if name not in query_names():
        raise QueryError(f"there is no query {name!r}; there are: {', '.join(query_names())}")
    return read_query(QUERIES / f"{name}.sql")


def quoted(words: str) -> str:
    """A literal of SQL, where no parameter can stand."""
    return "'" + words.replace("'", "''") + "'"

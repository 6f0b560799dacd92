"""A build of any number of invented items, made by SQL alone: the same number gives the same rows."""

from pathlib import Path

import duckdb

from briefing import __version__, derived, queries, store
from briefing.store import Build

ROWS = Path(__file__).with_name("bulk.sql")


def build(path: Path, items: int) -> Build:
    """A new build at ``path`` with ``items`` items."""
    tables = queries.schema_files()[0]
    given = {"items": items, "version": __version__}
    with duckdb.connect(str(path)) as connection:
        connection.execute("set enable_progress_bar = false")
        connection.execute(tables.read_text("utf-8"))
        for statement in duckdb.extract_statements(ROWS.read_text("utf-8")):
            connection.execute(statement, {name: given[name] for name in statement.named_parameters})
        derived.make(connection)
    return store.open_build(path)

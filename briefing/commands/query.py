"""Ask a named query."""

import json
import sys
from pathlib import Path
from typing import Any

import click
import pyarrow as pa

from briefing import filters, lake, queries
from briefing.commands import options
from briefing.errors import QueryError
from briefing.packing import to_rows
from briefing.plain import plain
from briefing.queries import Query
from briefing.snapshots import flat
from briefing.store import Build

# What the options can give; other queries are for pages, which ask for many ids at once.
GIVEN = {"filters", "actor", "item", "document", *queries.OPTIONAL}


def askable() -> list[str]:
    """The queries that can be asked here."""
    return [name for name in queries.query_names() if queries.query(name).parameters <= GIVEN]


class _Listing(click.Command):
    """Its help ends with the queries; each file is read for that, which nobody else need wait for."""

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The queries."""
        self.epilog = "Queries: " + ", ".join(askable())
        super().format_epilog(context, formatter)


@click.command("query", cls=_Listing)
@click.argument("name")
@options.data_option
@click.option("--build", "build_name", default="newest", show_default=True, help="The id or the path of a build.")
@click.option("--actor", callback=options.utf8, help="An actor's id, for the queries about one.")
@click.option("--item", callback=options.utf8, help="An item's id, for the query item.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@options.filter_options
def command(
    name: str, data: Path | None, *, build_name: str, form: str, actor: str | None, item: str | None, **choice: Any
) -> None:
    """Ask a named query under any filters."""
    if name not in askable():
        raise QueryError(f"there is no query {name!r} to ask here; there are: {', '.join(askable())}")
    build = options.build_named(build_name, lake.configured(data))
    chosen, asked = options.chosen(build, choice), queries.query(name)
    _heeded(asked, {"actor": actor, "item": item, **choice})
    given = _given(asked, {"actor": actor, "item": item, "document": next(iter(chosen.kept("document")), None)})
    _held(build, given)
    {"table": _as_table, "json": _as_json, "csv": _as_csv}[form](build.table(name, chosen, **given))


def _given(asked: Query, more: dict[str, str | None]) -> dict[str, str]:
    """What a query is about. Raises QueryError where it is about something that is not named."""
    given = {key: value for key, value in more.items() if key in asked.parameters and value is not None}
    if missing := sorted((asked.parameters & more.keys()) - given.keys() - queries.OPTIONAL):
        raise QueryError(f"query {asked.name!r} is about one {missing[0]}: name it with --{missing[0]} ID")
    return given


def _held(build: Build, given: dict[str, str]) -> None:
    """Raises QueryError where the build holds no such actor or item."""
    for key, query in (("actor", "actor_profile"), ("item", "item")):
        if key in given and not build.rows(query, None, **{key: given[key]}):
            remedy = f"python -m briefing query table_{key} --records lists them"
            raise QueryError(f"--{key}: build {build.id} has no {key} {given[key]!r}: {remedy}")


def _heeded(asked: Query, named: dict[str, Any]) -> None:
    """Raises QueryError where a query takes no notice of an option, or of one document where two are named."""
    heeded = asked.parameters | ({*filters.NAMES} if asked.reads or "filters" in asked.parameters else set())
    if over := [f"--{option}" for option, value in named.items() if value and option not in heeded]:
        raise QueryError(f"query {asked.name!r} takes no notice of {', '.join(over)}: leave it out")
    if "document" in asked.parameters and len(named["document"]) > 1:
        raise QueryError(f"query {asked.name!r} is about one document: name one")


def _as_json(table: pa.Table) -> None:
    click.echo(options.as_json(to_rows(table)))


def _as_csv(table: pa.Table) -> None:
    sys.stdout.buffer.writelines(flat.parts([table]))


def _as_table(table: pa.Table) -> None:
    """Columns side by side, each as wide as its widest cell, at most forty characters."""
    if not table.num_rows:
        click.echo("no rows")
        return
    lines = [table.column_names, *([_cell(value) for value in row.values()] for row in to_rows(table))]
    cut = [[cell if len(cell) <= 40 else f"{cell[:39]}…" for cell in map(options.shown, line)] for line in lines]
    widths = [max(len(line[column]) for line in cut) for column in range(len(cut[0]))]
    for line in cut:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cell(value: Any) -> str:
    """A value on one line: nothing as nothing, lists and structures as JSON."""
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=plain)
    return " ".join(str(value).split())

"""The command line: check a data folder, build it, ask a query. Exit code 0 is good, 1 a fault, 2 a wrong call."""

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pyarrow as pa

from briefing import __version__, build, filters, settings, store
from briefing.errors import BriefingError, CollectionError, FilterError, StoreError
from briefing.filters import Filters
from briefing.glossary import counted
from briefing.snapshots.formats.csv import neutral
from briefing.snapshots.formats.json import plain

Command = Callable[..., Any]
FOLDER = click.Path(path_type=Path)


class _Friendly(click.Group):
    """Errors of ours end the program with their message, not with a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BriefingError as error:
            click.echo(str(error), err=True)
            if isinstance(error, CollectionError):
                click.echo(f"{counted(len(error.faults), 'fault')} found.", err=True)
            ctx.exit(1)


@click.group(cls=_Friendly, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing")
def main() -> None:
    """A news article in, a briefing a person can stand behind out."""


def _data_option(command: Command) -> Command:
    return click.option("--data", type=FOLDER, help="The data folder.  [default: BRIEFING_DATA, or data]")(command)


def _filter_options(command: Command) -> Command:
    """The filters of the dashboard, by the same names as in its addresses."""
    for name in reversed((*filters.CHOICES, "words", "since", "until")):
        several = name in filters.CHOICES
        about = f"Keep this {name}; repeat to widen." if several else {"words": "All of these words."}.get(name)
        command = click.option(f"--{name}", multiple=several, help=about or f"A day, YYYY-MM-DD: {name}.")(command)
    for name, label in (("records", "Releases and records too."), ("dated", "Dated items only.")):
        command = click.option(f"--{name}", is_flag=True, help=label)(command)
    return command


@main.command()
@_data_option
def check(data: Path | None) -> None:
    """Say everything that is wrong with a data folder."""
    found = build.check(data or settings.data())
    items = sum(len(read.document.items()) for read in found.documents)
    documents, actors = counted(len(found.documents), "document"), counted(len(found.actors), "actor")
    click.echo(f"{documents}, {counted(items, 'item')}, {actors}: no fault found.")


@main.command(name="build")
@_data_option
@click.option("--out", type=FOLDER, help="Where builds are kept.  [default: BRIEFING_BUILDS, or DATA/builds]")
def build_(data: Path | None, out: Path | None) -> None:
    """Check a data folder and add a build of it. The last line is the path of the build."""
    folder = data or settings.data()
    target = out or settings.builds(folder)
    before = set(store.paths(target))
    path = build.make(folder, target)
    click.echo("The content is unchanged; the newest build stands." if path in before else "A new build was added.")
    click.echo(path)


@main.command(epilog="Queries: " + ", ".join(store.query_names()))
@click.argument("name")
@_data_option
@click.option("--actor", help="An actor's id, for the queries about one.")
@click.option("--item", help="An item's id, for the query item.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@_filter_options
def query(name: str, data: Path | None, form: str, actor: str | None, item: str | None, **choice: Any) -> None:
    """Ask a named query under any filters."""
    folder = data or settings.data()
    newest, passed = store.newest(settings.builds(folder))
    for error in passed:
        click.echo(f"warning: {error}", err=True)
    if newest is None:
        where = settings.builds(folder)
        raise StoreError(f"{where}: holds no build that can be read: run python -m briefing build first")
    wanted = store.query(name).parameters
    more = {"actor": actor, "item": item, "document": (choice["document"] or [None])[0]}
    given = {key: value for key, value in more.items() if key in wanted and value is not None}
    found = newest.table(name, _chosen(newest, choice), **given)
    {"table": _as_table, "json": _as_json, "csv": _as_csv}[form](found)


def _chosen(newest: store.Build, choice: dict[str, Any]) -> Filters:
    """The filters asked for. Raises FilterError, which lists the values there are."""
    asked = {name: [*choice[name]] for name in filters.CHOICES}
    asked |= {name: [choice[name]] for name in ("words", "since", "until") if choice[name]}
    asked |= {name: ["yes"] for name in ("dated", "records") if choice[name]}
    known: dict[str, list[str]] = {}
    for row in newest.rows("facets"):
        known.setdefault(row["filter"], []).append(row["value"])
    found = Filters.from_query(asked, known)
    for part in found.unknown:
        name, _, value = part.partition("=")
        remedy = f"there are: {', '.join(known[name])}" if name in known else "write a day as YYYY-MM-DD"
        raise FilterError(f"--{name}: {value!r} does not exist in build {newest.id}: {remedy}")
    return found


def _as_json(table: pa.Table) -> None:
    click.echo(json.dumps(table.to_pylist(), ensure_ascii=False, indent=1, default=plain))


def _as_csv(table: pa.Table) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(table.column_names)
    for row in table.to_pylist():
        writer.writerow([neutral(value if isinstance(value, int | float) else _cell(value)) for value in row.values()])


def _as_table(table: pa.Table) -> None:
    """Columns side by side, each as wide as its widest cell, at most forty characters."""
    if not table.num_rows:
        click.echo("no rows")
        return
    lines = [table.column_names, *([_cell(value) for value in row.values()] for row in table.to_pylist())]
    cut = [[cell if len(cell) <= 40 else f"{cell[:39]}…" for cell in line] for line in lines]
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


if __name__ == "__main__":
    main()

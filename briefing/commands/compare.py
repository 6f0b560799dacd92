"""Compare builds and snapshots."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from briefing import lake
from briefing.commands import options
from briefing.errors import SnapshotError
from briefing.prose import Row
from briefing.shelf import Shelf
from briefing.snapshots import contents, readers, states
from briefing.snapshots.compare import Comparison
from briefing.snapshots.formats.json import changes
from briefing.snapshots.states import State


@click.command("compare")
@click.argument("before")
@click.argument("after")
@options.data_option
@click.option("--json", "as_json", is_flag=True, help="The comparison as JSON, for programs.")
def command(before: str, after: str, data: Path | None, as_json: bool) -> None:
    """Say what has changed from BEFORE to AFTER.

    Each is a bundle, a JSON snapshot, the id or the path of a build, or newest. The filters of a snapshot apply to the
    build that it is compared with.
    """
    builds = lake.configured(data)
    found = states.compare(_state(before, builds), _state(after, builds))
    click.echo(options.as_json(told(found)) if as_json else "\n".join(map(options.shown, _lines(found))))


def _state(name: str, builds: Shelf) -> State:
    """What ``name`` means. Raises SnapshotError or StoreError, which says what it may be."""
    path = Path(name)
    if path.suffix in ("", ".duckdb"):
        return states.of_build(options.build_named(name, builds))
    try:
        return contents.reader(name)(readers.content(path))
    except SnapshotError as error:
        raise SnapshotError(f"{name}: cannot be compared: {error}") from error


def told(found: Comparison) -> dict[str, Any]:
    """A comparison for programs: ids and headlines, and each change field by field."""
    return {"same": found.same, **changes(found, _named)}


def _named(row: Row) -> dict[str, Any]:
    return {"item_id": row["item_id"], "headline": row["headline"]}


def _lines(found: Comparison) -> Iterable[str]:
    yield f"From {found.before} to {found.after}: {found.in_words}."
    for mark, rows in (("+", found.added), ("-", found.removed)):
        for row in rows:
            yield f"{mark} {row['headline']} ({row['item_id']})"
    for change in found.changed:
        yield f"~ {change.headline} ({change.item_id})"
        for name, old, new in change.fields:
            yield f"    {name}: {old or 'nothing'} -> {new or 'nothing'}"

"""Publish a build in a lake, and compact the lake."""

from pathlib import Path

import click

from briefing import compaction, lake, publishing, settings
from briefing.commands import options
from briefing.errors import LakeError
from briefing.glossary import counted
from briefing.lake import Lake

NO_LAKE = "BRIEFING_DATABASE: names no lake: set it, and BRIEFING_DATA_PATH; docs/scaling.md says how"


@click.command()
@options.data_option
def publish(data: Path | None) -> None:
    """Check a data folder and add a build of it to the lake that BRIEFING_DATABASE names.

    Readers on every machine move to it by themselves. The last line is the id of the newest build.
    """
    build_id, new = publishing.publish(data or settings.data(), _lake())
    click.echo("A new build was published." if new else "The content is unchanged; the newest build stands.")
    click.echo(build_id)


@click.command()
@click.option("--keep", type=click.IntRange(1), metavar="N", help="Forget all builds but the newest N.")
def compact(keep: int | None) -> None:
    """Merge small files of the lake, and delete those that no build has needed for a day."""
    merged, forgotten, deleted = compaction.compact(_lake(), keep)
    told = (counted(merged, "table"), counted(forgotten, "build"), counted(deleted, "file"))
    click.echo(f"Files of {told[0]} merged, {told[1]} forgotten, {told[2]} deleted.")


def _lake() -> Lake:
    found = lake.configured()
    if not isinstance(found, Lake):
        raise LakeError(NO_LAKE)
    return found

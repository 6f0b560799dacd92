"""Compact a lake."""

import click

from briefing import compaction
from briefing.commands import options
from briefing.glossary import counted


@click.command("compact")
@click.option("--keep", type=click.IntRange(1), metavar="N", help="Forget all builds but the newest N.")
def command(keep: int | None) -> None:
    """Merge small files of the lake, and delete those that no build has needed for a day."""
    merged, forgotten, deleted = compaction.compact(options.lake_set(), keep)
    told = (counted(merged, "table"), counted(forgotten, "build"), counted(deleted, "file"))
    click.echo(f"Files of {told[0]} merged, {told[1]} forgotten, {told[2]} deleted.")

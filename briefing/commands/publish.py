"""Publish a build in a lake."""

from pathlib import Path

import click

from briefing import publishing, settings
from briefing.commands import options


@click.command("publish")
@options.data_option
def command(data: Path | None) -> None:
    """Check a data folder and add a build of it to the lake that BRIEFING_DATABASE names.

    Readers on every machine move to it by themselves. The last line is the id of the newest build.
    """
    lake = options.lake_set()
    with options.abrupt():
        build_id, new = publishing.publish(data or settings.data(), lake)
    click.echo("A new build was published." if new else "The content is unchanged; the newest build stands.")
    click.echo(build_id)

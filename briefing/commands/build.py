"""Add a build of a data folder."""

from pathlib import Path

import click

from briefing import build, settings, shelf
from briefing.commands import options


@click.command("build")
@options.data_option
@click.option("--out", type=options.PATH, help="Where builds are kept.  [default: BRIEFING_BUILDS, or DATA/builds]")
def command(data: Path | None, out: Path | None) -> None:
    """Check a data folder and add a build of it. The last line is the path of the build."""
    folder = data or settings.data()
    target = out or settings.builds(folder)
    if settings.database():
        click.echo("warning: BRIEFING_DATABASE is set, so readers see what publish makes, not this build", err=True)
    before = {one.id for one in shelf.Folder(target).kept()}
    with options.abrupt():
        path = build.make(folder, target)
    known = path.stem in before
    click.echo("The content is unchanged; the newest build stands." if known else "A new build was added.")
    click.echo(path)

"""The command line: its entrance, and the commands on a data folder. Exit code 0 is good, 1 a fault, 2 a wrong call."""

from pathlib import Path
from typing import Any

import click

from briefing import __version__, build, settings, shelf
from briefing.commands import options
from briefing.commands.check import check
from briefing.commands.compare import compare_
from briefing.commands.publish import compact, publish
from briefing.commands.query import query
from briefing.commands.snapshot import snapshot
from briefing.commands.verify import verify_
from briefing.errors import BriefingError, CollectionError
from briefing.glossary import counted


class _Friendly(click.Group):
    """Errors of ours end the program with their message, not with a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BriefingError as error:
            click.echo("\n".join(map(options.shown, str(error).splitlines())), err=True)
            if isinstance(error, CollectionError):
                click.echo(f"{counted(len(error.faults), 'fault')} found.", err=True)
            ctx.exit(1)


@click.group(cls=_Friendly, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing")
def main() -> None:
    """A news article in, a briefing a person can stand behind out."""


@main.command(name="build")
@options.data_option
@click.option("--out", type=options.FOLDER, help="Where builds are kept.  [default: BRIEFING_BUILDS, or DATA/builds]")
def build_(data: Path | None, out: Path | None) -> None:
    """Check a data folder and add a build of it. The last line is the path of the build."""
    folder = data or settings.data()
    target = out or settings.builds(folder)
    before = set(shelf.paths(target))
    path = build.make(folder, target)
    click.echo("The content is unchanged; the newest build stands." if path in before else "A new build was added.")
    click.echo(path)


for _command in (check, query, snapshot, verify_, compare_, publish, compact):
    main.add_command(_command)


if __name__ == "__main__":
    main()

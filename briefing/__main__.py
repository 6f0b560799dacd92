"""The command line: its entrance. Exit code 0 is good, 1 a fault, 2 a wrong call."""

import errno
from importlib import import_module
from typing import Any, cast

import click

from briefing import __version__
from briefing.commands import options
from briefing.errors import BriefingError, CollectionError
from briefing.glossary import counted

COMMANDS = ("build", "check", "compact", "compare", "publish", "query", "sentences", "snapshot", "verify")
FULL = (errno.ENOSPC, errno.EDQUOT)


class _Commands(click.Group):
    """Errors of ours end the program with their message, not with a traceback.

    A command is imported when it is called: what one needs, such as pictures, takes longer than all that others do.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        return cast(click.Command, import_module(f"briefing.commands.{cmd_name}").command)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BriefingError as error:
            click.echo("\n".join(map(options.shown, str(error).split("\n"))), err=True)
            if isinstance(error, CollectionError):
                click.echo(f"{counted(len(error.faults), 'fault')} found.", err=True)
            ctx.exit(1)
        except OSError as error:
            # Files have names, and errors of their own where they are written.
            if error.errno not in FULL or error.filename:
                raise
            click.echo(
                f"the output could not be written ({error.strerror}): free some space, or send it elsewhere", err=True
            )
            ctx.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing")
def main() -> None:
    """A news article in, a briefing a person can stand behind out."""


if __name__ == "__main__":
    main()

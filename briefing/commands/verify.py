"""Verify files."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from briefing import lake
from briefing.commands import options
from briefing.commands.compare import told
from briefing.errors import SnapshotError
from briefing.shelf import Shelf
from briefing.snapshots import readers
from briefing.snapshots.verify import QUESTIONS, Verdict, verify


@click.command("verify")
@click.argument("files", nargs=-1, required=True, type=options.PATH)
@options.data_option
@click.option("--json", "as_json", is_flag=True, help="The verdicts as JSON, for programs.")
def command(files: tuple[Path, ...], data: Path | None, as_json: bool) -> None:
    """Say of each file whether it is whole, from a build that is here, and still what the newest build says.

    Exit code 0 where every file is whole and from a build that is here.
    """
    builds = lake.configured(data)
    verdicts = {str(path): _verdict(path, builds) for path in files}
    if as_json:
        facts = [{"file": name} | _facts(verdict) for name, verdict in verdicts.items()]
        click.echo(options.as_json(facts))
    else:
        click.echo(
            "\n".join(options.shown(line) for name, verdict in verdicts.items() for line in _lines(name, verdict))
        )
    if not all(isinstance(verdict, Verdict) and verdict.good for verdict in verdicts.values()):
        sys.exit(1)


def _verdict(path: Path, builds: Shelf) -> Verdict | SnapshotError:
    try:
        return verify(readers.content(path), path.name, builds)
    except SnapshotError as error:
        return error


def _facts(verdict: Verdict | SnapshotError) -> dict[str, Any]:
    if isinstance(verdict, SnapshotError):
        return {"good": False, "refused": str(verdict)}
    answers = {name: getattr(verdict, name)._asdict() for name in QUESTIONS}
    changes = told(verdict.changes) if verdict.changes else None
    return {"good": verdict.good, "build": verdict.address.build, **answers, "changes": changes}


def _lines(name: str, verdict: Verdict | SnapshotError) -> Iterable[str]:
    if isinstance(verdict, SnapshotError):
        return [f"{name}:", f"  refused: {verdict}"]
    answers = ((question, getattr(verdict, key)) for key, question in QUESTIONS.items())
    return [f"{name}:", *(f"  {question} {answer.says.capitalize()}. {answer.reason}" for question, answer in answers)]

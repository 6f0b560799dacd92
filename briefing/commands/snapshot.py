"""Save a snapshot."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from briefing import lake
from briefing.commands import options
from briefing.errors import SnapshotError
from briefing.snapshots.formats import FORMATS, bundle
from briefing.snapshots.snapshot import Snapshot, taken

WRITERS = {format.suffix: format for format in FORMATS} | {"all": next(f for f in FORMATS if f.write is bundle.write)}
STDOUT = Path("-")


@click.command("snapshot")
@options.data_option
@click.option("--format", "form", type=click.Choice(list(WRITERS)), required=True, help="all is the bundle.")
@click.option("--build", "name", default="newest", show_default=True, help="The id or the path of a build.")
@click.option("--compared", metavar="BUILD", help="Carry what has changed since this build.")
@click.option("--heading", default="", callback=options.utf8, help="A heading of your own, plain text.")
@click.option("--note", default="", callback=options.utf8, help="A note of your own, plain text.")
@click.option("-o", "--out", type=options.PATH, help="Where to save it; - is the standard output.")
@options.filter_options
def command(*, form: str, out: Path | None, **asked: Any) -> None:
    """Save what the filters leave. Prints the path of the file and nothing else."""
    found = _taken(form, **asked)
    content = WRITERS[form].write(found)
    if out == STDOUT:
        sys.stdout.buffer.write(content)
        return
    path = out or Path(f"briefing-{found.build.id}.{WRITERS[form].suffix}")
    if not out and path.exists() and path.read_bytes() != content:
        raise SnapshotError(f"{path}: is there already and holds something else: name another file with -o")
    _save(content, path)
    click.echo(path)


def _taken(
    form: str, *, data: Path | None, name: str, compared: str | None, heading: str, note: str, **choice: Any
) -> Snapshot:
    builds = lake.configured(data)
    build = options.build_named(name, builds)
    chosen = options.chosen(build, choice)
    WRITERS[form].refuse(build.rows("item_count", chosen)[0]["items"])
    return taken(build, chosen, heading, note, options.build_named(compared, builds) if compared else None)


def _save(content: bytes, path: Path) -> None:
    """Written aside and renamed, so that a reader finds the old file or the new one and never a part."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as aside:
            try:
                aside.write(content)
                aside.flush()
                os.fsync(aside.fileno())
                Path(aside.name).chmod(0o666 & ~_mask())
                Path(aside.name).replace(path)
            except BaseException:
                Path(aside.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise SnapshotError(f"{path}: could not be saved ({error.strerror}): name another place with -o") from error


def _mask() -> int:
    """The permissions that new files of this process do not get; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""Save a snapshot."""

import filecmp
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from briefing import lake
from briefing.commands import options
from briefing.errors import SnapshotError
from briefing.snapshots.address import stem
from briefing.snapshots.formats import BUNDLE, BY_SUFFIX
from briefing.snapshots.snapshot import Snapshot, taken

WRITERS = BY_SUFFIX | {"all": BUNDLE}
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
    format = WRITERS[form]
    if out not in (None, STDOUT) and not out.name.lower().endswith(f".{format.suffix}"):
        raise SnapshotError(
            f"{out}: its name does not end in .{format.suffix}, by which others know what it is: add that"
        )
    found = _taken(form, **asked)
    if out == STDOUT:
        # Whole: whoever reads it could not tell that the rest is missing.
        sys.stdout.buffer.write(format.write(found))
        return
    path = out or Path(f"{stem(found.build, found.filters)}.{format.suffix}")
    _save(format.parts(found), path, over=bool(out))
    click.echo(path)


def _taken(
    form: str, *, data: Path | None, name: str, compared: str | None, heading: str, note: str, **choice: Any
) -> Snapshot:
    builds = lake.configured(data)
    build = options.build_named(name, builds)
    chosen = options.chosen(build, choice)
    WRITERS[form].refuse(build.rows("item_count", chosen)[0]["items"])
    return taken(build, chosen, heading, note, options.build_named(compared, builds) if compared else None)


def _save(parts: Iterable[bytes], path: Path, *, over: bool) -> None:
    """Written aside and renamed, so that a reader finds the old file or the new one and never a part. Raises
    SnapshotError, also where another file is there and nobody said to write ``over`` it."""
    try:
        with _aside(path) as aside:
            aside.writelines(parts)
            aside.flush()
            os.fsync(aside.fileno())
            if not over and path.exists() and not filecmp.cmp(aside.name, path, shallow=False):
                raise SnapshotError(f"{path}: is there already and holds something else: name another file with -o")
            Path(aside.name).chmod(0o666 & ~_mask())
            Path(aside.name).replace(path)
    except OSError as error:
        raise SnapshotError(f"{path}: could not be saved ({error.strerror}): name another place with -o") from error


@contextmanager
def _aside(path: Path) -> Iterator[IO[bytes]]:
    """A file beside ``path``, gone if what is done with it fails."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as aside:
        try:
            yield aside
        except BaseException:
            Path(aside.name).unlink(missing_ok=True)
            raise


def _mask() -> int:
    """The permissions that new files of this process do not get; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask

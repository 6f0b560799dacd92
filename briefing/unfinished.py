"""A build on its way into its folder: made by one process at a time; nothing is left of one that nobody finishes."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from briefing.errors import BuildError
from briefing.holding import held, stale

# In seconds: readers of an older build wait no longer for the one that another makes.
PATIENCE = 300.0
NAME = re.compile(r"\.\d{8}T\d{6}Z\.(\d+)\.partial")


@contextmanager
def alone(out: Path) -> Iterator[bool]:
    """Make the folder, and wait until no other process of this machine makes a build there; False where its disk cannot
    tell.

    Raises BuildError where that takes too long, and OSError.
    """
    out.mkdir(parents=True, exist_ok=True)
    try:
        with held(out, PATIENCE) as sure:
            yield sure
    except BlockingIOError:
        waited = f"another process has been making a build here for {PATIENCE / 60:.0f} minutes"
        raise BuildError(f"{out}: {waited}: wait for it, or end it") from None


@contextmanager
def partial(out: Path, now: datetime, *, sure: bool) -> Iterator[Path]:
    """Where to write a build of that time; gone at the end, so that what is to stay must have another name by then.

    What killed ones left goes first; where it is not ``sure`` that nobody else is at work, after a while only.
    """
    _sweep(out, sure=sure)
    path = out / f".{now:%Y%m%dT%H%M%S}Z.{os.getpid()}.partial"
    try:
        yield path
    finally:
        for left in out.glob(f"{path.name}*"):
            _remove(left)


def _sweep(out: Path, *, sure: bool) -> None:
    for left in out.glob(".*.partial*"):
        maker = NAME.match(left.name)
        # Whoever makes it may have just finished.
        with suppress(FileNotFoundError):
            if maker and ((sure and not _runs(int(maker[1]))) or stale(left)):
                _remove(left)


def _runs(process: int) -> bool:
    """A process of another user, which may not be asked, runs too."""
    try:
        os.kill(process, 0)
    except OSError as error:
        return not isinstance(error, ProcessLookupError)
    return True


def _remove(left: Path) -> None:
    """A file, or the folder that DuckDB makes beside one for what does not fit into memory."""
    if left.is_dir():
        shutil.rmtree(left)
    else:
        left.unlink(missing_ok=True)

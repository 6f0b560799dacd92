"""A build on its way into its folder: made by one process at a time; nothing is left of one that nobody finishes."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from briefing.holding import held

STALE_SECONDS = 3600


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Make the folder, and wait until no other process of this machine makes a build there, where its disk can tell.

    Raises OSError.
    """
    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as holding:
        try:
            holding.enter_context(held(out, wait=True))
            youngest = 0
        except OSError:
            # What is young may be written to just now.
            youngest = STALE_SECONDS
        _sweep(out, youngest)
        yield


@contextmanager
def partial(out: Path, now: datetime) -> Iterator[Path]:
    """Where to write a build of that time; gone at the end, so that what is to stay must have another name by then."""
    path = out / f".{now:%Y%m%dT%H%M%S}Z.{os.getpid()}.partial"
    try:
        yield path
    finally:
        for left in out.glob(f"{path.name}*"):
            _remove(left)


def _sweep(out: Path, youngest: float) -> None:
    """Remove what a build that was killed left behind, so many seconds ago."""
    for left in out.glob(".*.partial*"):
        # Whoever makes it may have just finished.
        with suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime >= youngest:
                _remove(left)


def _remove(left: Path) -> None:
    """A file, or the folder that DuckDB makes beside one for what does not fit into memory."""
    if left.is_dir():
        shutil.rmtree(left)
    else:
        left.unlink(missing_ok=True)

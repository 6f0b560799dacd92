"""A folder that one process of this machine holds at a time; whoever is killed holds it no more."""

import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

if sys.platform != "win32":
    import fcntl

log = logging.getLogger(__name__)
# In seconds: a system that waits by itself could not be told to stop.
PAUSE = 0.2
# After so long nobody is taken to write to a file any more.
STALE_SECONDS = 3600
# Set once this process is told to stop, which it does no sooner than its threads: whoever waits gives up.
STOPPED = Event()


@contextmanager
def held(folder: Path, patience: float = 0) -> Iterator[bool]:
    """Hold a folder; False where its disk or system cannot tell who does.

    Raises BlockingIOError where somebody else still holds it after so many seconds, or once this process is told to
    stop, and OSError where it is not there.
    """
    opened = os.open(folder, os.O_RDONLY)
    try:
        yield _locked(opened, folder, time.monotonic() + patience)
    finally:
        os.close(opened)


def stale(left: Path) -> bool:
    """Whether nobody has written to it for long. Raises FileNotFoundError."""
    return time.time() - left.stat().st_mtime >= STALE_SECONDS


def _locked(opened: int, folder: Path, until: float) -> bool:
    told = False
    while sys.platform != "win32":
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() >= until or STOPPED.is_set():
                raise
        except OSError:
            break
        if not told:
            log.warning("%s: another process is at work here: waiting for it", folder)
        told = True
        STOPPED.wait(PAUSE)
    return False

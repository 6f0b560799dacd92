"""A folder that one process of this machine holds at a time; whoever is killed holds it no more."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


@contextmanager
def held(folder: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold a folder. Raises OSError where somebody else does, unless to ``wait`` for them, or its disk has no locks."""
    if sys.platform == "win32":
        raise OSError("a folder cannot be held here")
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(opened)

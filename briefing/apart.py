"""Work in a process of its own, with which the memory goes that it took; few at once, for each may take much."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from threading import BoundedSemaphore

AT_ONCE = BoundedSemaphore(2)
ROOT = Path(__file__).parent.parent


def run(command: Sequence[str], given: bytes, seconds: float) -> subprocess.CompletedProcess[bytes]:
    """What became of ``command`` with ``given`` on its standard input.

    Raises TimeoutExpired where it takes longer than ``seconds``, BlockingIOError where so long others are at work, and
    OSError.
    """
    if not AT_ONCE.acquire(timeout=seconds):
        raise BlockingIOError(f"others are at work for {seconds} seconds")
    try:
        return subprocess.run(  # noqa: S603
            command, input=given, capture_output=True, timeout=seconds, cwd=ROOT, check=False
        )
    finally:
        AT_ONCE.release()

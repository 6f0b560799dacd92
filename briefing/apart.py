"""Work in a process of its own, with which the memory goes that it took."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from threading import BoundedSemaphore

from briefing.errors import BusyError

ROOT = Path(__file__).parent.parent


def run(
    command: Sequence[str], given: bytes, seconds: float, turns: BoundedSemaphore
) -> subprocess.CompletedProcess[bytes]:
    """What became of ``command`` with ``given`` on its standard input, as many at once as there are ``turns``.

    Raises TimeoutExpired where it takes longer than ``seconds``, BusyError where no turn is free for so long, and
    OSError.
    """
    if not turns.acquire(timeout=seconds):
        raise BusyError("others are at the same work just now: try again in a minute")
    try:
        return subprocess.run(  # noqa: S603
            command, input=given, capture_output=True, timeout=seconds, cwd=ROOT, check=False
        )
    finally:
        turns.release()

"""The text of a stranger's copy, read in a process of its own: a hostile file costs its reader time and nobody memory.

The content goes in by a pipe and the text comes back by one, so that nothing reaches a disk.
"""

import re
import resource
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from briefing import apart, copies
from briefing.copies import CopyError
from briefing.errors import BusyError

MOST_MEMORY = 1_500_000_000  # bytes of address space; the libraries alone take a fifth of it
MOST_SECONDS = 30
# Each may take all that memory.
AT_ONCE = BoundedSemaphore(2)
MOST_ENDING = 20
BUSY = "Copies of others are being read just now; choose the file again in a minute."
HEAVY = "This file takes more time or memory than an article's copy should; save its text as txt and choose that."


def text_of(content: bytes, name: str) -> str:
    """The text in ``content``, as ``copies.text_of`` gives it. Raises CopyError and nothing else."""
    if len(content) > copies.MOST_BYTES:
        raise CopyError(copies.LARGE)
    # More of a stranger's name than its ending is of no use, and might be too long, or nothing that a command can bear.
    ending = re.sub(r"[^.a-z0-9]", "", Path(name).suffix.lower())[:MOST_ENDING]
    command = [sys.executable, "-m", "briefing.extraction", ending, str(MOST_MEMORY)]
    try:
        ended = apart.run(command, content, MOST_SECONDS, AT_ONCE)
    except BusyError as error:
        raise CopyError(BUSY) from error
    except (subprocess.TimeoutExpired, ValueError, OSError) as error:
        raise CopyError(HEAVY) from error
    if ended.returncode == 1 and ended.stdout:
        raise CopyError(ended.stdout.decode("utf-8"))
    if ended.returncode:
        raise CopyError(HEAVY)
    return ended.stdout.decode("utf-8")


def _main() -> int:
    _, name, limit = sys.argv
    resource.setrlimit(resource.RLIMIT_AS, (int(limit), int(limit)))
    try:
        found, code = copies.text_of(sys.stdin.buffer.read(), name), 0
    except CopyError as error:
        found, code = str(error), 1
    sys.stdout.buffer.write(found.encode("utf-8"))
    return code


if __name__ == "__main__":
    sys.exit(_main())

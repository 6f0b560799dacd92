"""From the words of a document to its PDF, set in a process of its own.

The layout keeps about 250 KB for each item and never gives it back; in the process that serves the pages it would stay
for good.
"""

import json
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from briefing import apart
from briefing.errors import FormatError

PRESS = Path(__file__).with_name("press.py")
# The longest document that is ever asked for takes a small part of it.
MOST_SECONDS = 180
# Of a long document each takes half a gigabyte.
AT_ONCE = BoundedSemaphore(2)
REMEDY = "narrow the filters, or take another format"


def typeset(content: dict[str, Any]) -> bytes:
    """The document of the layout ``document.typ`` as PDF/UA-1 and PDF/A-2a; ``timestamp`` is its date in UNIX seconds.

    Raises FormatError with the reason where the words cannot be set, and BusyError where others are set just now.
    """
    words = json.dumps(content, ensure_ascii=False).encode("utf-8")
    # -P: the folder of the press must not be searched for modules.
    command = [sys.executable, "-P", str(PRESS)]
    try:
        ended = apart.run(command, words, MOST_SECONDS, AT_ONCE)
    except subprocess.TimeoutExpired as error:
        raise FormatError(f"no PDF could be set within {MOST_SECONDS} seconds: {REMEDY}") from error
    if ended.returncode:
        reason = ended.stderr.decode("utf-8", "replace").strip() or f"the process ended with {ended.returncode}"
        raise FormatError(f"no PDF could be set ({reason}): {REMEDY}")
    return ended.stdout

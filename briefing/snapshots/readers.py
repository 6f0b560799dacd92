"""Where each format carries the address of its snapshot: one reader a format, for files that nobody vouches for.

A reader looks for the mark in the form in which we write it. Any other form is no file of ours, and a file that
carries somebody else's mark is found out when it is made again.
"""

import csv
import html
import io
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from briefing.errors import SnapshotError
from briefing.snapshots import contents, envelope, manifest

A_PART = "what is a part of a zip is verified with it: name the zip"
# More than any snapshot of ours; nothing larger is opened.
LARGEST = 1024 * 1024 * 1024
# An address may be longer than Python's reader lets a cell be.
csv.field_size_limit(LARGEST)


def content(path: Path) -> bytes:
    """The bytes of a file. Raises SnapshotError, which says why it is not read."""
    try:
        _bounded(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise SnapshotError(f"it cannot be read ({error.strerror}): name a file that is there") from error


def _bounded(size: int) -> None:
    if size > LARGEST:
        raise SnapshotError(f"it is larger than {LARGEST:,} bytes, the most that is opened")


def address(content: bytes, suffix: str) -> str:
    """The address in a file of the format ``suffix``. Raises SnapshotError, which says why there is none."""
    _bounded(len(content))
    if suffix not in READERS:
        raise SnapshotError(f"the address cannot be read from a file of this kind; there are: {', '.join(READERS)}")
    if not (found := READERS[suffix](content)):
        where = f"; {A_PART}" if suffix == "csv" else ""
        raise SnapshotError(f"it carries no address of a snapshot, so it is none of ours or was written anew{where}")
    return found


def _in_bundle(content: bytes) -> str:
    return manifest.among(envelope.unpacked(content)).snapshot


def _in_json(content: bytes) -> str:
    return contents.read(content).snapshot.address


def _in_csv(content: bytes) -> str:
    try:
        # Read as far as needed: of a large file all the words would take six times its bytes.
        rows = csv.DictReader(io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline=""))
        return next(rows, {}).get("snapshot") or ""
    except (csv.Error, UnicodeDecodeError) as error:
        raise SnapshotError(f"it is no CSV that can be read: {error}") from error


def _plain(mark: bytes, content: bytes) -> str:
    """What stands in the brackets of the pattern ``mark``, as it is."""
    found = re.search(mark, content, re.MULTILINE)
    return found.group(1).decode("utf-8", "replace") if found else ""


def _marked_up(mark: bytes, content: bytes) -> str:
    """The same in HTML or XML."""
    return html.unescape(_plain(mark, content))


def _in_part(name: str, read: Callable[[bytes], str], content: bytes) -> str:
    """The same in the member ``name`` of a zip."""
    return read(envelope.part(content, name))


_property = partial(_marked_up, rb"<cp:keywords>([^<]*)</cp:keywords>")
_line = partial(_plain, rb"^Snapshot: (\S+)$")
READERS: dict[str, Callable[[bytes], str]] = {
    "html": partial(_marked_up, rb'<meta name="briefing-snapshot" content="([^"<>]*)">'),
    "pdf": partial(_marked_up, rb"<pdf:Keywords>([^<]*)</pdf:Keywords>"),
    "docx": partial(_in_part, "docProps/core.xml", _property),
    "md": partial(_plain, rb"^<!-- briefing-snapshot: (\S+) -->\s*\Z"),
    "csv": _in_csv,
    "xlsx": partial(_in_part, "docProps/core.xml", _property),
    "json": _in_json,
    "csv.zip": partial(_in_part, "about.txt", _line),
    "parquet.zip": partial(_in_part, "about.txt", _line),
    "zip": _in_bundle,
}

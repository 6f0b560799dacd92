"""Where each format carries the address of its snapshot: one reader a format, for files that nobody vouches for."""

import csv
import html
import io
import re
from collections.abc import Callable

from briefing.errors import SnapshotError
from briefing.snapshots import archive, contents, manifest

# More than any snapshot of ours; nothing larger is opened.
LARGEST = 256 * 1024 * 1024
# An address may be longer than Python's reader lets a cell be.
csv.field_size_limit(LARGEST)


def address(content: bytes, suffix: str) -> str:
    """The address in a file of the format ``suffix``. Raises SnapshotError, which says why there is none."""
    if len(content) > LARGEST:
        raise SnapshotError(f"it is larger than {LARGEST:,} bytes, the most that is opened")
    if suffix not in READERS:
        raise SnapshotError(f"the address cannot be read from a file of this kind; there are: {', '.join(READERS)}")
    if not (found := READERS[suffix](content)):
        raise SnapshotError("it carries no address of a snapshot, so it is none of ours or was written anew")
    return found


def _in_bundle(content: bytes) -> str:
    return manifest.among(archive.unpacked(content)).snapshot


def _in_json(content: bytes) -> str:
    return contents.read(content).snapshot


def _in_page(content: bytes) -> str:
    """The first such mark, in the form that we write it: any other form is not our file."""
    found = re.search(rb'<meta name="briefing-snapshot" content="([^"<>]*)">', content)
    return html.unescape(found.group(1).decode("utf-8", "replace")) if found else ""


def _in_csv(content: bytes) -> str:
    try:
        rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        return next(rows, {}).get("snapshot") or ""
    except (csv.Error, UnicodeDecodeError) as error:
        raise SnapshotError(f"it is no CSV that can be read: {error}") from error


READERS: dict[str, Callable[[bytes], str]] = {
    "json": _in_json,
    "html": _in_page,
    "csv": _in_csv,
    "zip": _in_bundle,
}

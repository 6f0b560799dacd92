"""Several files in one: a ZIP that says nothing of the moment or the machine that packed it."""

import io
import zipfile
from collections.abc import Iterable

import pyarrow as pa

from briefing.prose import Row
from briefing.snapshots import about
from briefing.snapshots.snapshot import Snapshot

# The first day a ZIP can name, and the rights of an ordinary file.
DAY = (1980, 1, 1, 0, 0, 0)
RIGHTS = 0o644 << 16
Member = tuple[str, bytes]
CHANGE = pa.schema([(name, pa.string()) for name in about.DIFFERENCE])


def packed(members: Iterable[Member], *, smaller: bool) -> bytes:
    """The members in their order; ``smaller`` compresses, which is no use for files that are compressed already."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(name, DAY)
            entry.create_system, entry.external_attr = 3, RIGHTS
            entry.compress_type = zipfile.ZIP_DEFLATED if smaller else zipfile.ZIP_STORED
            archive.writestr(entry, content)
    return file.getvalue()


def tables(snapshot: Snapshot) -> dict[str, pa.Table]:
    """The tables of the snapshot, and the table ``change`` where it is compared with another build."""
    if snapshot.changes is None:
        return snapshot.tables
    return snapshot.tables | {"change": pa.Table.from_pylist(about.changes(snapshot), schema=CHANGE)}


def about_txt(snapshot: Snapshot, *, more: str) -> Member:
    """``about.txt``: what the archive is, its sources and what has changed; ``more`` explains its files."""
    parts = [_lines([f"{label}: {words}" for label, words in about.lines(snapshot)]), more]
    if sources := about.sources(snapshot):
        parts.append(_lines(["Sources", *(f"- {source}" for source in sources)]))
    if snapshot.changes:
        parts.append(_lines([about.since(snapshot.changes), *map(_change, about.changes(snapshot))]))
    return "about.txt", ("\n\n".join(parts) + "\n").encode("utf-8")


def _lines(texts: Iterable[str]) -> str:
    """Each text on a line of its own; lines within it are set in, so that no words of others pass for a fact."""
    return "\n".join("\n    ".join(text.splitlines()) for text in texts)


def _change(row: Row) -> str:
    field = f", {row['field']}" if row["field"] else ""
    words = " → ".join(f"“{row[side]}”" for side in ("before", "after") if row[side])
    return f"- {about.CHANGES[row['change']].label}: {row['headline']} ({row['item_id']}{field}): {words}"

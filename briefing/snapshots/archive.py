"""The tables of a snapshot as files: which they are, and the file that says what they hold."""

from collections.abc import Iterable

import pyarrow as pa

from briefing.prose import Row
from briefing.snapshots import about
from briefing.snapshots.snapshot import Snapshot

Member = tuple[str, bytes]
CHANGE = pa.schema([(name, pa.string()) for name in about.DIFFERENCE])


def tables(snapshot: Snapshot) -> dict[str, pa.Table]:
    """The tables of the snapshot, and the table ``change`` where it is compared with another build."""
    if snapshot.changes is None:
        return snapshot.tables
    return snapshot.tables | {"change": pa.Table.from_pylist(about.changes(snapshot.changes), schema=CHANGE)}


def about_txt(snapshot: Snapshot, *, more: str) -> Member:
    """``about.txt``: what the archive is, its sources and what has changed; ``more`` explains its files."""
    parts = [_lines([f"{label}: {words}" for label, words in about.lines(snapshot)]), more]
    if sources := about.sources(snapshot):
        parts.append(_lines(["Sources", *(f"- {source}" for source in sources)]))
    if snapshot.changes:
        parts.append(_lines([about.since(snapshot.changes), *map(_change, about.changes(snapshot.changes))]))
    return "about.txt", ("\n\n".join(parts) + "\n").encode("utf-8")


def _lines(texts: Iterable[str]) -> str:
    """Each text on a line of its own; lines within it are set in, so that no words of others pass for a fact."""
    return "\n".join("\n    ".join(text.splitlines()) for text in texts)


def _change(row: Row) -> str:
    field = f", {row['field']}" if row["field"] else ""
    words = " → ".join(f"“{row[side]}”" for side in ("before", "after") if row[side])
    return f"- {about.CHANGES[row['change']].label}: {row['headline']} ({row['item_id']}{field}): {words}"

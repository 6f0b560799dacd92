"""PDF: a tagged document on A4, to read, print and archive.

It is PDF/UA-1, so that a screen reader can read it, and PDF/A-2a, so that it can be kept; 2a rather than 3a, since
nothing is attached to it. The layout is ``document.typ``; every word reaches it as data, never as markup.

What is no character to a PDF (control characters, private ones) is written as U+FFFD; marks that only turn the
direction of writing are left out.
"""

import re
from typing import Any

from briefing import glossary, prose
from briefing.prose import Row
from briefing.snapshots import about
from briefing.snapshots.compare import Change, Comparison
from briefing.snapshots.pictures import Picture
from briefing.snapshots.snapshot import Snapshot
from briefing.snapshots.typesetting import typeset

CONTROLS = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufff0-\ufffb\ufffe\uffff"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
NO_CHARACTER = re.compile(f"[{CONTROLS}{PRIVATE}]")
CHART, NARROWER = 560, 0.92


def write(snapshot: Snapshot) -> bytes:
    """The snapshot as PDF. Raises FormatError where its letters cannot be set."""
    return typeset(content(snapshot))


def _carried(part: Any) -> Any:
    """The same words without what is no character to a PDF."""
    if isinstance(part, dict):
        return {name: _carried(value) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_carried(value) for value in part]
    return NO_CHARACTER.sub("\ufffd", part) if isinstance(part, str) else part


def content(snapshot: Snapshot) -> dict[str, Any]:
    """The words of the document in the order of its pages, as ``document.typ`` reads them."""
    words = {
        "timestamp": int(snapshot.build.built_at.timestamp()),
        "title": snapshot.title,
        "heading": snapshot.heading,
        "note": snapshot.note,
        "address": snapshot.address,
        "build": snapshot.build.id,
        "count": snapshot.count_in_words,
        "filters": snapshot.filters_in_words,
        "subject": about.subject(snapshot),
        "about": about.provenance(snapshot),
        "figures": [_figure(row) for row in snapshot.figures],
        "digest": snapshot.digest,
        "charts": [{"title": p.title, "sentence": p.sentence, "svg": _svg(p)} for p in snapshot.pictures],
        "groups": [_group(snapshot, kind, rows) for kind, rows in snapshot.groups],
        "nothing": {"title": about.EMPTY, "words": about.NOTHING},
        "changes": _changes(snapshot, snapshot.changes) if snapshot.changes else None,
        "sources": [{"title": prose.title(row), "facts": prose.source(row)} for row in snapshot.documents],
        "reading": about.READING,
        "words": about.words(snapshot),
    }
    return {name: _carried(part) for name, part in words.items()}


def _figure(row: Row) -> dict[str, str]:
    name, value = prose.figure(row)
    return {"name": name, "value": value, "note": row["note"]}


def _svg(picture: Picture) -> str:
    """The picture in the size of print, with smaller letters, since those of a PDF run wider than those it drew for."""
    return re.sub(r'(?<=font-size=")\d+', lambda size: f"{NARROWER * int(size[0]):.2f}", picture.svg(width=CHART))


def _group(snapshot: Snapshot, kind: str, rows: list[Row]) -> dict[str, Any]:
    items = [_card(snapshot, row) for row in rows]
    return {"title": snapshot.headed(kind, rows), "about": glossary.KINDS[kind].meaning, "items": items}


def _card(snapshot: Snapshot, row: Row) -> dict[str, Any]:
    return {
        "kind": prose.term("kind", row),
        "status": prose.term("status", row),
        "headline": row["headline"],
        "amount": prose.offer(row),
        "summary": row["summary"],
        "facts": snapshot.attributed(row),
        "evidence": [(prose.place(proof), proof["words"]) for proof in row["evidence"]],
        "id": row["item_id"],
    }


def _changes(snapshot: Snapshot, changes: Comparison) -> dict[str, Any]:
    return {
        "heading": about.since(changes),
        "count": changes.in_words,
        "added": [{"headline": row["headline"], "id": row["item_id"]} for row in changes.added],
        "removed": [_card(snapshot, row) for row in changes.removed],
        "changed": [_change(change) for change in changes.changed],
    }


def _change(change: Change) -> dict[str, Any]:
    return {"headline": change.headline, "id": change.item_id, "fields": change.fields}

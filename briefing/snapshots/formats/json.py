"""JSON: every item with its codes and lists as they stand in the build, and the snapshot's own facts.

``docs/snapshot.schema.json`` describes every key.
"""

import json
from collections.abc import Callable
from typing import Any

from briefing import glossary
from briefing.plain import plain
from briefing.prose import Row
from briefing.snapshots.compare import Comparison
from briefing.snapshots.snapshot import Snapshot

SCHEMA = "urn:briefing:snapshot:1"
# Told of the document; not part of what an item says.
DERIVED = {"document_title", "document_kind"}


def write(snapshot: Snapshot) -> bytes:
    """The snapshot as UTF-8 JSON, keys in a fixed order."""
    content = {
        "$schema": SCHEMA,
        "title": snapshot.title,
        "snapshot": {"address": snapshot.address, "heading": snapshot.heading, "note": snapshot.note},
        "filters": {"parameters": snapshot.filters.query(), "words": snapshot.filters_in_words},
        "items": len(snapshot.items),
        "of_items": snapshot.of_items,
        "build": _build(snapshot),
        "version": snapshot.version,
        "digest": " ".join(snapshot.digest),
        "meanings": {kind: term.meaning for kind, term in glossary.KINDS.items()},
        "figures": list(snapshot.figures),
        "actors": list(snapshot.actors),
        "documents": [{name: value for name, value in row.items() if name != "name"} for row in snapshot.documents],
        "content": [_item(row) for row in snapshot.items],
        "changes": changes(snapshot.changes, _item) if snapshot.changes else None,
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, default=plain) + "\n").encode("utf-8")


def _build(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "id": snapshot.build.id,
        "built_at": snapshot.build.built_at,
        "content_sha256": snapshot.build.content_sha256,
    }


def _item(row: Row) -> dict[str, Any]:
    """The fields of an item; those of other kinds are left out."""
    return {name: value for name, value in row.items() if name not in DERIVED and value is not None}


def changes(found: Comparison, told: Callable[[Row], dict[str, Any]]) -> dict[str, Any]:
    """A comparison for programs: ``told`` of each item that came or went, and each change field by field."""
    return {
        "before": found.before,
        "after": found.after,
        "added": [told(row) for row in found.added],
        "removed": [told(row) for row in found.removed],
        "changed": [
            {
                "item_id": one.item_id,
                "headline": one.headline,
                "fields": [{"field": field, "before": before, "after": after} for field, before, after in one.fields],
            }
            for one in found.changed
        ],
    }

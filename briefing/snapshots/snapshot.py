"""A snapshot: the items that the filters leave, and everything needed to say where they came from."""

from dataclasses import dataclass
from datetime import datetime

from briefing import __version__
from briefing.filters import Filters
from briefing.glossary import counted
from briefing.prose import Row
from briefing.store import Build


@dataclass(frozen=True)
class Snapshot:
    """The same snapshot writes the same bytes: nothing in it depends on when it is written."""

    title: str
    filters: Filters
    filters_in_words: str
    items: tuple[Row, ...]
    of_items: int
    build_id: str
    built_at: datetime
    content_sha256: str
    documents: tuple[Row, ...]
    version: str = __version__

    @property
    def count_in_words(self) -> str:
        """``3 of 25 items``."""
        return f"{len(self.items):,} of {counted(self.of_items, 'item')}"


def taken(build: Build, chosen: Filters) -> Snapshot:
    """The snapshot of what ``chosen`` leaves of ``build``."""
    names = {row["id"]: row["name"] for row in build.rows("names")}
    items = tuple(build.rows("items", chosen))
    used = {row["document_id"] for row in items}
    return Snapshot(
        title="Briefing",
        filters=chosen,
        filters_in_words=chosen.describe(names),
        items=items,
        of_items=build.rows("item_count", chosen)[0]["of_items"],
        build_id=build.id,
        built_at=build.built_at,
        content_sha256=build.content_sha256,
        documents=tuple(row for row in build.rows("documents", chosen) if row["document_id"] in used),
    )

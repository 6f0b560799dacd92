"""A snapshot: the items that the filters leave, and everything needed to say where they came from."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from urllib.parse import urlencode

import pyarrow as pa

from briefing import __version__, digest, glossary, prose
from briefing.filters import Filters
from briefing.glossary import counted
from briefing.prose import Row
from briefing.snapshots.compare import Comparison
from briefing.snapshots.pictures import Picture, pictures
from briefing.snapshots.rows import rows
from briefing.snapshots.states import since
from briefing.store import Build

# So many rows are read at once where all of them are many.
RUN = 50_000
# Fewer items are read sooner than drawn.
DRAWN = 5


@dataclass(frozen=True)
class Snapshot:
    """The same snapshot writes the same bytes: nothing in it depends on when it is written.

    ``heading`` and ``note`` are the reader's own words, plain text, empty where there are none. ``items`` are rows of
    the query ``items``, ``figures`` of ``briefing_figures``, ``actors`` of ``actors``, ``documents`` of ``documents``;
    ``digest`` holds paragraphs.
    """

    filters: Filters
    filters_in_words: str
    items: Collection[Row]
    of_items: int
    build: Build
    undated: int = 0
    actors: tuple[Row, ...] = ()
    figures: tuple[Row, ...] = ()
    digest: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    heading: str = ""
    note: str = ""
    changes: Comparison | None = None
    title: str = "Briefing"
    version: str = __version__

    @property
    def count_in_words(self) -> str:
        """``3 of 25 items``; where days are asked for also how many of them bear none."""
        told = f"{len(self.items):,} of {counted(self.of_items, 'item')}"
        return f"{told}, {self.undated:,} without a date" if self.undated else told

    @property
    def address(self) -> str:
        """What this snapshot was made from, as the parameters of an address, enough to make it again."""
        own = {"heading": self.heading, "note": self.note, "compared": self.changes.before if self.changes else ""}
        return address_of(self.build, self.filters, self.version, own)

    def facts(self, row: Row) -> list[tuple[str, str]]:
        """The facts of an item and, where there are several documents, which of them it is from."""
        return prose.facts(row) + ([("Document", row["document_title"])] if len(self.documents) > 1 else [])

    def attributed(self, row: Row) -> list[tuple[str, str]]:
        """The same, and before them who stands behind it."""
        return [("Who stands behind it", prose.stands_behind(row)), *self.facts(row)]

    def runs(self, query: str) -> Iterator[pa.Table]:
        """The rows of a query that takes ``limit`` and ``offset``, many at a time, in the order of the items; once at
        least."""
        build = self.build.apart()
        for first in range(0, max(len(self.items), 1), RUN):
            yield in_order(build.table(query, self.filters, limit=RUN, offset=first), self.filters.basket)

    @cached_property
    def documents(self) -> tuple[Row, ...]:
        """Where the items come from; of a large collection thousands, which not every format names."""
        return tuple(row for row in self.build.rows("documents", self.filters) if row["items"])

    @cached_property
    def by_kind(self) -> dict[str, list[Row]]:
        """The items by their kind, kinds in the order of the glossary; a kind without items is left out."""
        groups: dict[str, list[Row]] = {kind: [] for kind in glossary.KINDS}
        for row in self.items:
            groups[row["kind"]].append(row)
        return {kind: rows for kind, rows in groups.items() if rows}

    @property
    def groups(self) -> list[tuple[str, list[Row]]]:
        """The items to read, by kind; a basket keeps the reader's order, so that a kind may come more than once."""
        if not self.filters.basket:
            return list(self.by_kind.items())
        return [(kind, list(rows)) for kind, rows in groupby(self.items, key=lambda row: str(row["kind"]))]

    def headed(self, kind: str, rows: Sequence[Row]) -> str:
        """``Statements (2)``: the heading of one of the ``groups``; where there are others of its kind, of how many."""
        every = len(self.by_kind[kind])
        more = f" of {every:,}" if len(rows) < every else ""
        return f"{glossary.KINDS[kind].plural} ({len(rows):,}{more})"


def taken(build: Build, chosen: Filters, heading: str = "", note: str = "", compared: Build | None = None) -> Snapshot:
    """The snapshot of what ``chosen`` leaves of ``build``, with the reader's own heading and note, and with what has
    changed since the build ``compared``."""
    count = build.rows("item_count", chosen)[0]
    names = {row["id"]: row["name"] for row in build.rows("names", documents=chosen.codes("document"))}
    return Snapshot(
        filters=chosen,
        filters_in_words=chosen.describe(names),
        items=rows(
            count["items"],
            lambda first, most: in_order(build.table("items", chosen, limit=most, offset=first), chosen.basket),
        ),
        of_items=count["of_items"],
        build=build,
        undated=count["undated"] if chosen.since or chosen.until else 0,
        actors=tuple(build.rows("actors", chosen)),
        # Where a figure leads is no concern of a file.
        figures=tuple(build.table("briefing_figures", chosen).drop_columns(["parameters"]).to_pylist()),
        digest=tuple(digest.paragraphs(build.rows("digest", chosen))),
        pictures=pictures(build, chosen) if count["items"] >= DRAWN else (),
        heading=heading,
        note=note,
        changes=since(compared, build, chosen) if compared else None,
    )


def address_of(build: Build, chosen: Filters, version: str = __version__, own: Mapping[str, str] | None = None) -> str:
    """The address of a snapshot of what ``chosen`` leaves of ``build``; ``own`` is what else it is made from."""
    told = {name: value for name, value in (own or {}).items() if value} | {"build": build.id, "version": version}
    return urlencode(chosen.query() | told, doseq=True)


def in_order(table: pa.Table, basket: Sequence[str]) -> pa.Table:
    """The items in the order of a basket; without one they keep that of the build."""
    if not basket:
        return table
    places = {item: place for place, item in enumerate(table["item_id"].to_pylist())}
    return table.take(pa.array([places[item] for item in basket if item in places], pa.int64()))

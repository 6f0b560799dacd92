"""How often everything occurs under filters: what the queries count from that name it as ``reads`` in their header.

A tally is small whatever the size of a build, and one serves every number of a page.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import TYPE_CHECKING, Any
from weakref import proxy

import pyarrow as pa
import pyarrow.compute as pc

from briefing import filters
from briefing.answers import TableCursor
from briefing.caching import cached
from briefing.filters import Filters
from briefing.packing import packed

if TYPE_CHECKING:
    from briefing.store import Build

ACTORS = ("agency", "group")
COMMON = ("kind", "measure_type", "status", "sourcing")
# By filter, those which the rows of a tally that tell its values bear too: a tally without them is narrowed by them.
BORNE = {
    **dict.fromkeys(ACTORS, ("kind",)),
    **dict.fromkeys(COMMON, COMMON),
    "document": (),
}
# What the values of a filter would give; the row without a value, what there is to choose from.
OFFERS = pa.schema({"value": pa.string(), "items": pa.int64()})
MANY = 16
# Each takes some five megabytes.
CURSORS = 3


class Counts:
    """What has been counted of a build, kept a while."""

    def __init__(self, build: "Build") -> None:
        # Weakly: the build holds its counts.
        self._build: Build = proxy(build)
        self.tally = cached(self._tally, MANY)
        self._offered = cached(self._counted, MANY)
        # Kept, since taking in what is read costs more than asking.
        self.cursor_on = cached(self._loaded, CURSORS)

    def _loaded(self, reads: str, chosen: Filters) -> TableCursor:
        return TableCursor(self._build.cursor(), reads, self.read(reads, chosen))

    def read(self, name: str, chosen: Filters) -> pa.Table:
        """The table that a query reads as ``name``.

        ``tally`` is that of the filters as they are; ``relaxed`` holds one for each filter that restricts something,
        without it, and ``offers`` what the values of each filter would give, both named in the column ``filter``.
        """
        return {"tally": self.tally, "relaxed": self._relaxed, "offers": self._all_offers}[name](chosen)

    def _relaxed(self, chosen: Filters) -> pa.Table:
        found = [_named(filter, self.tally(chosen.without(filter))) for filter in chosen.active()]
        return pa.concat_tables(found or [_named("", self.tally(chosen)).slice(0, 0)]).combine_chunks()

    def _all_offers(self, chosen: Filters) -> pa.Table:
        found = [_named(filter, self.offers(chosen, filter)) for filter in filters.CHOICES]
        return pa.concat_tables(found).combine_chunks()

    def offers(self, chosen: Filters, filter: str) -> pa.Table:
        """What the values of one filter would give, as the query ``offered`` has it, and in any case those chosen."""
        loose = chosen.keeping_any(filter)
        tally = self.tally(loose) if loose == chosen else self._narrowed(loose, BORNE[filter])
        found = self._offered(loose, filter) if tally is None else _of_tally(tally, filter)
        return self._with_documents(found, chosen) if filter == "document" and chosen.document else found

    def _narrowed(self, loose: Filters, borne: Iterable[str]) -> pa.Table | None:
        """Of the tally without the filters ``borne`` the rows that they leave, where a build may hold it counted."""
        wide = reduce(Filters.without, borne, loose)
        if alone(self._build.params(wide)) is None:
            return None
        tally, params = self.tally(wide), self._build.params(loose)
        for name in borne:
            if kept := params[name]:
                tally = tally.filter(pc.is_in(tally[name], pa.array(kept)))
            if gone := params[f"not_{name}"]:
                tally = tally.filter(pc.invert(pc.is_in(tally[name], pa.array(gone))))
        return tally

    def _with_documents(self, found: pa.Table, chosen: Filters) -> pa.Table:
        """A document that is chosen is offered, be it a record, which is read for that alone, or one of few items."""
        held = _sums(_of_topic(self.tally(chosen), "document", "document_id"), "document_id").to_pydict()
        items, there = dict(zip(held["value"], held["items"], strict=True)), set(found["value"].to_pylist())
        more = [code for code in dict.fromkeys(chosen.codes("document")) if code not in there]
        return _together(found, pa.table({"value": more, "items": [items.get(code, 0) for code in more]}))

    def _tally(self, chosen: Filters) -> pa.Table:
        one = alone(self._build.params(chosen))
        held = None if one is None else self._build.table("tally_of_one", number=one)
        return packed(held or self._build.table("tally", chosen))

    def _counted(self, loose: Filters, filter: str) -> pa.Table:
        return packed(self._build.table("offered", loose, of=filter))


def alone(params: Mapping[str, Any]) -> int | None:
    """The number of the one actor whose items are chosen, all of them, or that of everybody: theirs a build may hold
    counted. ``params`` are those of the filters."""
    restricting = [name for name, value in params.items() if value and name != "led"]
    return params["read"][0] if restricting == ["read"] and len(params["read"]) == 1 else None


def _of_tally(table: pa.Table, filter: str) -> pa.Table:
    """The rows of the query ``offered`` for ``filter``, from a tally."""
    if filter in ACTORS:
        parts = _of_topic(table, "part", "actor_id", "first")
        values = _sums(parts.filter(parts["first"]), "actor_id")
    elif filter == "document":
        values = _sums(_of_topic(table, "document", "document_id"), "document_id")
    else:
        cells = _of_topic(table, "cell", filter)
        values = _sums(cells.filter(pc.is_valid(cells[filter])), filter)
    return _together(values, pa.table({"items": [pc.sum(_of_topic(table, "cell")["items"]).as_py() or 0]}))


def _of_topic(table: pa.Table, topic: str, *columns: str) -> pa.Table:
    """How many items the rows of a topic tell, beside some of its columns: copying all takes longer than counting."""
    return table.select(["items", *columns]).filter(pc.equal(table["topic"], topic))


def _sums(table: pa.Table, column: str) -> pa.Table:
    """How many items there are of each value of a column."""
    return table.group_by(column).aggregate([("items", "sum")]).rename_columns(["value", "items"])


def _together(*tables: pa.Table) -> pa.Table:
    """The rows of all; a value that one does not tell is null."""
    return pa.concat_tables([OFFERS.empty_table(), *tables], promote_options="permissive").select(OFFERS.names)


def _named(filter: str, table: pa.Table) -> pa.Table:
    return table.append_column("filter", pa.repeat(filter, table.num_rows))

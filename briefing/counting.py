"""How often everything occurs under filters: what the queries count from that name it as ``reads`` in their header.

A tally is small whatever the size of a build, and one serves every number of a page.
"""

from collections.abc import Mapping
from typing import Any, Protocol
from weakref import proxy

import pyarrow as pa
import pyarrow.compute as pc

from briefing import filters
from briefing.filters import Filters
from briefing.kept import kept

ACTORS = ("agency", "group")
COLUMNS = ["topic", "kind", "status", "sourcing", "actor_id", "document_id", "items"]
MANY = 64


class Asked(Protocol):
    """What is counted: a build."""

    def params(self, chosen: Filters) -> dict[str, Any]:
        """Filters as its SQL reads them."""

    def table(self, name: str, chosen: Filters | None = None, **more: Any) -> pa.Table:
        """The rows of a query."""


class Counts:
    """What has been counted of a build, kept a while."""

    def __init__(self, build: Asked) -> None:
        # Weakly: the build holds its counts.
        self._build: Asked = proxy(build)
        self.tally = kept(self._tally, MANY)
        self._offered = kept(self._counted, MANY)

    def read(self, name: str, chosen: Filters) -> pa.Table:
        """The table that a query reads as ``name``.

        ``tally`` is that of the filters as they are; ``relaxed`` holds one for each filter that is taken away, and
        ``offers`` what is counted of one for each filter without the values it keeps, named in the column ``without``.
        """
        if name == "tally":
            return self.tally(chosen)
        if name == "relaxed":
            without = {filter: self.tally(chosen.without(filter)) for filter in filters.NAMES}
        else:
            without = {filter: self.offers(chosen, filter) for filter in filters.CHOICES}
        return pa.concat_tables([_named(filter, table) for filter, table in without.items()])

    def offers(self, chosen: Filters, filter: str) -> pa.Table:
        """What the values of one filter are counted from: the choice without those it keeps."""
        loose = chosen.keeping_any(filter)
        if loose == chosen:
            return _of_tally(self.tally(chosen), filter)
        beforehand = alone(self._build.params(loose)) is not None
        found = _of_tally(self.tally(loose), filter) if beforehand else self._offered(loose, filter)
        # A document that is chosen is offered, be it a record, which is read for that alone, or one of few items.
        return _together(found, _documents(self.tally(chosen))) if filter == "document" else found

    def _tally(self, chosen: Filters) -> pa.Table:
        one = alone(self._build.params(chosen))
        held = None if one is None else self._build.table("tally_of_one", number=one)
        return held or self._build.table("tally", chosen)

    def _counted(self, loose: Filters, filter: str) -> pa.Table:
        return self._build.table("offered", loose, of=filter)


def alone(params: Mapping[str, Any]) -> int | None:
    """The number of the one actor whose items are chosen, all of them, or that of everybody: theirs a build may hold
    counted. ``params`` are those of the filters."""
    restricting = [name for name, value in params.items() if value and name != "led"]
    return params["read"][0] if restricting == ["read"] and len(params["read"]) == 1 else None


def _of_tally(table: pa.Table, filter: str) -> pa.Table:
    """The rows of a tally that serve as those of the query ``offered`` for ``filter``."""
    cells = _rows(table, pc.field("topic") == "cell")
    if filter in ACTORS:
        named = table.filter(pc.field("first")).group_by(["topic", "actor_id"]).aggregate([("items", "sum")])
        return _together(cells, named.rename_columns({"items_sum": "items"}))
    return _together(cells, _documents(table)) if filter == "document" else cells


def _documents(table: pa.Table) -> pa.Table:
    return _rows(table, pc.field("topic") == "document")


def _rows(table: pa.Table, wanted: pc.Expression) -> pa.Table:
    return table.filter(wanted).select(COLUMNS)


def _together(*tables: pa.Table) -> pa.Table:
    """The rows of all; what one does not tell of stays empty."""
    return pa.concat_tables(tables, promote_options="default").select(COLUMNS)


def _named(without: str, table: pa.Table) -> pa.Table:
    return table.append_column("without", pa.repeat(without, table.num_rows))

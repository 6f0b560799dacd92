"""How often everything occurs under filters: what the queries count from that name it as ``reads`` in their header.

A tally is small whatever the size of a build, and one serves every number of a page.
"""

from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from briefing import filters
from briefing.filters import Filters

Tally = Callable[[Filters], pa.Table]
# The filters whose values are counted from tallies.
OFFERED = ("agency", "group", "kind", "status", "sourcing")


def read(name: str, chosen: Filters, tally: Tally) -> pa.Table:
    """The table that a query reads as ``name``.

    ``tally`` is that of the filters as they are; ``relaxed`` holds one for each filter that is taken away, and
    ``offers`` what is counted of one for each filter without the values it keeps, named in the column ``without``.
    """
    if name == "tally":
        return tally(chosen)
    if name == "relaxed":
        without = {filter: tally(chosen.without(filter)) for filter in (*filters.CHOICES, *filters.OTHERS)}
    else:
        without = {filter: _offered(tally(chosen.keeping_any(filter)), filter) for filter in OFFERED}
    return pa.concat_tables([_named(filter, table) for filter, table in without.items()])


def alone(params: Mapping[str, Any]) -> int | None:
    """The number of the one actor whose items are chosen, all of them, or that of everybody: theirs a build may hold
    counted. ``params`` are those of the filters."""
    restricting = [name for name, value in params.items() if value]
    return params["read"][0] if restricting == ["read"] and len(params["read"]) == 1 else None


def _offered(table: pa.Table, filter: str) -> pa.Table:
    """Of items once each; of actors too where it is they that are offered. The rest would be carried for nothing."""
    counted = pc.field("topic") == "cell"
    if filter in ("agency", "group"):
        counted |= pc.field("first")
    return table.select(["topic", "kind", "status", "sourcing", "actor_id", "first", "items"]).filter(counted)


def _named(without: str, table: pa.Table) -> pa.Table:
    return table.append_column("without", pa.repeat(without, table.num_rows))

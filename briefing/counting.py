"""How often everything occurs under filters: what the queries count from that name it as ``reads`` in their header.

A tally is small whatever the size of a build, and one serves every number of a page.
"""

from collections.abc import Callable

import pyarrow as pa

from briefing import filters
from briefing.filters import Filters

Tally = Callable[[Filters], pa.Table]
# The filters whose values are counted from tallies.
OFFERED = ("agency", "group", "kind", "status", "sourcing")


def read(name: str, chosen: Filters, tally: Tally) -> pa.Table:
    """The table that a query reads as ``name``.

    ``tally`` is that of the filters as they are; ``relaxed`` holds one for each filter that is taken away, and
    ``offers`` one for each filter without the values it keeps, both named in the column ``without``.
    """
    if name == "tally":
        return tally(chosen)
    if name == "relaxed":
        without = {filter: chosen.without(filter) for filter in (*filters.CHOICES, *filters.OTHERS)}
    else:
        without = {filter: chosen.keeping_any(filter) for filter in OFFERED}
    return pa.concat_tables([_named(filter, tally(less)) for filter, less in without.items()])


def _named(without: str, table: pa.Table) -> pa.Table:
    return table.append_column("without", pa.repeat(without, table.num_rows))

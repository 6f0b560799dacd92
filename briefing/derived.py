"""What the queries of a build read besides the tables of the contract, made of those once they are full."""

from typing import Any

import duckdb

from briefing import queries
from briefing.filters import EVERYBODY, Filters

# Cards of about so many items are worked out at once: fewer would keep but one core busy, more would fill the memory.
A_PART = 100_000
# What fills the tables that are worked out so, after the file of the schema that makes them.
FILLED_IN_PARTS = {
    "3_card": "insert into card select * from cards_between($1, $2)",
    "4_counted": "insert into counted select * from counted_between($1, $2)",
}
# Of whoever is named in so many items, counting them anew for every reader takes longer than reading the numbers.
OFTEN = 2_000
BUSY = """
    select actor_number.kind, actor_number.actor_id, number
    from posting inner join actor_number using (number)
    group by all having count(*) >= $1 order by number
"""


def make(connection: duckdb.DuckDBPyConnection) -> None:
    """Make and fill the tables, in the order of the files of the schema."""
    for path in queries.schema_files()[1:]:
        connection.execute(path.read_text("utf-8"))
        if path.stem in FILLED_IN_PARTS:
            for part in connection.execute("select * from parts_of_cards($items)", {"items": A_PART}).fetchall():
                connection.execute(FILLED_IN_PARTS[path.stem], part)
    _count(connection)


def _count(connection: duckdb.DuckDBPyConnection) -> None:
    """The tallies that readers ask for most: of everything, and of each agency and group that is named often."""
    counted = "select cast($1 as uinteger) as number, * from tallied($2) order by all"
    connection.execute(f"create table tally_of_one as {counted}", [EVERYBODY, Filters().params({}, ())])
    for kind, actor, number in connection.execute(BUSY, [OFTEN]).fetchall():
        kept: dict[str, Any] = {kind: (actor,)}
        connection.execute(f"insert into tally_of_one {counted}", [number, Filters(**kept).params({actor: number}, ())])

"""The tables of a build that other programs read, restricted to what was chosen."""

import pyarrow as pa

from briefing.filters import Filters
from briefing.store import Build

# In the order of the contract; the table ``build`` comes last, from the snapshot's own facts.
NAMES = (
    *("document", "sentence", "actor", "alias", "item", "item_actor", "evidence"),
    *("measure", "reward", "arrest", "designation", "statement"),
)
# The day as UTC: DuckDB would hand it out in the time zone of the machine.
BUILD = pa.schema(
    [
        ("build_id", pa.string()),
        ("built_at", pa.timestamp("us", tz="UTC")),
        ("content_sha256", pa.string()),
        ("version", pa.string()),
    ]
)


def restricted(build: Build, chosen: Filters) -> dict[str, pa.Table]:
    """Each table of ``NAMES`` with the rows that belong to an item ``chosen`` leaves."""
    return {name: build.table(f"table_{name}", chosen) for name in NAMES}

"""Two states of the items, each a build or what a snapshot holds, and what has changed from one to the other.

Of two builds only the items are read that differ, however many there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from briefing.errors import SnapshotError
from briefing.filters import Filters
from briefing.prose import Row
from briefing.snapshots.compare import Comparison, between
from briefing.store import Build

EVERYTHING = Filters(records=True)
# As rows more would fill the memory, and nobody reads so many changes.
MOST = 100_000


@dataclass(frozen=True)
class State:
    """Items as they stood once: those of a build, or the ``rows`` of a snapshot, which its filters ``chosen`` left."""

    name: str
    rows: tuple[Row, ...] = ()
    build: Build | None = None
    chosen: Filters | None = None

    def under(self, chosen: Filters) -> tuple[Row, ...]:
        """The items that ``chosen`` leaves; a snapshot holds no others to choose from. Raises SnapshotError."""
        if not self.build:
            return self.rows
        _bounded(self.build.rows("item_count", chosen)[0]["items"])
        return tuple(self.build.rows("items", chosen))

    def named(self, items: Iterable[str]) -> Sequence[Row]:
        """Items of these ids that ``under`` does not give; a snapshot holds no others."""
        asked = sorted(items)
        return self.build.rows("items_by_id", items=asked) if self.build and asked else []


def of_build(build: Build) -> State:
    """What a build says."""
    return State(build.id, build=build)


def compare(before: State, after: State) -> Comparison:
    """What has changed. Where one side is a snapshot, its filters apply to the other side too. Raises SnapshotError
    where too much has to tell."""
    chosen = before.chosen or after.chosen or EVERYTHING
    if before.build and after.build:
        return since(before.build, after.build, chosen)
    old, new = before.under(chosen), after.under(chosen)
    was, now = _ids(old), _ids(new)
    return between(
        *(old, new, before.name, after.name), all_before=before.named(now - was), all_after=after.named(was - now)
    )


def since(before: Build, after: Build, chosen: Filters) -> Comparison:
    """What has changed from one build to another in what ``chosen`` leaves. Raises SnapshotError, as ``compare``."""
    if before.content_sha256 == after.content_sha256:
        return Comparison(before.id, after.id, (), (), ())
    found = _differing(before, after, chosen)
    _bounded(found.num_rows)
    old, new = (of_build(one).named(found["item_id"].to_pylist()) for one in (before, after))
    was, now = (_ids(found.filter(found[name]).to_pylist()) for name in ("within", "within_after"))
    return between(
        [row for row in old if row["item_id"] in was],
        [row for row in new if row["item_id"] in now],
        *(before.id, after.id),
        all_before=old,
        all_after=new,
    )


def _differing(before: Build, after: Build, chosen: Filters) -> pa.Table:
    """Items that are not the same in both builds and are within the filters in one of them at least."""
    old, new = (build.table("item_marks", chosen) for build in (before, after))
    both = old.join(new, "item_id", join_type="full outer", right_suffix="_after")
    alike = [pc.fill_null(pc.equal(both[name], both[f"{name}_after"]), False) for name in ("mark", "within")]
    chosen_once = pc.or_(*(pc.fill_null(both[name], False) for name in ("within", "within_after")))
    return both.filter(pc.and_(pc.invert(pc.and_(*alike)), chosen_once))


def _bounded(items: int) -> None:
    if items > MOST:
        raise SnapshotError(f"{items:,} items would have to be told, and {MOST:,} at most are: narrow the filters")


def _ids(rows: Iterable[Row]) -> set[str]:
    return {row["item_id"] for row in rows}

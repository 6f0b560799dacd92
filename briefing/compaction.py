"""A lake -> the same builds in fewer files, without those that are to be forgotten and what nobody needs."""

from typing import NamedTuple

from briefing import publishing
from briefing.lake import AUTHOR, Lake

# A file that no build needs stays for so long: somebody may still be reading or writing it.
GRACE = "older_than => now() - interval '1 day'"
# Also snapshots that are no builds: one of a merge holds the files of the build before it.
OLDER = """
select snapshot_id, author is not distinct from $author
from lake.snapshots()
where snapshot_id < (
    select min(snapshot_id)
    from (select snapshot_id from lake.snapshots() where author = $author order by snapshot_id desc limit $keep)
)
"""


class Compacted(NamedTuple):
    """How many tables had files merged, how many builds were forgotten, and how many files deleted."""

    merged: int
    forgotten: int
    deleted: int


def compact(lake: Lake, keep: int | None = None) -> Compacted:
    """Merge small files, forget all builds but the newest ``keep``, and delete what no build has needed for a day.

    Raises LakeError.
    """
    with publishing.writing(lake, "cannot be compacted", publishing.ONLY_IF_THERE) as cursor:
        older = cursor.execute(OLDER, {"author": AUTHOR, "keep": keep}).fetchall() if keep else []
        if older:
            cursor.execute(f"call ducklake_expire_snapshots('lake', versions => {[version for version, _ in older]})")
        merged = cursor.execute("call ducklake_merge_adjacent_files('lake')").fetchall()
        deleted = [
            *cursor.execute(f"call ducklake_cleanup_old_files('lake', {GRACE})").fetchall(),
            *cursor.execute(f"call ducklake_delete_orphaned_files('lake', {GRACE})").fetchall(),
        ]
    return Compacted(len(merged), sum(ours for _, ours in older), len(deleted))

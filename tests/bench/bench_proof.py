"""How long comparing, bundling and verifying take, as ratios to the plainest way of doing the same in the same run.

python -m tests.bench.bench_proof
"""

import hashlib
import tempfile
from collections.abc import Callable
from pathlib import Path

from briefing import build, store
from briefing.filters import Filters
from briefing.prose import Row
from briefing.snapshots import compare, envelope, manifest
from briefing.snapshots.formats import BUNDLE, BY_SUFFIX, FORMATS
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.snapshots.verify import verify
from briefing.store import Build
from tests.bench.timing import median
from tests.opened import Opened
from tests.serving import ROOT

ITEMS, RUNS = 10_000, 5


def many(rows: list[Row], changed: bool) -> list[Row]:
    """ITEMS rows made of the article's own; every hundredth says something else where ``changed``."""
    found = []
    for number in range(ITEMS):
        row = rows[number % len(rows)]
        more = {"summary": f"{row['summary']} Again."} if changed and number % 100 == 0 else {}
        found.append({**row, "item_id": f"bulk/{number}", **more})
    return found


def every_format(snapshot: Snapshot) -> None:
    for format in FORMATS:
        if format is not BUNDLE:
            format.write(snapshot)
    for picture in snapshot.pictures:
        picture.svg()
        picture.png()


def line(name: str, task: Callable[[], object], base: str, plainest: Callable[[], object]) -> str:
    ours, theirs = median(task, RUNS), median(plainest, RUNS)
    return f"{name:44} {ours:9.1f} ms {ours / theirs:8.2f} x {base} ({theirs:.1f} ms)"


def lines(opened: Build) -> list[str]:
    rows = opened.rows("items")
    before, after = many(rows, False), many(rows, True)
    snapshot = taken(opened, Filters())
    content = BUNDLE.write(snapshot)
    page = BY_SUFFIX["html"].write(snapshot)
    return [
        line(
            f"compare {ITEMS:,} items, 1 in 100 changed",
            lambda: compare.between(before, after, "before", "after"),
            "row == row",
            lambda: [old == new for old, new in zip(before, after, strict=True)],
        ),
        line("write a bundle", lambda: BUNDLE.write(snapshot), "its files alone", lambda: every_format(snapshot)),
        line(
            f"open a bundle of {len(content):,} bytes and check it",
            lambda: manifest.among(members := envelope.unpacked(content)).differences(members),
            "SHA-256 of the file",
            lambda: hashlib.sha256(content).digest(),
        ),
        line(
            "verify a page",
            lambda: verify(page, "x.html", Opened(opened)),
            "taking and writing it",
            lambda: BY_SUFFIX["html"].write(taken(opened, Filters())),
        ),
    ]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        print(*lines(store.open_build(build.make(ROOT / "data", Path(folder)))), sep="\n")


if __name__ == "__main__":
    main()

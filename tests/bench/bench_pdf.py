"""PDFs of an article, 1,000 and 10,000 items against an empty one, in one run: python -m tests.bench.bench_pdf."""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefing import build, store
from briefing.filters import Filters
from briefing.snapshots.formats import pdf
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.snapshots.typesetting import typeset
from tests.serving import ROOT


def grown(snapshot: Snapshot, size: int) -> Snapshot:
    """The items again and again under new ids, up to ``size``; without pictures, whose cost does not grow."""
    rounds = range(size // len(snapshot.items) + 1)
    items = [row | {"item_id": f"{row['item_id']}-{number}"} for number in rounds for row in map(dict, snapshot.items)]
    return replace(snapshot, items=tuple(items[:size]), of_items=size, pictures=())


def measured(make: Callable[[], bytes], runs: int) -> tuple[float, int]:
    """The median time in seconds, and the size in bytes."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        made = make()
        times.append(time.perf_counter() - start)
    return statistics.median(times), len(made)


def main() -> None:
    """Print a row a file; the memory is the most that any process which set a file has taken so far."""
    with tempfile.TemporaryDirectory() as folder:
        opened = store.open_build(build.make(ROOT / "data", Path(folder)))
        snapshot, empty = taken(opened, Filters()), taken(opened, Filters(words="nowhere"))
        files: dict[str, tuple[Snapshot, int]] = {
            "empty": (empty, 5),
            "article, no charts": (replace(snapshot, pictures=()), 5),
            "article": (snapshot, 5),
            "1,000 items": (grown(snapshot, 1_000), 3),
            "2,000 items": (grown(snapshot, 2_000), 1),
            "10,000 items": (grown(snapshot, 10_000), 1),
        }
        floor = 0.0
        print(f"{'file':<20}{'s':>8}{'ratio':>8}{'MB':>8}{'memory MB':>11}")
        for name, (made, runs) in files.items():
            taken_s, size = measured(lambda made=made: typeset(pdf.content(made)), runs)
            floor = floor or taken_s
            memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (
                1024 if sys.platform != "darwin" else 1024**2
            )
            print(f"{name:<20}{taken_s:>8.2f}{taken_s / floor:>8.1f}{size / 1e6:>8.2f}{memory:>11.0f}")


if __name__ == "__main__":
    main()

"""How long a task takes, for every benchmark."""

import statistics
import time
from collections.abc import Callable


def milliseconds(task: Callable[[], object], runs: int) -> list[float]:
    """The times of ``runs`` runs, shortest first."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        task()
        times.append(1000 * (time.perf_counter() - start))
    return sorted(times)


def median(task: Callable[[], object], runs: int) -> float:
    """The median, in milliseconds, of several runs after one that fills the caches."""
    task()
    return statistics.median(milliseconds(task, runs))

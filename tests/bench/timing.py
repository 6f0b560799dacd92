"""How long a task takes, and how much memory, for every benchmark."""

import resource
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

# What is made of a file or folder; it returns a size.
Job = Callable[[Path], int]
Measured = tuple[float, float, int]


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


def apart(job: Job, path: Path) -> Measured:
    """Seconds, the most memory in megabytes, and the size, of one job in a fresh process, so that no job pays for or
    profits from the one before."""
    with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
        return fresh.submit(_measured, job, path).result()


def _measured(job: Job, path: Path) -> Measured:
    start = time.perf_counter()
    size = job(path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return time.perf_counter() - start, peak, size

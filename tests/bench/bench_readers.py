"""Readers of one server: its start, a choice by one, choices by many at once, and its memory after many runs.

python -m tests.bench.bench_readers [READERS [SECONDS [RUNS [FILES]]]]

A reader speaks to the server as a browser does, and draws nothing. Every second choice is one that somebody made
before; whoever makes it must be shown the same words, and as many items as the build has. Then they go on while
somebody else takes everything along, as CSV and as Parquet in turn, FILES of them.
BRIEFING_DATA and BRIEFING_BUILDS, or the settings of a lake, name the collection.
"""

import asyncio
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from briefing import lake, settings, shelf
from tests import serving
from tests.bench.reader import Made, Reader, held_against

KINDS = ("CSV", "Parquet")
ALONE = 100


def memory() -> float:
    """Megabytes that the server holds: it is the only child of this process."""
    (server,) = Path(f"/proc/self/task/{os.getpid()}/children").read_text("utf-8").split()
    status = Path(f"/proc/{server}/status").read_text("utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def said(what: str, readers: list[Reader]) -> None:
    """The times of all readers in one line; then they begin anew."""
    times = sorted(1000 * took for reader in readers for took in reader.took)
    middle, late = statistics.median(times), times[int(0.95 * (len(times) - 1))]
    print(f"{what}: {len(times)} choices, median {middle:.0f} ms, p95 {late:.0f} ms; {memory():.0f} MB", flush=True)
    for reader in readers:
        reader.took.clear()


async def choosing(held: list[Reader], going: Callable[[], bool], values: dict[str, list[str]]) -> None:
    """All choose and think for a while."""
    await asyncio.gather(*(reader.read(going, values) for reader in held))


async def taking(address: str, files: int) -> None:
    """Somebody takes files along; a line each."""
    other = Reader(address, 0, {})
    await other.arrive()
    for number in range(files):
        start = time.perf_counter()
        kind = KINDS[number % len(KINDS)]
        taken = await other.take(kind)
        print(f"{kind}: {taken / 1e6:.0f} MB in {time.perf_counter() - start:.1f} s", flush=True)


class Wanted(NamedTuple):
    """How much is measured, as the command line says it."""

    readers: int = 50
    seconds: int = 60
    runs: int = 3_000
    files: int = 0


async def measured(address: str, started: float, wanted: Wanted) -> None:
    """Print a line a measurement."""
    made: Made = {}
    held = [Reader(address, seed, made) for seed in range(wanted.readers)]
    await held[0].arrive()
    print(f"start to first page: {time.perf_counter() - started:.1f} s; {memory():.0f} MB", flush=True)
    build, _ = shelf.newest(lake.configured(settings.data()))
    values = build.known() if build else {}
    for _ in range(ALONE):
        await held[0].choose(values)
    said("one reader", held[:1])
    for reader in held[1:]:
        await reader.arrive()
    until = time.monotonic() + wanted.seconds
    await choosing(held, lambda: time.monotonic() < until, values)
    said(f"{wanted.readers} readers", held)
    # Aside, since who does not answer the server's signs of life is cut off.
    print(await asyncio.to_thread(held_against, build, made) if build else "no build", flush=True)
    if wanted.files:
        other = asyncio.create_task(taking(address, wanted.files))
        await choosing(held, lambda: not other.done(), values)
        await other
        said(f"{wanted.readers} readers while files are taken", held)
    if wanted.runs:
        for _ in range(wanted.runs):
            await held[0].choose(values)
        said("one reader without a pause", held[:1])


def main() -> None:
    """Start a server and measure it."""
    wanted = Wanted(*map(int, sys.argv[1:]))
    started = time.perf_counter()
    with serving.app() as address:
        asyncio.run(measured(address, started, wanted))


if __name__ == "__main__":
    main()

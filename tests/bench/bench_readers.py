"""Readers of one server: its start, a choice by one, choices by many at once, and its memory after many runs.

python -m tests.bench.bench_readers [READERS [SECONDS [RUNS]]]

A reader speaks to the server as a browser does, and draws nothing. Every second choice is one that somebody made
before. BRIEFING_DATA and BRIEFING_BUILDS, or the settings of a lake, name the collection.
"""

import asyncio
import os
import random
import statistics
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from briefing import lake, settings, shelf
from tests import serving

READERS, SECONDS, RUNS = 50, 60, 3_000
THINKS = (2.5, 7.5)
ALONE = 20


class Reader:
    """One browser tab, and how long each of its choices took, in seconds."""

    def __init__(self, address: str, seed: int, made: list[str]) -> None:
        """``made`` are the choices that anybody has made, as the query of an address; all readers share it."""
        self.address, self.made, self.chance = address, made, random.Random(seed)
        self.took: list[float] = []
        self.line: ClientConnection

    async def arrive(self) -> None:
        """Open the first page."""
        address = self.address.replace("http", "ws", 1)
        self.line = await connect(f"{address}/_stcore/stream", subprotocols=[Subprotocol("streamlit")], max_size=None)
        await self.run("")

    async def choose(self, values: dict[str, list[str]]) -> None:
        """Choose one or two agencies, and now and then a group and a kind of item; or as somebody did before."""
        if not self.made or self.chance.random() < 0.5:
            query = {"agency": self.chance.sample(values["agency"], self.chance.randint(1, 2))}
            more = [name for name in ("group", "kind") if self.chance.random() < 0.4]
            self.made.append(urlencode(query | {name: [self.chance.choice(values[name])] for name in more}, doseq=True))
            asked = self.made[-1]
        else:
            asked = self.chance.choice(self.made)
        start = time.perf_counter()
        await self.run(asked)
        self.took.append(time.perf_counter() - start)

    async def run(self, query: str) -> None:
        """Ask for the page at an address and wait until it is there."""
        ask = BackMsg()
        ask.rerun_script.query_string = query
        await self.line.send(ask.SerializeToString())
        async for answer in self.line:
            told = ForwardMsg.FromString(bytes(answer))
            if told.WhichOneof("type") == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(told.delta.new_element.exception.message)
            if (
                told.WhichOneof("type") == "script_finished"
                and told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            ):
                return
        raise RuntimeError("the server hung up")

    async def read(self, until: float, values: dict[str, list[str]]) -> None:
        """Choose, think, choose again."""
        while time.monotonic() < until:
            await asyncio.sleep(self.chance.uniform(*THINKS))
            await self.choose(values)


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


async def measured(address: str, started: float, readers: int, seconds: int, runs: int) -> None:
    """Print a line a measurement."""
    made: list[str] = []
    held = [Reader(address, seed, made) for seed in range(readers)]
    await held[0].arrive()
    print(f"start to first page: {time.perf_counter() - started:.1f} s; {memory():.0f} MB", flush=True)
    build = shelf.latest(lake.configured(settings.data()))
    values = build.known() if build else {}
    for _ in range(ALONE):
        await held[0].choose(values)
    said("one reader", held[:1])
    for reader in held[1:]:
        await reader.arrive()
    until = time.monotonic() + seconds
    await asyncio.gather(*(reader.read(until, values) for reader in held))
    said(f"{readers} readers", held)
    for _ in range(runs):
        await held[0].choose(values)
    said("one reader without a pause", held[:1])


def main() -> None:
    """Start a server and measure it."""
    readers, seconds, runs = [int(word) for word in sys.argv[1:]] + [READERS, SECONDS, RUNS][len(sys.argv) - 1 :]
    started = time.perf_counter()
    with serving.app() as address:
        asyncio.run(measured(address, started, readers, seconds, runs))


if __name__ == "__main__":
    main()

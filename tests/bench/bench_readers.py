"""Readers of one server: its start, a choice by one, choices by many at once, and its memory after many runs.

python -m tests.bench.bench_readers [READERS [SECONDS [RUNS [FILES]]]]

A reader speaks to the server as a browser does, and draws nothing. Every second choice is one that somebody made
before. Then they go on while somebody else takes everything along, as CSV and as Parquet in turn, FILES of them.
BRIEFING_DATA and BRIEFING_BUILDS, or the settings of a lake, name the collection.
"""

import asyncio
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from briefing import lake, settings, shelf
from tests import serving

KINDS = ("CSV", "Parquet")
THINKS = (2.5, 7.5)
ALONE = 100


class Reader:
    """One browser tab, and how long each of its choices took, in seconds."""

    def __init__(self, address: str, seed: int, made: list[str]) -> None:
        """``made`` are the choices that anybody has made, as the query of an address; all readers share it."""
        self.address, self.made, self.chance = address, made, random.Random(seed)
        self.took: list[float] = []
        self.line: ClientConnection
        self.session = ""

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

    async def run(self, query: str, page: str = "") -> dict[str, str]:
        """Ask for the page at an address and wait until it is there; the files that it offers, by what is pressed."""
        ask = BackMsg()
        ask.rerun_script.query_string = query
        ask.rerun_script.page_name = page
        await self.line.send(ask.SerializeToString())
        offered = {}
        async for answer in self.line:
            told = ForwardMsg.FromString(bytes(answer))
            kind = told.WhichOneof("type")
            if kind == "new_session":
                self.session = told.new_session.initialize.session_id
            element = told.delta.new_element if kind == "delta" else None
            if element and element.WhichOneof("type") == "exception":
                raise RuntimeError(element.exception.message)
            if element and element.WhichOneof("type") == "download_button":
                offered[element.download_button.label] = element.download_button.deferred_file_id
            if kind == "script_finished" and told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return offered
        raise RuntimeError("the server hung up")

    async def take(self, kind: str) -> int:
        """Take everything along as a file of that kind; its size in bytes."""
        offered = await self.run("", "snapshots")
        ask = BackMsg()
        ask.backend_operation_request.request_id = kind
        ask.backend_operation_request.session_id = self.session
        ask.backend_operation_request.deferred_file.file_id = offered[kind]
        await self.line.send(ask.SerializeToString())
        async for answer in self.line:
            told = ForwardMsg.FromString(bytes(answer))
            if told.WhichOneof("type") == "backend_operation_response":
                if why := told.backend_operation_response.error_msg:
                    raise RuntimeError(why)
                return await asyncio.to_thread(size, self.address + told.backend_operation_response.deferred_file.url)
        raise RuntimeError("the server hung up")

    async def read(self, going: Callable[[], bool], values: dict[str, list[str]]) -> None:
        """Choose, think, choose again."""
        while going():
            await asyncio.sleep(self.chance.uniform(*THINKS))
            await self.choose(values)


def size(address: str) -> int:
    """The bytes of a file at an address."""
    with urlopen(address) as answer:
        return sum(map(len, iter(partial(answer.read, 1_000_000), b"")))


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
    other = Reader(address, 0, [])
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
    made: list[str] = []
    held = [Reader(address, seed, made) for seed in range(wanted.readers)]
    await held[0].arrive()
    print(f"start to first page: {time.perf_counter() - started:.1f} s; {memory():.0f} MB", flush=True)
    build = shelf.latest(lake.configured(settings.data()))
    values = build.known() if build else {}
    for _ in range(ALONE):
        await held[0].choose(values)
    said("one reader", held[:1])
    for reader in held[1:]:
        await reader.arrive()
    until = time.monotonic() + wanted.seconds
    await choosing(held, lambda: time.monotonic() < until, values)
    said(f"{wanted.readers} readers", held)
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

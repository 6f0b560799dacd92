"""The turn of a file: few are made at once, and each ends with who waits for it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any, TypeVar

from briefing.errors import GivenUpError
from briefing.priority import low_priority_worker
from briefing.ui import cancellation

Made = TypeVar("Made")
AT_ONCE = BoundedSemaphore(4)
# In seconds: who takes nothing for so long lets others have their turn.
PATIENCE = 60.0
# In bytes, to be taken within that time: 4 KB a second. Smaller slices would hold up whoever is quick.
SLICE = 250_000
GIVEN_UP = "a file was given up"


class Turn:
    """One of the few files that are made at once, by a thread that lets readers go first. Belongs to the event loop."""

    def __init__(self) -> None:
        self._worker: ThreadPoolExecutor | None = low_priority_worker()
        # Not from that thread, whose rank the watcher would share.
        cancellation.watch()

    async def run(self, work: Callable[..., Made], *given: Any) -> Made:
        """What ``work`` gives, made by that thread. Raises GivenUpError where the turn has ended."""
        if self.over:
            raise GivenUpError(GIVEN_UP)
        return await asyncio.get_running_loop().run_in_executor(self._worker, self._watched, work, *given)

    @property
    def over(self) -> bool:
        """Whether nobody waits any more for what is made."""
        return self._worker is None

    def _watched(self, work: Callable[..., Made], *given: Any) -> Made:
        with cancellation.watched(lambda: self.over):
            return work(*given)

    async def sent(self, pieces: Generator[bytes, None, None]) -> AsyncIterator[bytes]:
        """The pieces, each made once the one before is on its way, in slices."""
        try:
            while piece := await self.run(next, pieces, b""):
                for at in range(0, len(piece), SLICE):
                    with self._patient(pieces):
                        yield piece[at : at + SLICE]
        finally:
            await self.end(pieces)

    @contextmanager
    def _patient(self, pieces: Generator[bytes, None, None]) -> Iterator[None]:
        """The turn ends where this takes too long: whoever reads on later finds the file cut off."""
        loop = asyncio.get_running_loop()
        stalled = loop.call_later(PATIENCE, lambda: loop.create_task(self.end(pieces)))
        try:
            yield
        finally:
            stalled.cancel()

    async def end_once_left(self, receive: Callable[[], Awaitable[Mapping[str, Any]]]) -> None:
        """End the turn once the client goes away, which shows only where somebody looks."""
        while (await receive())["type"] != "http.disconnect":
            pass
        await self.end()

    async def end(self, pieces: Generator[bytes, None, None] | None = None) -> Awaitable[None] | None:
        """Let go of everything: what is asked just now is interrupted. Returns what comes once another may have the
        turn; nothing where it has ended before."""
        held, self._worker = self._worker, None
        if not held:
            return None
        if pieces:
            held.submit(self._watched, pieces.close)
        # By that thread, at last: what is no question goes on to its end, whoever has left.
        freed = held.submit(AT_ONCE.release)
        held.shutdown(wait=False)
        return asyncio.wrap_future(freed)

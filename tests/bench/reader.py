"""A reader who speaks to a server as a browser does, and draws nothing."""

import asyncio
import random
import time
from collections.abc import Callable
from functools import partial
from urllib.parse import parse_qs, urlencode
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from briefing.filters import Filters
from briefing.store import Build
from briefing.ui.sending import FOLDER

# By choice, as the query of an address, what those who made it were shown.
Made = dict[str, set[str]]
# In seconds, from one choice to the next.
THINKS = (2.5, 7.5)


class Reader:
    """One browser tab, and how long each of its choices took, in seconds."""

    def __init__(self, address: str, seed: int, made: Made) -> None:
        """``made`` are the choices that anybody has made, as the query of an address, with what each of them was shown;
        all readers share it."""
        self.address, self.made, self.chance = address, made, random.Random(seed)
        self.took: list[float] = []
        self.words: list[str] = []
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
            asked = urlencode(query | {name: [self.chance.choice(values[name])] for name in more}, doseq=True)
        else:
            asked = self.chance.choice([*self.made])
        start = time.perf_counter()
        await self.run(asked)
        self.took.append(time.perf_counter() - start)
        self.made.setdefault(asked, set()).add("\n".join(self.words))

    async def run(self, query: str, page: str = "") -> dict[str, str]:
        """Ask for the page at an address and wait until it is there; the files that it offers, by what is pressed."""
        ask = BackMsg()
        ask.rerun_script.query_string = query
        ask.rerun_script.page_name = page
        await self.line.send(ask.SerializeToString())
        self.words, offered = [], {}
        async for answer in self.line:
            told = ForwardMsg.FromString(bytes(answer))
            kind = told.WhichOneof("type")
            if kind == "new_session":
                self.session = told.new_session.initialize.session_id
            element = told.delta.new_element if kind == "delta" else None
            self.words += [words(element)] if element else []
            if element and element.WhichOneof("type") == "exception":
                raise RuntimeError(element.exception.message)
            if element and element.WhichOneof("type") == "download_button":
                offered[element.download_button.label] = element.download_button.deferred_file_id
            if element and element.WhichOneof("type") == "link_button":
                offered[element.link_button.label] = element.link_button.url
            if kind == "script_finished" and told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return offered
        raise RuntimeError("the server hung up")

    async def take(self, kind: str) -> int:
        """Take everything along as a file of that kind; its size in bytes."""
        offered = await self.run("", "snapshots")
        if offered[kind].startswith(FOLDER):
            return await asyncio.to_thread(size, f"{self.address}/{offered[kind]}")
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


def words(element: Element) -> str:
    """What an element of those that tell of items says."""
    told = {"markdown": element.markdown.body, "text": element.text.body, "metric": element.metric.body}
    return told.get(element.WhichOneof("type") or "", "")


def held_against(build: Build, made: Made) -> str:
    """How many choices there were, of which how many were shown as something else to somebody, or wrongly counted."""
    known, total = build.known(), build.rows("item_count")[0]["of_items"]
    several = sum(len(shown) > 1 for shown in made.values())
    wrong = 0
    for query, shown in made.items():
        items = build.rows("item_count", Filters.from_query(parse_qs(query), known))[0]["items"]
        wrong += not all(f"**{items:,} of {total:,} items**" in one for one in shown)
    return f"{len(made)} different choices, {several} shown in two ways, {wrong} counted wrongly"


def size(address: str) -> int:
    """The bytes of a file at an address."""
    with urlopen(address) as answer:
        return sum(map(len, iter(partial(answer.read, 1_000_000), b"")))

"""Large files, sent while they are written. Their address is that of a snapshot, and programs can fetch them too."""

import asyncio
import logging
from collections.abc import Generator, Iterable
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from briefing.answers import release_memory
from briefing.errors import BriefingError, GivenUpError, SnapshotError, StoreError
from briefing.snapshots.address import MOST_WORDS, chosen_of, read, stem
from briefing.snapshots.formats import FORMATS, Format
from briefing.snapshots.snapshot import taken
from briefing.store import Build
from briefing.ui import data, shelf
from briefing.ui.turn import AT_ONCE, GIVEN_UP, Turn

log = logging.getLogger(__name__)
FOLDER = "take"
SENT = {format.suffix: format for format in FORMATS if format.streamed}
# In bytes. While a piece is handed to the network, no reader is answered.
PIECE = 1_000_000
BUSY = "too many files are being sent just now: try again in a minute"


class File(NamedTuple):
    """What a file is called, its media type, and its content in pieces, none made before it is asked for."""

    name: str
    mime: str
    pieces: Generator[bytes, None, None]


def address(format: Format, build: Build, query: dict[str, list[str]]) -> str:
    """Where the file of a choice is sent, as seen from any page of the app."""
    return f"{FOLDER}/{format.suffix}?{urlencode(query | {'build': [build.id]}, doseq=True)}"


def file(suffix: str, query: str) -> File:
    """The file of that format for the address of a snapshot. Raises BriefingError where there is none."""
    if suffix not in SENT:
        raise SnapshotError(f"no file is sent as {suffix[:80]!r}, only {', '.join(SENT)}")
    format, asked = SENT[suffix], read(query)
    if long := [name for name, most in MOST_WORDS.items() if len(getattr(asked, name)) > most]:
        raise SnapshotError(f"the {long[0]} is longer than {MOST_WORDS[long[0]]:,} characters")
    shelf.here().look()
    build, compared = _opened(asked.build), _opened(asked.compared) if asked.compared else None
    chosen = chosen_of(asked, build)
    format.refuse(build.rows("item_count", chosen)[0]["items"])
    pieces = _pieces(format.parts(taken(build, chosen, asked.heading, asked.note, compared)), query)
    return File(f"{stem(build, chosen)}.{suffix}", format.mime, pieces)


def _opened(build_id: str) -> Build:
    if build_id == "newest":
        return _newest()
    if found := data.build_named(build_id):
        return found
    # While the builds cannot be listed, it may be there all the same.
    if isinstance(error := shelf.here().error, StoreError):
        raise StoreError(str(error))
    raise SnapshotError(f"build {build_id[:80]!r} is not here: open the page of the choice again")


def _newest() -> Build:
    """For programs, which know no id; the file names the one they get."""
    found, _ = shelf.here().newest
    if not found:
        raise StoreError("no build can be opened just now: the page Briefing says why")
    return found


def _pieces(parts: Iterable[bytes], query: str) -> Generator[bytes, None, None]:
    """A browser is told no more than that a file has failed, so the reason goes into the log."""
    try:
        for part in parts:
            yield from (part[at : at + PIECE] for at in range(0, len(part), PIECE))
    except GivenUpError:
        raise
    except Exception:
        log.exception("a file for %s was not sent to its end", query)
        raise
    finally:
        release_memory()


async def _answer(request: Request) -> Response:
    """The file, to be saved under its name, or why there is none."""
    if not AT_ONCE.acquire(blocking=False):
        return _refused(503, BUSY)
    turn = Turn()
    try:
        found = await _begun(turn, request)
    except BriefingError as error:
        return _refused(503 if isinstance(error, (StoreError, GivenUpError)) else 400, str(error))
    return _refused(503, GIVEN_UP) if turn.over else _sent(turn, found, bare=request.method == "HEAD")


async def _begun(turn: Turn, request: Request) -> File:
    """The file that is asked for; the turn ends where there is none, or once the client goes away."""
    leaving = asyncio.create_task(turn.end_once_left(request.receive))
    try:
        return await turn.run(file, request.path_params["suffix"], request.url.query)
    except BaseException as error:
        freed = await turn.end()
        # Who is refused may ask for another at once.
        if freed and isinstance(error, BriefingError):
            await freed
        raise
    finally:
        leaving.cancel()


def _sent(turn: Turn, found: File, *, bare: bool) -> Response:
    """The answer with the file; a ``bare`` one tells of it only."""
    headers = {"Content-Disposition": f'attachment; filename="{found.name}"', "X-Content-Type-Options": "nosniff"}
    # Else it would be compressed on the way, which takes longer than making it.
    headers["Content-Encoding"] = "identity"
    # Who goes away before the end leaves the pieces where they are.
    end = BackgroundTask(turn.end, found.pieces)
    if not bare:
        return StreamingResponse(turn.sent(found.pieces), media_type=found.mime, headers=headers, background=end)
    answer = Response(media_type=found.mime, headers=headers, background=end)
    # Which would be that of no file.
    del answer.headers["Content-Length"]
    return answer


def _refused(status: int, why: str) -> Response:
    return PlainTextResponse(f"{why}\n", status, {"X-Content-Type-Options": "nosniff"})


def routes() -> list[Route]:
    """The addresses of files, wherever the app is mounted."""
    below = st.get_option("server.baseUrlPath").strip("/")
    return [Route(f"{below and '/'}{below}/{FOLDER}/{{suffix}}", _answer)]

"""Files with an address of their own, that of a snapshot: a program can fetch them, and large ones are sent while they
are written."""

import logging
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from briefing.ahead import ahead
from briefing.answers import give_back
from briefing.errors import BriefingError, SnapshotError
from briefing.patiently import last
from briefing.snapshots.address import read, snapshot_of
from briefing.snapshots.formats import FORMATS, Format
from briefing.snapshots.snapshot import Snapshot
from briefing.store import Build
from briefing.ui import shelf

log = logging.getLogger(__name__)
FOLDER = "take"
# In bytes. While a piece is handed to the network, no reader is answered.
PIECE = 1_000_000
SENT = {format.suffix: format for format in FORMATS}


class File(NamedTuple):
    """What a file is called, its media type, and its content, a part at a time."""

    name: str
    mime: str
    parts: Iterator[bytes]


def address(format: Format, build: Build, query: dict[str, list[str]]) -> str:
    """Where the file of a choice is sent, as seen from any page of the app."""
    return f"{FOLDER}/{format.suffix}?{urlencode(query | {'build': [build.id]}, doseq=True)}"


def file(suffix: str, query: str) -> File:
    """The file of that format for the address of a snapshot. Raises BriefingError where there is none."""
    if suffix not in SENT:
        raise SnapshotError(f"no file is sent as {suffix[:80]!r}: there is {', '.join(SENT)}")
    found, format = _snapshot(query), SENT[suffix]
    format.refuse(len(found.items))
    return File(f"briefing-{found.build_id}.{suffix}", format.mime, _logged(format.in_parts(found), query))


def _snapshot(query: str) -> Snapshot:
    asked = read(query)
    shelf.here().look()
    held = {one.id for one in shelf.here().kept()}
    if missing := {asked.build, asked.compared} - held - {""}:
        raise SnapshotError(f"build {missing.pop()[:80]!r} is not here: open the page of the choice again")
    return snapshot_of(
        query, shelf.here().open(asked.build), shelf.here().open(asked.compared) if asked.compared else None
    )


def _logged(parts: Iterator[bytes], query: str) -> Iterator[bytes]:
    """The same in pieces. A browser is told no more than that a file has failed, so the reason goes into the log."""
    try:
        for part in ahead(parts, begin=last):
            yield from (part[at : at + PIECE] for at in range(0, len(part), PIECE))
    except Exception:
        log.exception("a file for %s was not sent to its end", query)
        raise
    finally:
        give_back()


def _answer(request: Request) -> Response:
    """The file, to be saved under its name, or why there is none."""
    try:
        name, mime, parts = file(request.path_params["suffix"], request.url.query)
    except BriefingError as error:
        return PlainTextResponse(f"{error}\n", status_code=400)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    # Else Streamlit would compress it, which takes longer than making it, and meanwhile no reader is answered.
    headers["Content-Encoding"] = "identity"
    return StreamingResponse(parts, media_type=mime, headers=headers)


def routes() -> list[Route]:
    """The addresses of files, wherever the app is mounted."""
    below = st.get_option("server.baseUrlPath").strip("/")
    return [Route(f"{below and '/'}{below}/{FOLDER}/{{suffix}}", _answer)]

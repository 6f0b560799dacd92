"""What a JSON snapshot holds, read without trusting it: its address and its items, as rows to compare."""

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from briefing.errors import SnapshotError
from briefing.prose import Row
from briefing.snapshots import address, envelope, manifest, untrusted
from briefing.snapshots.states import State

JSON = "briefing.json"
Words = list[str]
Amount = Annotated[float, Field(allow_inf_nan=False, ge=0)]


class _Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class Proof(_Shape):
    """An anchor and its place."""

    paragraph: int
    sentence: int
    words: str


class Item(_Shape):
    """An item, as the query ``items`` gives it; what its kind does not have is left out of a file."""

    item_id: str
    kind: str
    headline: str
    summary: str
    status: str
    sourcing: str
    date: str
    date_words: str
    reference: str
    agents: Words
    targets: Words
    subjects: Words
    beneficiaries: Words
    asserters: Words
    mentions: Words
    evidence: list[Proof]
    measure_type: str | None = None
    amount: Amount | None = None
    currency: str | None = None
    qualifier: str | None = None
    condition: str | None = None
    place: str | None = None
    accusations: Words | None = None
    programme: str | None = None
    listed: str | None = None
    effective: str | None = None
    voice: str | None = None


class Stamp(_Shape):
    """Where a snapshot comes from, as its address."""

    address: str


class Contents(_Shape):
    """A JSON snapshot; keys that are not needed here are ignored."""

    snapshot: Stamp
    content: list[Item]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The items as rows."""
        return tuple(item.model_dump() for item in self.content)


def read(content: bytes) -> Contents:
    """The contents of a JSON snapshot. Raises SnapshotError, with the first thing wrong, where it is none."""
    return untrusted.read(Contents, content, "it is no JSON snapshot of ours")


def state(content: bytes) -> State:
    """The items of a JSON snapshot under its own filters, named by the build that they were taken from."""
    found = read(content)
    asked = address.read(found.snapshot.address)
    return State(asked.build, found.rows, chosen=asked.filters)


def _bundled(content: bytes) -> State:
    """The items of a bundle. Raises SnapshotError where it is not as its manifest says, or holds no JSON."""
    members = envelope.unpacked(content)
    if wrong := manifest.among(members).differences(members):
        raise SnapshotError(f"it is not as its manifest says: {wrong[0]}")
    if JSON not in members:
        raise SnapshotError(f"it holds no {JSON}")
    return state(members[JSON])


# The formats whose items can be read back, and zips that are no bundles.
STATES: dict[str, Callable[[bytes], State]] = {"json": state, "zip": _bundled}
ARCHIVES = (".csv.zip", ".parquet.zip")
ONLY = "of files only bundles, JSON snapshots and builds can be"
# What browsers and desks put into the name of a second copy, before what they take for its end.
COPIED = re.compile(r"( ?\(\d+\)|[ -]\d+|( -)? copy)+(?=\.zip$)")


def first_name(name: str) -> str:
    """``tables.csv.zip`` for ``Tables.csv (1).zip``, ``tables.csv-2.zip`` and ``tables.csv copy.zip``."""
    return COPIED.sub("", name.lower())


def reader(name: str) -> Callable[[bytes], State]:
    """What reads the items back from a file of that name. Raises SnapshotError where its format is not read back."""
    first = first_name(name)
    suffix = first.rpartition(".")[2]
    if first.endswith(ARCHIVES) or suffix not in STATES:
        raise SnapshotError(ONLY)
    return STATES[suffix]

"""The address of a snapshot, read back from a file: what it was made from, and the snapshot made again."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from briefing.errors import SnapshotError
from briefing.filters import LONGEST_WORDS, MOST_IN_BASKET, NAMES, Filters
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.store import Build

MOST_PARAMETERS = 10_000
# So many letters of a file's name tell its filters.
LONGEST_NAME = 60
LONGEST = 1_000_000
# So many characters the words take that a reader adds.
MOST_WORDS = {"heading": 200, "note": 2_000}


@dataclass(frozen=True)
class Address:
    """What an address asks for. Every part may be anybody's words: nothing here has been held against a build.

    ``filters`` may hold values that no build knows.
    """

    filters: Filters
    build: str
    version: str
    compared: str
    heading: str
    note: str


def stem(build: Build, chosen: Filters) -> str:
    """``briefing-20261127T151500Z-e1be8a405329-agency-ice``: what the file of a choice is called, but for its end."""
    told = "-".join(part for name, values in chosen.query().items() for part in (name, *values))
    plain = re.sub(r"[^a-z0-9]+", "-", told.lower()).strip("-")
    return f"briefing-{build.id}" + (f"-{plain[:LONGEST_NAME].strip('-')}" if plain else "")


def read(text: str) -> Address:
    """The parts of ``snapshot.address``. Raises SnapshotError where it names no build or cannot be read."""
    if len(text) > LONGEST:
        raise SnapshotError(f"its address is longer than {LONGEST:,} characters")
    try:
        query = parse_qs(text, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    except ValueError as error:
        raise SnapshotError(f"its address cannot be read: {error}") from error
    if len(query.get("build", ())) != 1:
        raise SnapshotError("its address does not name the build it was made from")
    if len(query.get("basket", ())) > MOST_IN_BASKET:
        raise SnapshotError(f"its address asks for more than {MOST_IN_BASKET} items, the most that a basket holds")
    own = {name: query.pop(name, [""])[0] for name in ("build", "version", "compared", "heading", "note")}
    chosen = Filters.from_query(query, query)
    if any(one.startswith("words=") for one in chosen.unknown):
        raise SnapshotError(f"its address searches for more than {LONGEST_WORDS} characters, the most that are sought")
    if "words" in query and not chosen.words:
        raise SnapshotError("its address searches for no words: leave words= out")
    if unknown := [*(query.keys() - set(NAMES)), *chosen.unknown]:
        raise SnapshotError(f"its address asks for {unknown[0][:80]!r}, which means nothing")
    return Address(chosen, **own)


def snapshot_of(asked: Address, build: Build, compared: Build | None = None) -> Snapshot:
    """The snapshot of an address, made again from the build that it names, and from the one it was compared with.

    Raises SnapshotError where the address names other builds, or filters that the build does not have.
    """
    if asked.build != build.id:
        raise SnapshotError(f"its address names the build {asked.build[:80]!r}, not {build.id}")
    if asked.compared != (compared.id if compared else ""):
        raise SnapshotError(f"it was compared with the build {asked.compared[:80]!r}, which is not at hand")
    return taken(build, chosen_of(asked, build), asked.heading, asked.note, compared)


def chosen_of(asked: Address, build: Build) -> Filters:
    """The filters of an address. Raises SnapshotError where the build does not have what they ask for."""
    chosen = Filters.from_query(asked.filters.query(), build.known(asked.filters.document, asked.filters.basket))
    if chosen.unknown:
        raise SnapshotError(f"its address asks for {chosen.unknown[0][:80]!r}, which build {build.id} does not have")
    return chosen

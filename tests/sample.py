"""An invented collection, small enough to know by heart: a harbour, its police, a ring and a bulletin."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from briefing import anchors, build, store
from briefing.collection import Read, Reading
from briefing.errors import Fault
from briefing.store import Build

ACTORS: list[dict[str, Any]] = [
    {"id": "harbour-police", "name": "Harbour Police", "kind": "agency", "country": "NO"},
    {"id": "coast-guard", "name": "Coast Guard", "kind": "agency"},
    {"id": "tide-ring", "name": "Tide Ring", "kind": "group", "aliases": [{"name": "the Ring", "kind": "alias"}]},
    {"id": "ring-leader", "name": "The ring’s leader", "kind": "person", "named": False},
    {"id": "ada-quay", "name": "Ada Quay", "kind": "person"},
    {"id": "harbour-bulletin", "name": "Harbour Bulletin", "kind": "outlet"},
]
ARTICLE: dict[str, Any] = {
    "document": {
        "id": "harbour-crackdown",
        "title": "Customs tightens harbour checks",
        "kind": "article",
        "published": "2025-08-08",
        "language": "en",
        "text": {
            "sha256": "0" * 64,
            "characters": 1410,
            "sentences": [2, 1, 1],
            "bare": [{"at": "3.1", "why": "repeats the first sentence"}],
        },
    },
    "measure": [
        {
            "id": "checks",
            "headline": "Checks at the harbour",
            "summary": "The Harbour Police check every ship.",
            "status": "in-force",
            "sourcing": "own-voice",
            "measure_type": "other",
            "agents": ["harbour-police", "coast-guard"],
            "targets": ["tide-ring"],
            "date": "2025-06-XX",
            "evidence": [{"at": "1.1", "words": "check every ship"}],
        }
    ],
    "reward": [
        {
            "id": "smuggler-reward",
            "headline": "$2 million reward for a smuggling ring’s leader",
            "summary": "The Harbour Police offer $2 million for information that leads to the ring leader’s arrest.",
            "status": "announced",
            "sourcing": "official",
            "agents": ["harbour-police"],
            "subjects": ["ring-leader"],
            "amount": 2_000_000,
            "currency": "USD",
            "condition": "information leading to arrest",
            "evidence": [{"at": "2.1", "words": "a $2 million reward"}],
        }
    ],
    "arrest": [
        {
            "id": "quay-arrest",
            "headline": "Ada Quay arrested",
            "summary": "The Coast Guard arrested Ada Quay on the pier.",
            "status": "occurred",
            "sourcing": "outlet",
            "agents": ["coast-guard"],
            "subjects": ["ada-quay"],
            "asserted_by": ["harbour-bulletin"],
            "date": "2025-08-01",
            "place": "the pier",
            "accusations": ["smuggling", "bribery"],
            "evidence": [{"at": "1.2", "words": "held on the pier"}],
        }
    ],
    "statement": [
        {
            "id": "quay-denies",
            "headline": "Ada Quay: it was no dr*g",
            "summary": "Ada Quay said that what she carried was no drug.",
            "status": "alleged",
            "sourcing": "named",
            "voice": "direct",
            "subjects": ["ada-quay"],
            "asserted_by": ["ada-quay"],
            "evidence": [{"at": "1.2", "words": "“no dr*g”"}],
        }
    ],
}
RECORD: dict[str, Any] = {
    "document": {"id": "harbour-list", "title": "The harbour list", "kind": "record", "language": "en"},
    "designation": [
        {
            "id": "ring-listed",
            "headline": "Tide Ring listed",
            "summary": "The Harbour Police put the Tide Ring on their list.",
            "status": "in-force",
            "sourcing": "official",
            "agents": ["harbour-police"],
            "subjects": ["tide-ring"],
            "programme": "Harbour list",
            "listed": "2024-03-01",
            "date": "2024-03-01/..",
            "reference": "entry 7",
        }
    ],
}
# What the article could have said: its anchors stand in these words.
TEXT = (
    "Police and coast guard check every ship. One woman was held on the pier with “no dr*g” on her.\n"
    "The police offer a $2 million reward.\n"
    "Ships are checked, the police repeat."
)
# What a reward of another amount rests on: words that name none.
UNNUMBERED = {"evidence": [{"at": "2.1", "words": "reward"}]}
Change = Callable[[dict[str, Any]], None]


def collection() -> dict[str, Any]:
    """A copy to change: ``actors``, ``article`` and ``record``."""
    return deepcopy({"actors": ACTORS, "article": ARTICLE, "record": RECORD})


def news(parts: dict[str, Any]) -> None:
    """A day later: the reward has grown, an arrest was withdrawn, a speaker denies it once more."""
    article = parts["article"]
    reward, statement = article["reward"][0], article["statement"][0]
    reward |= {"amount": 2_500_000, "qualifier": "up-to", "status": "in-force", "agents": ["coast-guard"]}
    reward["evidence"] = [{"at": "2.1", "words": "up to $2.5 million"}]
    article["arrest"].clear()
    parts["actors"].pop()
    article["statement"].append(statement | {"id": "quay-denies-again", "headline": "Ada Quay: no dr*g at all"})


def dated(*days: str) -> Change:
    """A change: a statement more for each of ``days``, which are in EDTF."""

    def change(parts: dict[str, Any]) -> None:
        said = parts["article"]["statement"]
        said += [said[0] | {"id": f"said-{number}", "date": day} for number, day in enumerate(days)]

    return change


def with_text(parts: dict[str, Any]) -> None:
    """A change: the article was taken from ``TEXT``."""
    facts = {"sha256": anchors.fingerprint(TEXT), "characters": len(TEXT)}
    parts["article"]["document"]["text"] |= facts


def many_rewards(parts: dict[str, Any]) -> None:
    """A change: twenty rewards on long conditions."""
    [offer] = parts["article"]["reward"]
    condition = (
        "information that leads to the arrest of whoever commands the ships of the ring at any hour of the night"
    )
    parts["article"]["reward"] = [
        offer | UNNUMBERED | {"id": f"offer-{number}", "amount": 1_000_000 + number, "condition": condition}
        for number in range(20)
    ]


def write(folder: Path, change: Change | None = None) -> Path:
    """Write the collection, changed by ``change``, as a data folder and return it."""
    parts = collection()
    if change:
        change(parts)
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    (folder / "actors.toml").write_text("actor = " + _toml(parts["actors"]) + "\n", "utf-8")
    if "expected" in parts:
        (folder / "collection.toml").write_text("expected = " + _toml(parts["expected"]) + "\n", "utf-8")
    (folder / "documents" / "harbour-crackdown.toml").write_text(
        "".join(f"{key} = {_toml(value)}\n" for key, value in parts["article"].items()), "utf-8"
    )
    (folder / "documents" / "records.jsonl").write_text(json.dumps(parts["record"]) + "\n", "utf-8")
    return folder


def read(folder: Path) -> tuple[list[Read], list[Fault]]:
    """The documents in a data folder, and what is wrong with their shapes."""
    reading = Reading(folder)
    return [*reading.documents], reading.faults


def made(folder: Path, change: Change | None = None) -> Build:
    """The collection, changed by ``change``, as a build in the data folder that it is written to."""
    return store.open_build(build.make(write(folder, change), folder / "builds"))


def _toml(value: Any) -> str:
    """JSON's strings, numbers and flags are TOML's too; tables and lists need their own signs."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_toml(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(part) for part in value) + "]"
    return json.dumps(value).replace("\\u007f", "\\u007F") if not isinstance(value, str) else _string(value)


def _string(text: str) -> str:
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08X}" for c in text) + '"'

"""A data folder of any number of invented items, written line by line: the same number gives the same bytes.

python -m tests.bench.invented ITEMS FOLDER
"""

import itertools
import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from briefing.codes import Kind

AGENCIES, GROUPS, PEOPLE, OUTLETS, A_DOCUMENT = 40, 300, 400, 20, 25
FIRST_DAY, DAYS = date(2015, 1, 1), 3652
# How often each kind and status occurs in an article, about.
KINDS: dict[Kind, int] = {"statement": 12, "measure": 7, "arrest": 3, "reward": 2, "designation": 1}
STATUSES = {
    **{"occurred": 30, "announced": 20, "in-force": 12, "ordered": 10},
    **{"alleged": 10, "pledged": 8, "judged": 6, "authorised": 4},
}
SOURCINGS = {"own-voice": "", "outlet": "outlet", "official": "agency", "named": "person"}
SCRIPTS = ["Harbour", "Порт", "Λιμάνι", "الميناء", "港口", "항구", "बंदरगाह", "Hafenbehörde", "Puerto Ñandú", "Přístav"]
OWN: dict[Kind, dict[str, Any]] = {
    "measure": {"measure_type": "coordination"},
    "reward": {"currency": "USD", "qualifier": "up-to", "condition": "information leading to arrest"},
    "arrest": {"place": "the pier", "accusations": ["smuggling", "bribery"]},
    "designation": {"programme": "Harbour list"},
    "statement": {"voice": "paraphrase"},
}


class Inventor:
    """Draws documents one after the other and remembers whom they named."""

    def __init__(self) -> None:
        self.chance = random.Random(6)
        sizes = {"agency": AGENCIES, "group": GROUPS, "person": PEOPLE, "outlet": OUTLETS}
        self.actors = {kind: [f"{kind}-{n:03}" for n in range(size)] for kind, size in sizes.items()}
        # Zipf: the second is named half as often as the first, the third a third as often.
        self.weights = {
            kind: [*itertools.accumulate(1 / n for n in range(1, size + 1))] for kind, size in sizes.items()
        }
        self.named: set[str] = set()

    def someone(self, kind: str, count: int) -> list[str]:
        """Up to ``count`` different actors of a kind."""
        drawn = self.chance.choices(self.actors[kind], cum_weights=self.weights[kind], k=count)
        self.named.update(drawn)
        return [*dict.fromkeys(drawn)]

    def day(self) -> str:
        """A day of ten years; one in five times none."""
        if self.chance.random() < 0.2:
            return ""
        return (FIRST_DAY + timedelta(self.chance.randrange(DAYS))).isoformat()

    def item(self, kind: Kind, number: int) -> dict[str, Any]:
        """One item with its actors and its words."""
        chance = self.chance
        sourcing = chance.choice([*SOURCINGS])
        place, script = f"{1 + number // 5}.{1 + number % 5}", chance.choice(SCRIPTS)
        pier, town = chance.randrange(389), chance.randrange(97)
        own, words = OWN[kind], f"the ring of pier {pier}"
        if kind == "reward":
            own = own | {"amount": 1000 * chance.randint(1, 5000)}
            words = f"{own['amount']:,} dollars for {words}"
        return own | {
            "id": f"{kind}-{number}",
            "headline": f"{script} {town} acts against the ring of pier {pier}",
            "summary": f"The authority of {script} {town} said on the day it was asked that the ring of pier {pier} "
            f"had been met in the way that the council had announced in year {1990 + number}.",
            "status": chance.choices([*STATUSES], [*STATUSES.values()])[0],
            "sourcing": sourcing,
            "agents": self.someone("agency", chance.randint(1, 3)),
            "targets": self.someone("group", chance.randint(0, 3)),
            "asserted_by": self.someone(SOURCINGS[sourcing], 1) if SOURCINGS[sourcing] else [],
            "date": self.day(),
            "evidence": [{"at": place, "words": words}],
        }

    def document(self, number: int, items: int) -> dict[str, Any]:
        """A document with ``items`` items, each on a sentence of its own; one in ten is a record."""
        found: dict[str, Any] = {kind: [] for kind in OWN}
        for place in range(items):
            kind = self.chance.choices([*KINDS], [*KINDS.values()])[0]
            found[kind].append(self.item(kind, place))
        script, day = SCRIPTS[number % len(SCRIPTS)], FIRST_DAY + timedelta(number % DAYS)
        sentences = [min(5, items - first) for first in range(0, items, 5)]
        text = {"sha256": f"{number:064x}", "characters": 2000, "sentences": sentences}
        facts = {"id": f"report-{number:06}", "title": f"{script} report {number}", "language": "en", "text": text}
        return {
            "document": facts | {"kind": "article" if number % 10 else "record", "published": day.isoformat()}
        } | found


def documents(inventor: Inventor, items: int) -> Iterator[dict[str, Any]]:
    """Documents until there are ``items`` items."""
    for number, first in enumerate(range(0, items, A_DOCUMENT)):
        yield inventor.document(number, min(A_DOCUMENT, items - first))


def register(named: set[str]) -> Iterator[str]:
    """The actors in TOML."""
    for actor in sorted(named):
        kind, _, number = actor.partition("-")
        script = SCRIPTS[int(number) % len(SCRIPTS)]
        yield f'[[actor]]\nid = "{actor}"\nname = "{script} {kind} {int(number)}"\nkind = "{kind}"\n'
        yield (
            f'aliases = [{{ name = "{kind[0].upper()}{number}", kind = "abbreviation" }}]\n' if kind == "agency" else ""
        )


def write(folder: Path, items: int) -> Path:
    """A data folder with ``items`` items."""
    inventor = Inventor()
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    with (folder / "documents" / "invented.jsonl").open("w", encoding="utf-8") as lines:
        for document in documents(inventor, items):
            lines.write(json.dumps(document, ensure_ascii=False) + "\n")
    (folder / "actors.toml").write_text("".join(register(inventor.named)), "utf-8")
    return folder


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))

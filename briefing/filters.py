"""The reader's choice as one frozen value: for SQL, in words, and for the address bar."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Self

from briefing import dates, glossary

# The filters that hold a set of codes, as readers see them: one, several.
CHOICES = {
    "agency": ("Agency", "agencies"),
    "group": ("Group", "groups"),
    "kind": ("Kind of item", "kinds of item"),
    "status": ("What kind of reality", "kinds of reality"),
    "sourcing": ("Who stands behind it", "kinds of source"),
    "document": ("Document", "documents"),
}
TERMS = {"kind": glossary.KINDS, "status": glossary.STATUSES, "sourcing": glossary.SOURCINGS}
OTHERS = {
    "words": "Words",
    "since": "Since",
    "until": "Until",
    "dated": "Dated items only",
    "records": "Releases and records too",
    "basket": "Basket",
}
MOST_IN_BASKET = 200


@dataclass(frozen=True)
class Filters:
    """What to keep. Values of one filter widen, filters narrow; an empty one restricts nothing.

    ``basket`` holds ids of items that the reader chose one by one, in the reader's order.
    """

    agency: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    sourcing: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    words: str = ""
    since: date | None = None
    until: date | None = None
    dated: bool = False
    records: bool = False
    basket: tuple[str, ...] = ()
    unknown: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_query(cls, query: Mapping[str, Iterable[str]], known: Mapping[str, Iterable[str]]) -> Self:
        """The filters an address asks for, e.g. ``{"agency": ["ice"]}``.

        What ``known`` (filter -> codes) does not hold, and what no longer goes into the basket, is left out and named
        in ``unknown``; keys that are no filter are somebody else's and ignored.
        """
        values: dict[str, Any] = {}
        unknown: list[str] = []
        for name in (*CHOICES, "basket"):
            asked, there = list(dict.fromkeys(query.get(name, ()))), set(known.get(name, ()))
            values[name] = tuple(code for code in asked if code in there)
            unknown += [f"{name}={code}" for code in asked if code not in there]
        unknown += [f"basket={code}" for code in values["basket"][MOST_IN_BASKET:]]
        values["basket"] = values["basket"][:MOST_IN_BASKET]
        values["words"] = " ".join(" ".join(query.get("words", ())).replace("\0", " ").split())
        for name in ("since", "until"):
            for text in list(query.get(name, ()))[-1:]:
                values[name] = _day(text)
                unknown += [] if values[name] else [f"{name}={text}"]
        for name in ("dated", "records"):
            asked = list(query.get(name, ()))[-1:]
            values[name] = asked == ["yes"]
            unknown += [f"{name}={text}" for text in asked if text != "yes"]
        return cls(**values, unknown=tuple(unknown))

    def query(self) -> dict[str, list[str]]:
        """The parameters of an address that means these filters; what is at its default is left out."""
        found: dict[str, list[str]] = {name: list(getattr(self, name)) for name in (*CHOICES, "basket")}
        found["words"] = [self.words] if self.words else []
        found |= {name: [day.isoformat()] for name in ("since", "until") if (day := getattr(self, name))}
        found |= {name: ["yes"] for name in ("dated", "records") if getattr(self, name)}
        return {name: values for name, values in found.items() if values}

    def params(self) -> dict[str, Any]:
        """The value that the SQL macro ``chosen_items`` reads."""
        values = {item.name: getattr(self, item.name) for item in fields(self) if item.name != "unknown"}
        lists = {name: list(values[name]) for name in (*CHOICES, "basket")}
        return values | lists | {"words": self.words.split()}

    def active(self) -> list[str]:
        """The names of the filters that restrict something, in the order readers see them."""
        return [name for name in (*CHOICES, *OTHERS) if getattr(self, name)]

    def without(self, name: str) -> Self:
        """The same choice with one filter back at its default."""
        return replace(self, **{name: getattr(type(self)(), name)})

    def describe(self, names: Mapping[str, str]) -> str:
        """The choice in words; ``names`` gives the names of actors and the titles of documents by their ids."""
        return "; ".join(self.part(name, names) for name in self.active()) or "Everything, nothing filtered out"

    @staticmethod
    def shown(name: str, value: str, names: Mapping[str, str]) -> str:
        """One value of one filter that holds a set of them, in words, such as ``ICE``."""
        return glossary.label(TERMS[name], value) if name in TERMS else names.get(value, value)

    def part(self, name: str, names: Mapping[str, str]) -> str:
        """One filter in words, such as ``Agency: ICE or Treasury Department``."""
        value = getattr(self, name)
        if name in CHOICES:
            shown = [self.shown(name, code, names) for code in value]
            return f"{CHOICES[name][0]}: {glossary.listed(shown, 'or')}"
        if name == "basket":
            return f"{glossary.counted(len(value), 'item')} chosen one by one"
        if name == "words":
            return f"Words: “{value}”"
        return f"{OTHERS[name]} {dates.in_words(value.isoformat())}" if isinstance(value, date) else OTHERS[name]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

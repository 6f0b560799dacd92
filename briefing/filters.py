"""The reader's choice as one frozen value: for SQL, in words, and for the address bar."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Self

from briefing import dates, glossary
from briefing.codes import code_of, is_left_out
from briefing.values import INVISIBLE

# The filters that hold a set of codes, as readers see them.
CHOICES = {
    "agency": "Agency",
    "group": "Group",
    "kind": "Kind of item",
    "measure_type": "Type of measure",
    "status": "What kind of reality",
    "sourcing": "Who stands behind it",
    "document": "Document",
}
OTHERS = {
    "words": "Words",
    "since": "Since",
    "until": "Until",
    "dated": "Dated items only",
    "records": "Releases and records too",
    "basket": "Basket",
}
# All of them, in the order readers see them.
NAMES = (*CHOICES, *OTHERS)
# Those that hold several values, a day, or only yes or no.
LISTS, DAYS, SWITCHES = (*CHOICES, "basket"), ("since", "until"), ("dated", "records")
MOST_IN_BASKET = 200
# In letters, all words together: each is looked for in every item.
LONGEST_WORDS = 200
# Without a filter: releases and records are not read unless they are asked for.
ALL_ARTICLES, ONLY_ARTICLES, UNDATED_TOO = "All articles", "Articles only", "Items without a date too"
# The number under which a build keeps the items of everybody, and one that it gives to nobody.
EVERYBODY, NOBODY = 0, 2**32 - 1
# What a filter takes of what an address asks for, and what of that it cannot.
Taken = tuple[Any, list[str]]


@dataclass(frozen=True)
class Filters:
    """What to keep. Values of one filter widen, filters narrow; an empty one restricts nothing.

    A code with a minus before it, as in ``-ice``, leaves out what bears the code, whatever else the filter keeps.
    ``basket`` holds ids of items that the reader chose one by one, in the reader's order.
    """

    agency: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    measure_type: tuple[str, ...] = ()
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
        read: dict[str, Taken] = {name: _codes(name, query.get(name, ()), set(known.get(name, ()))) for name in LISTS}
        read["words"] = _sought(query.get("words", ()))
        read |= {name: _last(query.get(name, ()), _day, None) for name in DAYS}
        read |= {name: _last(query.get(name, ()), lambda text: text == "yes", False) for name in SWITCHES}
        unknown = tuple(f"{name}={rest}" for name, (_, left) in read.items() for rest in left)
        return cls(**{name: value for name, (value, _) in read.items()}, unknown=unknown)

    def query(self) -> dict[str, list[str]]:
        """The parameters of an address that means these filters; what is at its default is left out."""
        return parameters(vars(self))

    def params(self, numbers: Mapping[str, int], sought: Iterable[str]) -> dict[str, Any]:
        """The value that the SQL macro ``chosen_postings`` reads; what restricts nothing is None.

        ``numbers`` are those of the actors and items in a build, by their codes; ``sought`` the words as it has them.
        """
        values = {item.name: getattr(self, item.name) for item in fields(self) if item.name != "unknown"}
        values |= {"basket": list(self.basket), "words": list(sought)}
        for name in CHOICES:
            values[name] = self.kept(name)
            values[f"not_{name}"] = [code_of(value) for value in getattr(self, name) if is_left_out(value)]
        for name in ("agency", "not_agency", "group", "not_group", "basket"):
            values[name] = [numbers.get(code, NOBODY) for code in values[name]]
        # Groups before agencies: there are more of them, so each has fewer items. The words to search stand under 0.
        led = next((name for name in ("group", "agency") if values[name] and not self.words), "")
        values |= {"read": sorted(values[led]), led: None, "led": led} if led else {"read": [EVERYBODY], "led": None}
        return {name: None if value == [] else value for name, value in values.items()}

    def active(self) -> list[str]:
        """The names of the filters that restrict something, in the order readers see them."""
        return [name for name in NAMES if getattr(self, name)]

    def without(self, name: str) -> Self:
        """The same choice with one filter back at its default."""
        return replace(self, **{name: getattr(type(self)(), name)})

    def codes(self, name: str) -> list[str]:
        """The codes that one of the ``CHOICES`` keeps or leaves out."""
        return [code_of(value) for value in getattr(self, name)]

    def kept(self, name: str) -> list[str]:
        """The codes that one of the ``CHOICES`` keeps."""
        return [code for code in getattr(self, name) if not is_left_out(code)]

    def keeping_any(self, name: str) -> Self:
        """The same choice without the values that one of the ``CHOICES`` keeps; what it leaves out stays out."""
        kept: dict[str, Any] = {name: tuple(code for code in getattr(self, name) if is_left_out(code))}
        return replace(self, **kept)

    @property
    def articles_only(self) -> bool:
        """Whether releases and records are not read."""
        return not (self.records or self.basket or self.kept("document"))

    @property
    def reversed(self) -> bool:
        """Whether the span asked for ends before it begins: undated items would look like an answer."""
        return bool(self.since and self.until and self.since > self.until)

    def describe(self, names: Mapping[str, str]) -> str:
        """The choice in words; ``names`` gives the names of actors and the titles of documents by their ids."""
        if not self.active():
            return ALL_ARTICLES
        parts = [self.part(name, names) for name in self.active()]
        parts += [UNDATED_TOO] if (self.since or self.until) and not self.dated else []
        return "; ".join([*parts, ONLY_ARTICLES] if self.articles_only else parts)

    def part(self, name: str, names: Mapping[str, str]) -> str:
        """One filter in words, such as ``Agency: ICE or Treasury Department, not FBI``."""
        value = getattr(self, name)
        if name in CHOICES:
            kept = [self.shown(name, code, names) for code in self.kept(name)]
            without = [self.shown(name, code, names) for code in value if is_left_out(code)]
            return f"{CHOICES[name]}: {', '.join([*([glossary.listed(kept, 'or')] if kept else []), *without])}"
        if name == "basket":
            return f"{glossary.counted(len(value), 'item')} chosen one by one"
        if name == "words":
            return f"Words: “{value}”"
        return f"{OTHERS[name]} {dates.in_words(value.isoformat())}" if isinstance(value, date) else OTHERS[name]

    @staticmethod
    def shown(name: str, code: str, names: Mapping[str, str]) -> str:
        """One value of one of the ``CHOICES`` in words, such as ``ICE`` or ``not ICE``."""
        if is_left_out(code):
            return f"not {Filters.shown(name, code_of(code), names)}"
        return glossary.label(glossary.TERMS[name], code) if name in glossary.TERMS else names.get(code, code)


def parameters(held: Mapping[str, Any]) -> dict[str, list[str]]:
    """What each filter holds, as the parameters of an address; what is empty is left out."""
    found = {name: list(held[name] or ()) for name in LISTS}
    found |= {name: [str(held[name])] for name in ("words", *DAYS) if held[name]}
    found |= {name: ["yes"] for name in SWITCHES if held[name]}
    return {name: values for name, values in found.items() if values}


def _codes(name: str, asked: Iterable[str], known: Container[str]) -> Taken:
    """The values that are ``known``, as many as a filter takes."""
    found = {value: value in known or (name in CHOICES and code_of(value) in known) for value in asked}
    kept, most = [value for value, there in found.items() if there], MOST_IN_BASKET if name == "basket" else None
    return tuple(kept[:most]), [*(value for value, there in found.items() if not there), *kept[most or len(kept) :]]


def _sought(asked: Iterable[str]) -> Taken:
    """The words to search, each once, as many as are sought."""
    words = " ".join(dict.fromkeys(INVISIBLE.sub(" ", " ".join(asked)).split()))
    if len(words) <= LONGEST_WORDS:
        return words, []
    kept = words[: LONGEST_WORDS + 1].rpartition(" ")[0]
    return kept, [words.removeprefix(kept).strip()]


def _last(asked: Iterable[str], read: Callable[[str], Any], default: Any) -> Taken:
    """The last value asked for; what cannot be read says nothing."""
    last = next(reversed([*asked]), None)
    value = None if last is None else read(last)
    return (value, []) if value else (default, [] if last is None else [last])


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
        # Python reads more, such as weeks.
        return found if found.isoformat() == text else None
    except ValueError:
        return None

"""What has changed between two sets of items, in readers' words.

Items are compared, not the facts about their documents. Codes decide whether something has changed, words say what.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from briefing import prose
from briefing.glossary import counted
from briefing.prose import Row

WITHIN = "Within the filters"


@dataclass(frozen=True)
class Change:
    """An item that says something else than before; ``fields`` holds the field, the old words and the new.

    An item that came under the filters or left them, but was there before and still is, bears the field ``WITHIN``.
    """

    item_id: str
    headline: str
    fields: tuple[tuple[str, str, str], ...]

    @property
    def left(self) -> bool:
        """Whether the item is still there, but no longer within the filters."""
        return (WITHIN, "yes", "no") in self.fields


@dataclass(frozen=True)
class Comparison:
    """What came, what went and what changed from ``before`` to ``after``, both named by build id."""

    before: str
    after: str
    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    changed: tuple[Change, ...]

    @property
    def same(self) -> bool:
        """Whether nothing came, went or changed."""
        return not (self.added or self.removed or self.changed)

    @property
    def in_words(self) -> str:
        """``2 items added, 1 item changed, of which 1 is no longer within the filters``."""
        parts = {"added": self.added, "removed": self.removed, "changed": self.changed}
        words = ", ".join(f"{counted(len(part), 'item')} {name}" for name, part in parts.items() if part)
        left = sum(change.left for change in self.changed)
        gone = f", of which {left} {'is' if left == 1 else 'are'} no longer within the filters" if left else ""
        return words + gone or "no item has changed"


def between(
    before_rows: Iterable[Row],
    after_rows: Iterable[Row],
    before_name: str,
    after_name: str,
    *,
    all_before: Iterable[Row] = (),
    all_after: Iterable[Row] = (),
) -> Comparison:
    """What has changed between rows of the query ``items``.

    ``all_before`` and ``all_after`` may hold items outside the filters too: what is found there is neither added
    nor removed, it has come under the filters or left them.
    """
    before, after = _by_id(before_rows), _by_id(after_rows)
    was, now = _by_id(all_before) | before, _by_id(all_after) | after
    shared = [item_id for item_id in after | before if item_id in was and item_id in now]
    changes = (_change(was[item_id], now[item_id], item_id in before, item_id in after) for item_id in shared)
    return Comparison(
        before_name,
        after_name,
        tuple(row for item_id, row in after.items() if item_id not in was),
        tuple(row for item_id, row in before.items() if item_id not in now),
        tuple(change for change in changes if change.fields),
    )


def _by_id(rows: Iterable[Row]) -> dict[str, Row]:
    return {row["item_id"]: row for row in rows}


def _change(old: Row, new: Row, was_within: bool, is_within: bool) -> Change:
    # Most items of most comparisons are the same; saying so at once makes a large one ten times as fast.
    fields = [] if old == new else [told for name in FIELDS if (told := _told(name, old, new))]
    if was_within != is_within:
        fields.append((WITHIN, "yes", "no") if was_within else (WITHIN, "no", "yes"))
    return Change(new["item_id"], new["headline"], tuple(fields))


def _told(name: str, old: Row, new: Row) -> tuple[str, str, str] | None:
    """The old words and the new; with the codes behind them where the words alone do not tell them apart."""
    columns, words = FIELDS[name]
    codes = [[_code(row[column]) for column in columns] for row in (old, new)]
    if codes[0] == codes[1]:
        return None
    said = words(old), words(new)
    if said[0] == said[1]:
        said = f"{said[0]} ({_joined(codes[0])})", f"{said[1]} ({_joined(codes[1])})"
    return name, *said


def _code(value: Any) -> Any:
    """A value for comparison: files know no decimals, and leave out what is empty."""
    if hasattr(value, "as_tuple"):
        return float(value)
    return None if value in ("", []) else value


def _joined(codes: list[Any]) -> str:
    return ", ".join(str(code) for code in codes if code is not None)


# What an item says: the field in readers' words, the columns that hold it, and how they read.
FIELDS: dict[str, tuple[tuple[str, ...], Callable[[Row], str]]] = {
    "Kind of item": (("kind",), partial(prose.term, "kind")),
    "Headline": (("headline",), partial(prose.text, "headline")),
    "Summary": (("summary",), partial(prose.text, "summary")),
    "What kind of reality": (("status",), partial(prose.term, "status")),
    "Who stands behind it": (("sourcing", "asserters"), prose.stands_behind),
    "Amount": (("qualifier", "amount", "currency"), prose.offer),
    **prose.FACTS,
    "Evidence": (("evidence",), prose.evidence),
}

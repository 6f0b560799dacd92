"""What has changed between two states of the items."""

from dataclasses import dataclass

from briefing.prose import Row


@dataclass(frozen=True)
class Change:
    """An item that says something else than before; ``fields`` holds the field, the old words and the new."""

    item_id: str
    headline: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Comparison:
    """What came, what went and what changed from ``before`` to ``after``, both named by build id."""

    before: str
    after: str
    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    changed: tuple[Change, ...]

"""The table behind a chart, in the words of the glossary."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from briefing import glossary
from briefing.glossary import Term, money
from briefing.prose import Row

# By column: its heading. A column that is not here (an id, a colour) is for programs.
HEADINGS = {
    "step": "Side",
    "agency": "Agency",
    "actor": "Actor",
    "name": "Name",
    "speaker": "Speaker",
    "sourcing": "Who stands behind it",
    "kind": "Kind",
    "measure_type": "Type of measure",
    "status": "What kind of reality",
    "voice": "Words",
    "amount": "Amount",
    "offers": "Offers",
    "arrests": "Arrests",
    "items": "Items",
}
NUMBERS = {"offers", "arrests", "items"}
SIDES = {1: "Who acts", 2: "Whom it concerns"}
TERMS: dict[str, dict[str, Term]] = {
    "sourcing": glossary.SOURCINGS,
    "kind": glossary.KINDS | glossary.ACTOR_KINDS,
    "measure_type": glossary.MEASURE_TYPES,
    "status": glossary.STATUSES,
    "voice": glossary.VOICES,
}
SPOKEN: dict[str, Callable[[Row], str]] = {
    "step": lambda row: SIDES[row["step"]],
    "speaker": lambda row: row["speaker"] or "The text itself",
    "amount": lambda row: money(row["amount"], row["currency"]),
}


def cells(table: pa.Table) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The headings and the rows of the table of a chart, as readers see them."""
    columns = [name for name in HEADINGS if name in table.column_names]
    rows = tuple(tuple(_cell(name, row) for name in columns) for row in table.to_pylist())
    return tuple(HEADINGS[name] for name in columns), rows


def _cell(name: str, row: Row) -> str:
    if name in SPOKEN:
        return SPOKEN[name](row)
    value: Any = row[name]
    return glossary.label(TERMS[name], value) if name in TERMS else f"{value:,}" if name in NUMBERS else str(value)

"""A table of items or behind a chart, in the words of the glossary."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from briefing import dates, glossary, prose
from briefing.glossary import THE_TEXT, counted, label, listed
from briefing.prose import Row

# By column: its heading. A column that is not here (an id, a colour) is for programs.
HEADINGS = {
    "role": "Role",
    "date": "Date",
    "date_words": "In the words of the text",
    "agency": "Agency",
    "group": "Group",
    "actor": "Actor",
    "name": "Name",
    "speaker": "Speaker",
    "sentence": "Sentence",
    "sourcing": "Who stands behind it",
    "kind": "Kind",
    "headline": "Item",
    "measure_type": "Type of measure",
    "status": "What kind of reality",
    "voice": "Whose words",
    "agents": "Who acts",
    "targets": "Against",
    "amount": "Amount",
    "subjects": "About",
    "condition": "Condition",
    "offers": "Offers",
    "arrests": "Arrests",
    "items": "Items",
    "evidence": "Rests on",
    "kinds": "Shared",
    "bare": "Why it carries none",
    "document_title": "Document",
}
NUMBERS = {"offers", "arrests", "items"}
NOTHING = "–"
# A picture may tell of items or of actors, whose kinds have other codes.
TERMS = glossary.TERMS | {"kind": glossary.KINDS | glossary.ACTOR_KINDS}


def _shared(row: Row) -> str:
    """``2 measures and 1 arrest``."""
    parts = zip(row["kinds"], row["shared"], strict=True)
    return listed([counted(items, label(glossary.KINDS, kind).lower()) for kind, items in parts])


SPOKEN: dict[str, Callable[[Row], str]] = {
    "date": lambda row: dates.in_words(row["date"]),
    "sourcing": lambda row: (
        prose.stands_behind(row) if "asserters" in row else label(TERMS["sourcing"], row["sourcing"])
    ),
    "speaker": lambda row: row["speaker"] or THE_TEXT,
    "sentence": prose.place,
    "agents": lambda row: listed(row["agents"]),
    "amount": prose.offer,
    "targets": lambda row: listed(row["targets"]),
    "subjects": lambda row: listed(row["subjects"]),
    "kinds": _shared,
    "evidence": lambda row: ", ".join(dict.fromkeys(map(prose.place, row["evidence"]))),
}


def cells(table: pa.Table) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The headings and the rows of the table of a chart, as readers see them."""
    columns = _columns(table)
    rows = tuple(tuple(_cell(name, row) for name in columns) for row in table.to_pylist())
    return tuple(HEADINGS[name] for name in columns), rows


def figures(table: pa.Table) -> tuple[bool, ...]:
    """Of each column of these ``cells`` whether it holds numbers."""
    return tuple(name in NUMBERS for name in _columns(table))


def readable(table: pa.Table) -> pa.Table:
    """The same as a table whose numbers stay numbers, so that it can be sorted by them."""
    rows = table.to_pylist()
    return pa.table(
        {
            HEADINGS[name]: table[name]
            if name in NUMBERS
            else pa.array([_cell(name, row) for row in rows], pa.string())
            for name in _columns(table)
        }
    )


def _columns(table: pa.Table) -> list[str]:
    return [name for name in HEADINGS if name in table.column_names]


def _cell(name: str, row: Row) -> str:
    value: Any = row[name]
    if name in NUMBERS:
        return f"{value:,}"
    spoken = SPOKEN[name](row) if name in SPOKEN else label(TERMS[name], value) if name in TERMS else value
    return str(spoken or NOTHING)

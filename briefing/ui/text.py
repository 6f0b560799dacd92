"""The text of a document on the screen: marked words lead to their cards; beside them stands what rests on them."""

from itertools import chain, groupby
from pathlib import Path
from typing import Any

import streamlit as st

from briefing import charts, glossary, prose
from briefing.marked import GAP, Line
from briefing.prose import Row
from briefing.ui import navigation, sidebar

HIDDEN, NOTHING = "hidden by your filters", "no item rests on this sentence"
HERE = Path(__file__).parent
_text = st.components.v2.component(
    "briefing_text",
    html='<div class="text"></div>\n',
    css=(HERE / "text.css").read_text("utf-8"),
    js=(HERE / "text.js").read_text("utf-8"),
)


def show(document: Row, lines: list[Line], anchors: list[Row], bare: dict[tuple[int, int], str], shown: str) -> None:
    """Draw ``lines``; ``anchors`` tell of the items, ``bare`` why none rests there. A pressed mark opens its card."""
    items = _items(lines, anchors)
    drawn = _text(
        key=f"text-{document['document_id']}",
        data={
            "items": items,
            "paragraphs": paragraphs(lines, bare),
            "language": document["language"],
            "shown": shown,
        },
        on_item_change=lambda: None,
    )
    if drawn.item in items:
        navigation.go(*_card(drawn.item, items[drawn.item]["kind"]))


def _card(item: str, kind: str) -> tuple[str, dict[str, Any]]:
    """The page and the parameters that show the card of an item."""
    return navigation.HOME_OF_KIND[kind], sidebar.chosen().query() | {"item": item}


def paragraphs(lines: list[Line], bare: dict[tuple[int, int], str]) -> list[dict[str, Any]]:
    """The paragraphs with their numbers; those in a row of which not a word is shown as one: ``1–4``."""
    parted = [[*group] for _, group in groupby(lines, key=lambda line: line.paragraph)]
    found: list[list[Line]] = []
    for silent, run in groupby(parted, key=_silent):
        same = [*run]
        found += [[*chain(*same)]] if silent else same
    return [_paragraph(part, bare) for part in found]


def _silent(lines: list[Line]) -> bool:
    return all(piece.words == GAP for line in lines for piece in line.pieces)


def _paragraph(lines: list[Line], bare: dict[tuple[int, int], str]) -> dict[str, Any]:
    number = "–".join(dict.fromkeys(str(line.paragraph) for line in (lines[0], lines[-1])))
    items = dict.fromkeys(item for line in lines for item in line.items)
    numbered = lines[-1].sentence > 1 and lines[0].paragraph == lines[-1].paragraph
    sentences = [_sentence(line, bare, numbered=numbered) for line in lines]
    return {"number": number, "items": [*items], "sentences": sentences}


def _sentence(line: Line, bare: dict[tuple[int, int], str], *, numbered: bool) -> dict[str, Any]:
    why = "" if line.items else bare.get((line.paragraph, line.sentence), NOTHING)
    return {
        "place": glossary.place(line.paragraph, line.sentence),
        "number": f"s{line.sentence}" if numbered else "",
        "bare": why,
        # What the legend says of all need not stand beside each.
        "why": "" if why in (HIDDEN, NOTHING) else why,
        "pieces": [
            {"words": words, "items": list(items), "changed": changed, "gap": words == GAP}
            for words, items, changed in line.pieces
        ],
    }


def _items(lines: list[Line], anchors: list[Row]) -> dict[str, Row]:
    """What the marks and the notes say of each item, numbered in the order of the text."""
    rows = {row["item_id"]: row for row in anchors}
    found = dict.fromkeys(item for line in lines for item in line.items)
    return {item: _item(rows[item], number) for number, item in enumerate(found, 1)}


def _item(row: Row, number: int) -> Row:
    return {
        "number": str(number),
        "kind": row["kind"],
        "headline": row["headline"],
        "about": f"{prose.term('kind', row)} · {prose.stands_behind(row)}",
        "href": navigation.relative(*_card(row["item_id"], row["kind"])),
        "colour": charts.KIND_COLOURS[row["kind"]],
    }

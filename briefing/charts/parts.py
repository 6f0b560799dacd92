"""What the charts share: their look, and rows with the words readers see."""

import itertools
import json
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt
import pyarrow as pa

from briefing import glossary, prose
from briefing.charts.chart import Rows
from briefing.charts.pointing import WHO
from briefing.glossary import Term

Row = dict[str, Any]
STEP = 36
# How high a bar is that stands above its caption.
BAR = 12
# A chart has room for fewer letters, and fitting ten thousand into it takes the drawing library seconds.
LONGEST, END = 200, 80
# A blank at which no line breaks.
TIED = "\u00a0"
# The lines of a name that fit the screen: a phone has half the room.
LINES = "(width < 560 ? datum.narrow : datum.wide)"
# At the left edge of a picture.
LEFT: alt.XValue = alt.XValue(0)  # type: ignore[no-untyped-call]
# The colour of marks that stand for nothing but a number.
PLAIN = "#2f6fca"
# The colour of lines to read a figure by, on either page.
GRID = "#8a94a3"
# The colours of one scale differ in lightness too, so that eyes without green tell them apart. Kinds are near to the
# colours of their badges. Each keeps a contrast of 3:1 or more on the light and on the dark page.
KIND_COLOURS = {
    "measure": "#1e66b2",
    "reward": "#e4761a",
    "arrest": "#b43739",
    "designation": "#9f6fe5",
    "statement": "#8b8e92",
}
SOURCING_COLOURS = {
    "own-voice": "#616773",
    "outlet": "#1e9ab1",
    "official": "#257ae3",
    "named": "#269455",
    "unnamed-officials": "#cf7a1b",
    "anonymous": "#e36d95",
}
VOICE_COLOURS = {"direct": "#4692eb", "fragment": "#108b79", "paraphrase": "#4b6589", "narration": "#9094a2"}


def worded(table: pa.Table, *codes: str) -> list[Row]:
    """The rows, no text in them overlong, with a ``<column>_label`` beside the code in each column of ``codes``."""
    rows: list[Row] = [{name: short(value) for name, value in row.items()} for row in table.to_pylist()]
    for row in rows:
        row |= {f"{column}_label": glossary.label(glossary.TERMS[column], row[column]) for column in codes}
    return rows


def short(value: Any) -> Any:
    """A text, or a list of texts, as a chart has room for it; anything else as it is."""
    if isinstance(value, list):
        return [short(part) for part in value]
    if not isinstance(value, str):
        return value
    # Long names often differ at their end alone. On what is no character the drawing library ends the program.
    return prose.carried(f"{value[:LONGEST]}…{value[-END:]}" if len(value) > LONGEST + END else value)


def wrapped(name: str, width: int = 26, most: int = 2) -> list[str]:
    """A name on at most ``most`` lines; of a longer one the end is kept, for names often differ there alone."""
    lines = textwrap.wrap(name, width) or [name]
    if len(lines) <= most:
        return lines
    end = textwrap.wrap(name[::-1], width - 1)[0][::-1]
    return [*lines[: most - 1], f"…{end}"]


def names(column: str, order: Sequence[str], **scale: Any) -> alt.Y:
    """The vertical channel of the names in a column, broken into lines, in the given order."""
    long = [name for name in order if len(wrapped(name)) > 1]
    # Two lines grow downwards from the middle of their row, unless they begin higher.
    higher = {"condition": {"test": f"indexof({json.dumps(long)}, datum.value) >= 0", "value": -7}, "value": 0}
    axis = alt.Axis(
        labelExpr=said(order, [wrapped(name) for name in order]),
        labelLimit=190,
        labelFontSize=12,
        labelOverlap=False,
        labelPadding=8,
        labelOffset=higher if long else 0,
        ticks=False,
        domain=False,
    )
    return alt.Y(field=column, type="nominal", title=None, sort=[*order], axis=axis, scale=alt.Scale(**scale))


def said(values: Sequence[Any], labels: Sequence[Any]) -> str:
    """The expression of an axis that has a label for each of the values: short ones may be alike, and values not. The
    page's own reader of expressions knows lists, and no objects."""
    return f"{json.dumps(labels)}[indexof({json.dumps(values)}, datum.value)]"


# What the columns of marks are called in tooltips.
WORDS = {
    "agency": "Agency",
    "group": "Group",
    "kind_label": "Kind of item",
    "sourcing_label": "Source",
    "status_label": "Kind of reality",
    "measure_type_label": "Type of measure",
    "speaker": "Speaker",
    "voice_label": "Whose words",
    "role_label": "Role",
    "place": "Sentence",
    "source": "From",
    "tied": "By",
    "destination": "To",
}


def tips(*columns: str) -> list[alt.Tooltip]:
    """Tooltips of columns, in readers' words, and of the number of items."""
    shown = [alt.Tooltip(field=name, type="nominal", title=WORDS[name]) for name in columns]
    return [*shown, alt.Tooltip(field="items", type="quantitative", title="Items", format=",d")]


def broken(rows: list[Row], most: int = 3) -> tuple[int, int]:
    """Break each ``caption`` into lines for a narrow screen and for a wide one; return how high a lane must be to hold
    those of any screen and a mark above, and in a file, which is wide."""
    for row in rows:
        for screen, width in (("narrow", 50), ("wide", 96)):
            row[screen] = [line.replace(TIED, " ") for line in wrapped(row["caption"], width, most)]
    narrow, wide = (max(len(row[screen]) for row in rows) for screen in ("narrow", "wide"))
    return 32 + 16 * narrow, 32 + 16 * wide


def captions(rows: list[Row], height: int) -> alt.Chart:
    """The captions, each on the left under the mark of its row: what height it does not need parts it from the next."""
    told = ("lane", "narrow", "wide", "item_id", *WHO)
    lines = [{name: row[name] for name in told if name in row} for row in rows]
    # On the mark: as a channel, in a picture of this layer alone, lines are drawn as one, in brackets.
    text = alt.Chart(Rows(lines)).mark_text(
        align="left",
        baseline="line-bottom",
        lineHeight=16,
        fontSize=13,
        dy=BAR + 21 - height / 2,
        text=alt.ExprRef(LINES),
    )
    drawn: alt.Chart = text.encode(y=lanes(rows), x=LEFT)
    return drawn


def lanes(rows: list[Row]) -> alt.Y:
    """The vertical channel of rows that bear their names themselves; ``lane`` tells them apart."""
    return alt.Y(field="lane", type="nominal", sort=[row["lane"] for row in rows], axis=None)


def whole(longest: int, most: int = 8) -> list[int]:
    """Whole numbers from 0 to ``longest`` or a little past it for an axis, ``most`` steps at most, each 1, 2 or 5 times
    a power of ten. Written out, for between 0 and 1 a chart keeps no smallest step."""
    steps = (digit * 10**zeros for zeros in itertools.count() for digit in (1, 2, 5))
    step = next(step for step in steps if step * most >= longest)
    return list(range(0, longest + step, step))


def labels(terms: dict[str, Term]) -> list[str]:
    """The words of a part of the glossary, in its order."""
    return [term.label for term in terms.values()]


def distinct(rows: Iterable[Row], column: str) -> list[str]:
    """The different values of a column, in the order they come."""
    return list(dict.fromkeys(row[column] for row in rows))


def unsaid(items: int) -> list[str]:
    """That of so many items nothing says when they happened, as a part of a sentence; nothing of none."""
    return [f"of {items:,} the text does not say when"] if items else []

"""What the charts share: their look, and rows with the words readers see."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt
import pyarrow as pa

from briefing import glossary
from briefing.glossary import Term

Row = dict[str, Any]
STEP = 36
# The page's own text colour, in the light theme and in the dark one.
INK = "currentColor"
STATUS_COLOURS = {
    "occurred": "#2f8f6b",
    "in-force": "#1f909e",
    "authorised": "#3b7dd8",
    "ordered": "#8a6fd6",
    "announced": "#b0791a",
    "pledged": "#d0527f",
    "alleged": "#c4612f",
    "judged": "#7d7f88",
}
KIND_COLOURS = {
    "measure": "#3b7dd8",
    "reward": "#b0791a",
    "arrest": "#c4612f",
    "designation": "#8a6fd6",
    "statement": "#5a7f9c",
}
SOURCING_COLOURS = {
    "own-voice": "#7d7f88",
    "outlet": "#1f909e",
    "official": "#3b7dd8",
    "named": "#2f8f6b",
    "unnamed-officials": "#c4612f",
    "anonymous": "#d0527f",
}
VOICE_COLOURS = {"direct": "#3b7dd8", "fragment": "#1f909e", "paraphrase": "#5a7f9c", "narration": "#7d7f88"}


def values(rows: list[Row]) -> alt.Data:
    """The rows as a chart takes them."""
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def finished(layers: Sequence[alt.Chart], title: str, sentence: str, height: Any) -> alt.LayerChart:
    """The layers as one chart with what it measures above it and what it shows as its description."""
    head = alt.TitleParams(title, anchor="start", fontSize=13, fontWeight="normal", offset=10)
    return alt.LayerChart(layer=[*layers], title=head, description=sentence, height=height)


def worded(table: pa.Table, **terms: dict[str, Term]) -> list[Row]:
    """The rows, with a ``<column>_label`` beside each code that the glossary knows."""
    rows: list[Row] = table.to_pylist()
    for row in rows:
        row |= {f"{column}_label": glossary.label(words, row[column]) for column, words in terms.items()}
    return rows


def wrapped(name: str, width: int = 26) -> list[str]:
    """A name on one line or two; what does not fit ends in an ellipsis."""
    lines = textwrap.wrap(name, width) or [name]
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1][: width - 2]}…"]


def with_lines(rows: list[Row], column: str) -> alt.Data:
    """The rows as a chart takes them, with a column ``lines``: the name in ``column``, broken into lines."""
    return values([row | {"lines": "\n".join(wrapped(row[column]))} for row in rows])


def names(order: Iterable[str]) -> alt.Y:
    """The vertical channel of names broken into lines, in the given order."""
    axis = alt.Axis(
        labelExpr="split(datum.label, '\\n')",
        labelLimit=190,
        labelFontSize=12,
        labelOverlap=False,
        ticks=False,
        domain=False,
    )
    return alt.Y("lines", type="nominal", title=None, sort=["\n".join(wrapped(name)) for name in order], axis=axis)


def tips(**columns: str) -> list[alt.Tooltip]:
    """Tooltips by column and title, and the number of items."""
    shown = [alt.Tooltip(name, type="nominal", title=title) for name, title in columns.items()]
    return [*shown, alt.Tooltip("items", type="quantitative", title="Items")]


def labels(terms: dict[str, Term]) -> list[str]:
    """The words of a part of the glossary, in its order."""
    return [term.label for term in terms.values()]


def distinct(rows: Iterable[Row], column: str) -> list[str]:
    """The different values of a column, in the order they come."""
    return list(dict.fromkeys(row[column] for row in rows))

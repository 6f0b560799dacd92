"""A time line that claims no more than the dates do."""

import math
from datetime import date
from typing import Any

import altair as alt
import pyarrow as pa

from briefing import dates, prose
from briefing.charts.chart import Chart, Rows
from briefing.charts.parts import GRID, KIND_COLOURS, LEFT, LINES, Row, broken, unsaid, worded
from briefing.charts.ticks import ticks
from briefing.glossary import counted, listed

SLICES = 24
A_LINE, A_MARK, APART, HEADING = 16, 24, 14, 30
# Days are counted from the first of January 1, a chart's moments in milliseconds from 1970.
EPOCH, A_DAY = date(1970, 1, 1).toordinal(), 86_400_000
Span = tuple[float, float]
WORDS_ONLY = "The text gives only words"


def items_by_date(table: pa.Table) -> Chart:
    """A bar from the first to the last day that a date allows, fading where it is open; a point for a single day; where
    a text gives words only, these words below and apart from the days."""
    rows = worded(table)
    for row in rows:
        when = dates.in_words(row["date"]) or f"“{row['date_words']}”"
        caption = f"{when} · {prose.term('kind', row)}: {row['headline']}"
        row |= {"caption": caption, "colour": KIND_COLOURS[row["kind"]]}
    dated, said = ([row for row in rows if bool(row["date"]) is known] for known in (True, False))
    ground, height = _laid(dated, said)
    y = alt.Y(field="y", type="quantitative", axis=None, scale=alt.Scale(domain=[0, height], reverse=True, nice=False))
    layers = [*_marks(dated, y), *_captions(dated, said, ground, y)]
    return Chart(layers, "Items by date", _sentence(rows, len(dated)), height)


def _laid(dated: list[Row], said: list[Row]) -> tuple[int, int]:
    """Give each row its place ``y``, in points from the top: the middle of a mark, the top of mere words. Return how
    far down the days reach and how high the picture is."""
    broken([*dated, *said])
    below = A_LINE if dated else 0
    for row in dated:
        below += A_LINE * len(row["narrow"]) + A_MARK + APART
        row["y"] = below - APART / 2 - A_MARK / 2
    ground = below
    below += HEADING if said else 0
    for row in said:
        row["y"] = below
        below += A_LINE * len(row["narrow"]) + APART // 2
    return ground, below


def _marks(dated: list[Row], y: alt.Y) -> list[alt.Chart]:
    """A layer without a mark would be a picture without a name to a screen reader, so there is none."""
    if not dated:
        return []
    span = _span(dated)
    bars = [part for row in dated if not _single(row) for part in _slices(row, span)]
    days = [_plain(row) | {"since": _moment(row["date_from"].toordinal() + 0.5)} for row in dated if _single(row)]
    scale = alt.Scale(type="utc", domain=[_moment(day) for day in span], nice=False)
    x = alt.X(field="since", type="temporal", title=None, scale=scale, axis=None)
    marks = [draw(parts, x, y) for draw, parts in ((_bars, bars), (_points, days)) if parts]
    return [*_axis(_told(dated, span), [row["y"] for row in dated], x, y), *marks]


def _single(row: Row) -> bool:
    """Whether a date names one day."""
    return bool(row["date_from"] == row["date_to"])


def _sentence(rows: list[Row], drawn: int) -> str:
    dated, total, told = (rows[0][name] for name in ("dated", "of_items", "worded"))
    parts = [f"{dated:,} of {counted(total, 'item')} {'bears' if 1 in (dated, total) else 'bear'} a date"]
    parts += [_worded([row for row in rows if not row["date"]], told)] if told else []
    parts += unsaid(total - dated - told)
    if dated > drawn:
        parts.append(f"the latest {drawn} are drawn")
    open_ends = any(row["date"] and not (row["date_from"] and row["date_to"]) for row in rows)
    fading = "; an open end fades" if open_ends else ""
    spans = f" A bar spans the days that a date allows{fading}." if drawn else ""
    return f"{'; '.join(parts)}.{spans}"


def _worded(rows: list[Row], of: int) -> str:
    """What a text says in place of a date, and how many of those items are drawn where not all are."""
    if not rows:
        return f"of {of:,} the text gives words only"
    said = list(dict.fromkeys(f"“{row['date_words']}”" for row in rows))
    some = f", of which {len(rows)} are drawn" if len(rows) < of else ""
    return f"of {of:,} the text says only {listed(said if len(said) <= 4 else [*said[:4], 'the like'], 'or')}{some}"


def _told(dated: list[Row], span: Span) -> list[Row]:
    """The moments that the axis of days names, each with its words: no finer than the dates are."""
    first = [row["date_from"].toordinal() for row in dated if row["date_from"]]
    after = [row["date_to"].toordinal() + 1 for row in dated if row["date_to"]]
    edges = [date.fromordinal(day) for day in first + after if day <= date.max.toordinal()]
    found = ticks(math.ceil(span[0]), math.floor(span[1]), edges)
    return [{"since": _moment(day.toordinal()), "words": words, "y": 0} for day, words in found]


def _axis(told: list[Row], marks: list[float], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """A line at the top and beside each of the ``marks``, for it would strike through the captions between them. It is
    told at its top, to the right, so that it names what begins there."""
    stretches = [(0.0, float(A_LINE)), *((mark - A_MARK / 2, mark + A_MARK / 2) for mark in marks)]
    parts = [{"since": row["since"], "y": top, "y2": end} for row in told for top, end in stretches]
    rule = alt.Chart(Rows(parts)).mark_rule(color=GRID, opacity=0.5)
    words = alt.Chart(Rows(told)).mark_text(align="left", baseline="top", dx=4, fontSize=11, opacity=0.8)
    return [
        rule.encode(x=x, y=y, y2=alt.Y2(field="y2")),
        words.encode(x=x, y=y, text=alt.Text(field="words", type="nominal")),
    ]


def _bars(bars: list[Row], x: alt.X, y: alt.Y) -> alt.Chart:
    mark = alt.Chart(Rows(bars)).mark_bar(height=12, aria=False)
    strength = alt.Opacity(field="strength", type="quantitative", scale=None)
    return _placed(mark, x, y).encode(x2=alt.X2(field="until"), opacity=strength)


def _points(days: list[Row], x: alt.X, y: alt.Y) -> alt.Chart:
    return _placed(alt.Chart(Rows(days)).mark_circle(size=130, opacity=1, aria=False), x, y)


def _placed(mark: alt.Chart, x: alt.X, y: alt.Y) -> alt.Chart:
    """The marks on the common axis of days, each at the height of its row."""
    tip = [alt.Tooltip(field="caption", type="nominal", title="Item")]
    placed: alt.Chart = mark.encode(x=x, y=y, color=alt.Color(field="colour", type="nominal", scale=None), tooltip=tip)
    return placed


def _captions(dated: list[Row], said: list[Row], ground: int, y: alt.Y) -> list[alt.Chart]:
    """The words: those of the dated above their marks, and the others under a heading of their own."""
    above = alt.ExprRef(f"{-A_MARK / 2 + 2} - {A_LINE} * (length{LINES} - 1)")
    layers = [_words(dated, y, baseline="line-bottom", dy=above)] if dated else []
    if said:
        heading = {"y": ground, "wide": [WORDS_ONLY], "narrow": [WORDS_ONLY]}
        layers.append(_words([heading], y, baseline="line-top", dy=HEADING - 24, fontWeight="bold"))
        layers.append(_words(said, y, baseline="line-top"))
    return layers


def _words(rows: list[Row], y: alt.Y, **look: Any) -> alt.Chart:
    shown = ("y", "wide", "narrow", "item_id")
    told: list[Row] = [{name: row[name] for name in shown if name in row} for row in rows]
    # On the mark: as a channel, in a picture of this layer alone, lines are drawn as one, in brackets.
    # They are what a screen reader is told, once an item; a mark may be in slices.
    whole = alt.ExprRef("join(datum.wide, ' ')")
    mark = alt.Chart(Rows(told)).mark_text(
        align="left", lineHeight=A_LINE, fontSize=13, text=alt.ExprRef(LINES), description=whole, **look
    )
    drawn: alt.Chart = mark.encode(x=LEFT, y=y)
    return drawn


def _span(dated: list[Row]) -> Span:
    """The days of the picture: all that are named, with a margin on either side into which open ends reach."""
    named = [day.toordinal() for row in dated for day in (row["date_from"], row["date_to"]) if day]
    margin = max((max(named) - min(named)) / 8, 5)
    return min(named) - margin, max(named) + 1 + margin


def _slices(row: Row, span: Span) -> list[Row]:
    """A bar, cut into slices that grow fainter towards an open end; cut, so that it fades in every kind of file."""
    first = row["date_from"].toordinal() if row["date_from"] else span[0]
    last = row["date_to"].toordinal() + 1 if row["date_to"] else span[1]
    count = 1 if row["date_from"] and row["date_to"] else SLICES
    edges = [_moment(first + (last - first) * step / count) for step in range(count + 1)]
    strengths = [1 - step / count for step in range(count)]
    if not row["date_from"]:
        strengths.reverse()
    return [
        _plain(row) | {"since": since, "until": until, "strength": strength}
        for since, until, strength in zip(edges[:-1], edges[1:], strengths, strict=True)
    ]


def _plain(row: Row) -> Row:
    """What a mark needs of its row, without dates, which a chart cannot carry."""
    return {name: row[name] for name in ("y", "caption", "colour", "item_id")}


def _moment(day: float) -> float:
    return (day - EPOCH) * A_DAY

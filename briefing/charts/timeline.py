"""A time line that claims no more than the dates do."""

from datetime import date

import altair as alt
import pyarrow as pa

from briefing import dates, glossary
from briefing.charts.parts import KIND_COLOURS, Row, broken, captions, finished, lanes, values, worded
from briefing.glossary import counted, label, listed

SLICES = 24
# Days are counted from the first of January 1, a chart's moments in milliseconds from 1970.
EPOCH, A_DAY = date(1970, 1, 1).toordinal(), 86_400_000
Span = tuple[float, float]


def items_by_date(table: pa.Table) -> alt.LayerChart:
    """A bar from the first to the last day that a date allows, fading where it is open; a point for a single day; where
    a text gives words only, these words and no mark."""
    rows = worded(table)
    for row in rows:
        when = dates.in_words(row["date"]) or f"“{row['date_words']}”"
        caption = f"{when} · {label(glossary.KINDS, row['kind'])}: {row['headline']}"
        row |= {"lane": row["item_id"], "caption": caption, "colour": KIND_COLOURS[row["kind"]]}
    dated = [row for row in rows if row["date"]]
    height = broken(rows)
    span = _span(dated) if dated else (0.0, 0.0)
    bars = [part for row in dated if not _single(row) for part in _slices(row, span)]
    days = [_plain(row) | {"since": _moment(row["date_from"].toordinal() + 0.5)} for row in dated if _single(row)]
    # A layer without a mark would be a picture without a name to a screen reader.
    marks = [draw(parts, span, rows, height) for draw, parts in ((_bars, bars), (_points, days)) if parts]
    return finished([*marks, captions(rows, height)], "Items by date", _sentence(rows, len(dated)), alt.Step(height))


def _single(row: Row) -> bool:
    """Whether a date names one day."""
    return bool(row["date_from"] == row["date_to"])


def _sentence(rows: list[Row], drawn: int) -> str:
    dated, total, told = (rows[0][name] for name in ("dated", "of_items", "worded"))
    parts = [f"{dated} of {counted(total, 'item')} {'bears' if dated == 1 else 'bear'} a date"]
    if told:
        said = list(dict.fromkeys(f"“{row['date_words']}”" for row in rows if not row["date"]))
        parts.append(
            f"of {told} the text says only {listed(said if len(said) <= 4 else [*said[:4], 'the like'], 'or')}"
        )
    if rest := total - dated - told:
        parts.append(f"of {rest} it does not say when")
    if dated > drawn:
        parts.append(f"the latest {drawn} are drawn")
    open_ends = any(row["date"] and not (row["date_from"] and row["date_to"]) for row in rows)
    fading = "; an open end fades" if open_ends else ""
    spans = f" A bar spans the days that a date allows{fading}." if drawn else ""
    return f"{'; '.join(parts)}.{spans}"


def _bars(bars: list[Row], span: Span, rows: list[Row], height: int) -> alt.Chart:
    mark = alt.Chart(values(bars)).mark_bar(height=12, yOffset=height / 2 - 12)
    strength = alt.Opacity("strength", type="quantitative", scale=None)
    return _placed(mark, span, rows).encode(x2=alt.X2("until"), opacity=strength)


def _points(days: list[Row], span: Span, rows: list[Row], height: int) -> alt.Chart:
    mark = alt.Chart(values(days)).mark_circle(size=130, opacity=1, yOffset=height / 2 - 12)
    return _placed(mark, span, rows)


def _placed(mark: alt.Chart, span: Span, rows: list[Row]) -> alt.Chart:
    """The marks on a common axis of days, each in the lane of its row."""
    scale = alt.Scale(type="utc", domain=[_moment(day) for day in span], nice=False)
    axis = alt.Axis(labelFontSize=12, labelFlush=False, tickCount=alt.ExprRef("width / 110"), grid=True)
    placed: alt.Chart = mark.encode(
        x=alt.X("since", type="temporal", title=None, scale=scale, axis=axis),
        y=lanes(rows),
        color=alt.Color("colour", type="nominal", scale=None),
        tooltip=[alt.Tooltip("caption", type="nominal", title="Item")],
    )
    return placed


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
    return {name: row[name] for name in ("lane", "caption", "colour")}


def _moment(day: float) -> float:
    return (day - EPOCH) * A_DAY

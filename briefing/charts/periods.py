"""When things happened, where they are too many to stand on a time line one by one: counted."""

import altair as alt
import pyarrow as pa

from briefing import dates
from briefing.charts.chart import Chart, Rows
from briefing.charts.parts import PLAIN, Row, said, unsaid, whole, worded
from briefing.charts.ticks import ticks
from briefing.glossary import counted

HEIGHT = 220


def items_by_period(table: pa.Table) -> Chart:
    """A bar a day, month, year or decade, as high as it has items."""
    rows = worded(table)
    unit, highest = rows[0]["unit"], max(row["items"] for row in rows)
    days = _days(rows)
    bars = _bars([_plain(row) for row in rows], days, whole(highest, 5))
    return Chart([bars], f"Number of items, by {unit}", _sentence(rows, unit, highest), HEIGHT)


def _plain(row: Row) -> Row:
    """What a mark needs of its row, with days as numbers to stand between and in letters, for a chart has no dates."""
    first, last = row["date_from"], row["date_to"]
    span = {"since": first.toordinal(), "until": last.toordinal() + 1}
    days = {"date_from": first.isoformat(), "date_to": last.isoformat()}
    return span | days | {"when": dates.in_words(row["date"]), "items": row["items"]}


def _bars(bars: list[Row], days: alt.X, levels: list[int]) -> alt.Chart:
    axis = alt.Axis(
        values=levels, format=",d", grid=True, domain=False, ticks=False, labelFontSize=12, labelFlush=False
    )
    scale = alt.Scale(domain=[0, levels[-1]], nice=False)
    drawn: alt.Chart = (
        alt.Chart(Rows(bars))
        .mark_rect(color=PLAIN, x2Offset=-1)
        .encode(
            x=days,
            x2=alt.X2(field="until"),
            y=alt.Y(field="items", type="quantitative", title=None, axis=axis, scale=scale),
            y2=alt.Y2Datum(0),
            tooltip=[
                alt.Tooltip(field="when", type="nominal", title="When"),
                alt.Tooltip(field="items", type="quantitative", title="Items", format=",d"),
            ],
        )
    )
    return drawn


def _days(rows: list[Row]) -> alt.X:
    """The axis of days, told as on a time line."""
    span = rows[0]["date_from"].toordinal(), rows[-1]["date_to"].toordinal() + 1
    told = {day.toordinal(): words for day, words in ticks(*span, [row["date_from"] for row in rows])}
    words = f"Time, {dates.in_words(rows[0]['date'])} to {dates.in_words(rows[-1]['date'])}"
    label = said([*told], [*told.values()])
    axis = alt.Axis(values=[*told], labelExpr=label, grid=False, labelFontSize=12, description=words)
    scale = alt.Scale(domain=[*span], nice=False, zero=False)
    return alt.X(field="since", type="quantitative", title=None, scale=scale, axis=axis)


def _sentence(rows: list[Row], unit: str, highest: int) -> str:
    dated, total, worded_only = (rows[0][name] for name in ("dated", "of_items", "worded"))
    most, *others = [dates.in_words(row["date"]) for row in rows if row["items"] == highest]
    also = f" and {len(others)} more have most, {highest:,} each" if others else f" has the most, {highest:,}"
    parts = [f"{dated:,} of {counted(total, 'item')} bear a date; {most}{also}"]
    if rest := dated - sum(row["items"] for row in rows):
        are = "is" if rest == 1 else "are"
        parts.append(f"{counted(rest, 'date')} may reach beyond one {unit} or the days chosen and {are} not drawn")
    parts += [f"of {worded_only:,} the text gives words only"] if worded_only else []
    parts += unsaid(total - dated - worded_only)
    return f"{'; '.join(parts)}."

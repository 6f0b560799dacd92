"""Bars in parts: one a name, with the whole of each as a number at its end."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter

import altair as alt
import pyarrow as pa

from briefing import glossary, prose
from briefing.charts.chart import Chart, Rows
from briefing.charts.parts import (
    KIND_COLOURS,
    SOURCING_COLOURS,
    STEP,
    VOICE_COLOURS,
    Row,
    distinct,
    labels,
    names,
    tips,
    whole,
    worded,
)
from briefing.glossary import counted, listed


def statements_by_speaker(table: pa.Table) -> Chart:
    """Statements by speaker, parted by whose words they are."""
    rows = worded(table, "voice")
    for row in rows:
        row["speaker"] = row["speaker"] or glossary.THE_TEXT
    speakers = distinct(rows, "speaker")
    of_bars = rows[0]["of_bars"]
    credited, quoted = counted(rows[0]["of_speakers"], "speaker"), counted(rows[0]["of_quoted"], "statement")
    own = " and the text itself" if of_bars > rows[0]["of_speakers"] else ""
    more = f" The {len(speakers)} who say most are drawn." if of_bars > len(speakers) else ""
    joint = "A joint statement stands under each of its speakers."
    sentence = f"{credited} credited{own}; {quoted} wholly or partly in the speaker’s own words.{more} {joint}"
    bars = _stacked(rows, "speaker", "voice", speakers, VOICE_COLOURS)
    return Chart(bars, "Number of statements, by speaker and whose words", sentence, alt.Step(STEP))


def actor_roles(table: pa.Table) -> Chart:
    """The roles an actor has, parted by kind of item."""
    rows = worded(table, "role", "kind")
    parts = [
        f"{role}: {listed([counted(row['items'], row['kind_label'].lower()) for row in same])}"
        for role, same in groupby(rows, key=itemgetter("role_label"))
    ]
    sentence = f"{'; '.join(parts)}."
    there = {row["role_label"] for row in rows}
    roles = [label for label in labels(glossary.ROLES) if label in there]
    bars = _stacked(rows, "role_label", "kind", roles, KIND_COLOURS)
    return Chart(bars, "Number of items, by role and kind", sentence, alt.Step(STEP))


def items_by_sentence(table: pa.Table) -> Chart:
    """How many items rest on each sentence of a text, by who stands behind them."""
    places = list(dict.fromkeys(prose.place(row) for row in table.to_pylist()))
    rows = worded(table.filter(pa.compute.is_valid(table["sourcing"])), "sourcing")
    for row in rows:
        row["place"] = prose.place(row)
    carrying = len(distinct(rows, "place"))
    carry = "carries" if carrying == 1 else "carry"
    sentence = f"{carrying:,} of {counted(len(places), 'sentence')} {carry} an item chosen."
    bars = _stacked(rows, "place", "sourcing", places, SOURCING_COLOURS)
    return Chart(bars, "Number of items, by sentence and source", sentence, alt.Step(24))


def _stacked(rows: list[Row], name: str, part: str, bars: Sequence[str], colours: dict[str, str]) -> list[alt.Chart]:
    """The ``bars`` downwards, in parts; ``part`` is a code with a ``_label``, in the order of the ``colours``."""
    shown = {row[part]: row[f"{part}_label"] for row in rows}
    codes = [code for code in colours if code in shown]
    totals = Counter[str]()
    for row in rows:
        row["rank"] = codes.index(row[part])
        totals[row[name]] += row["items"]
    scale = alt.Scale(domain=[shown[code] for code in codes], range=[colours[code] for code in codes])
    legend = alt.Legend(title=None, orient="top", columns=2, symbolType="square", labelLimit=160) if codes else None
    drawn = alt.Chart(Rows(rows)).mark_bar(cornerRadius=2, height={"band": 0.62})
    encoded = drawn.encode(
        x=_sizes(max(totals.values(), default=1)),
        y=names(name, bars, domain=[*bars]),
        order=alt.Order(field="rank", type="quantitative"),
        color=alt.Color(field=f"{part}_label", type="nominal", scale=scale, legend=legend),
        tooltip=tips(name, f"{part}_label"),
    )
    return [encoded, _ends(totals, name, bars)]


def _ends(totals: Mapping[str, int], name: str, bars: Sequence[str]) -> alt.Chart:
    """The whole of each bar, as a number at its end."""
    rows = [{name: of, "items": total} for of, total in totals.items()]
    mark = alt.Chart(Rows(rows)).mark_text(align="left", baseline="middle", dx=5, fontSize=12)
    ends: alt.Chart = mark.encode(
        x=alt.X(field="items", type="quantitative"),
        y=names(name, bars, domain=[*bars]),
        text=alt.Text(field="items", type="quantitative", format=",d"),
        tooltip=tips(name),
    )
    return ends


def _sizes(longest: int) -> alt.X:
    """Ticks on whole numbers. The axis goes on a little past the last, or the number of a long bar would be cut."""
    ticks = whole(longest)
    axis = alt.Axis(format=",d", values=ticks, grid=True, labelFontSize=12)
    scale = alt.Scale(domain=[0, ticks[-1] * 1.12], nice=False)
    return alt.X(field="items", type="quantitative", title=None, stack="zero", axis=axis, scale=scale)

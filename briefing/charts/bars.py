"""Bars: one a name, whole or stacked in parts."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pyarrow as pa

from briefing import glossary, prose
from briefing.charts.chart import Chart, Rows
from briefing.charts.parts import (
    KIND_COLOURS,
    SOURCING_COLOURS,
    STEP,
    TIED,
    VOICE_COLOURS,
    Row,
    broken,
    captions,
    distinct,
    labels,
    lanes,
    names,
    tips,
    whole,
    worded,
)
from briefing.glossary import counted, listed


def rewards_by_amount(table: pa.Table) -> Chart:
    """What is offered by whom, for whom and on which condition."""
    rows = worded(table)
    for row in rows:
        row |= {"caption": _offered(row), "colour": KIND_COLOURS["reward"]}
    offers = rows[0]["of_offers"]
    highest = _highest(rows)
    apart = " of each currency:" if len(highest) > 1 else ""
    told = listed([prose.offer(highest[code]) for code in distinct(rows, "currency")])
    more = f"; the highest {len(rows)} are drawn" if offers > len(rows) else ""
    sentence = f"{counted(offers, 'offer')}, the highest{apart} {told}{more}. Not paid."
    return _of_money(rows, "Money on offer, with its condition", sentence, most=6)


def rewards_by_agency(table: pa.Table) -> Chart:
    """Money on offer by agency, in units of each currency."""
    rows = worded(table)
    for row in rows:
        row["words"] = f"{prose.offer(row)} · {counted(row['offers'], 'offer')}"
    sentence = f"{_spoken(rows, 'agency', rows[0]['of_sums'])}. A joint offer stands under each of its agencies."
    return _of_money(_called(rows, "agency"), "Money on offer, by agency", sentence)


def arrests_by_agency(table: pa.Table) -> Chart:
    """Arrests by the agency that acts in them."""
    rows = worded(table)
    made, of = rows[0]["made"], rows[0]["of_arrests"]
    real = f"Reported as made: {made:,} of {of:,}. " if made < of else ""
    for row in rows:
        row["words"] = counted(row["arrests"], "arrest")
    sentence = f"{_spoken(rows, 'agency', rows[0]['of_agencies'])}. {real}An arrest is not a conviction."
    return _captioned(_called(rows, "agency"), "arrests", "Number of arrests, by agency", sentence)


def actors_by_items(table: pa.Table) -> Chart:
    """The actors named most often, whatever they are."""
    rows = worded(table, kind=glossary.ACTOR_KINDS)
    for row in rows:
        row["words"] = f"{row['kind_label']} · {counted(row['items'], 'item')}"
    named = rows[0]["of_actors"]
    drawn = f" Of {named:,} actors the {len(rows)} named most often are drawn." if named > len(rows) else ""
    sentence = f"Most often named: {listed([row['name'] for row in rows[:3]])}.{drawn}"
    return _captioned(_called(rows, "name"), "items", "Number of items that name an actor, in any role", sentence)


def statements_by_speaker(table: pa.Table) -> Chart:
    """Statements by speaker, parted by whose words they are."""
    rows = worded(table, voice=glossary.VOICES)
    for row in rows:
        row["speaker"] = row["speaker"] or glossary.THE_TEXT
    speakers = distinct(rows, "speaker")
    of_bars = rows[0]["of_bars"]
    credited, quoted = counted(rows[0]["of_speakers"], "speaker"), counted(rows[0]["of_quoted"], "statement")
    own = " and the text itself" if of_bars > rows[0]["of_speakers"] else ""
    more = f" The {len(speakers)} who say most are drawn." if of_bars > len(speakers) else ""
    sentence = f"{credited} credited{own}; {quoted} in the speaker’s own words.{more}"
    bars = _stacked(rows, "speaker", "voice", speakers, VOICE_COLOURS)
    return Chart(bars, "Number of statements, by speaker and whose words", sentence, alt.Step(STEP))


def actor_roles(table: pa.Table) -> Chart:
    """The roles an actor has, parted by kind of item."""
    rows = worded(table, role=glossary.ROLES, kind=glossary.KINDS)
    parts = [f"{row['role_label'].lower()} in {counted(row['items'], row['kind_label'].lower())}" for row in rows]
    sentence = f"{'; '.join(parts).capitalize()}."
    bars = _stacked(rows, "role_label", "kind", labels(glossary.ROLES), KIND_COLOURS)
    return Chart(bars, "Number of items, by role and kind", sentence, alt.Step(STEP))


def items_by_sentence(table: pa.Table) -> Chart:
    """How many items rest on each sentence of a text, by who stands behind them."""
    places = list(dict.fromkeys(prose.place(row) for row in table.to_pylist()))
    rows = worded(table.filter(pa.compute.is_valid(table["sourcing"])), sourcing=glossary.SOURCINGS)
    for row in rows:
        row["place"] = prose.place(row)
    carrying = len(distinct(rows, "place"))
    carry = "carries" if carrying == 1 else "carry"
    sentence = f"{carrying:,} of {counted(len(places), 'sentence')} {carry} an item."
    bars = _stacked(rows, "place", "sourcing", places, SOURCING_COLOURS)
    return Chart(bars, "Number of items, by sentence and source", sentence, alt.Step(24))


def _stacked(rows: list[Row], name: str, part: str, order: Sequence[str], colours: dict[str, str]) -> list[alt.Chart]:
    """Bars in parts; ``part`` is a code with a ``_label``, and the parts keep the order and colours given."""
    shown = {row[part]: row[f"{part}_label"] for row in rows}
    codes = [code for code in colours if code in shown]
    for row in rows:
        row["rank"] = codes.index(row[part])
    scale = alt.Scale(domain=[shown[code] for code in codes], range=[colours[code] for code in codes])
    legend = alt.Legend(title=None, orient="top", columns=2, symbolType="square", labelLimit=160)
    held = {row[name] for row in rows}
    present = [label for label in order if label in held or name == "place"]
    size = alt.X(field="items", type="quantitative", title=None, stack="zero", **_whole_numbers(rows, name))
    bars = alt.Chart(Rows(rows)).mark_bar(cornerRadius=2, height={"band": 0.62})
    encoded = bars.encode(
        x=size,
        y=names(name, present),
        order=alt.Order(field="rank", type="quantitative"),
        color=alt.Color(field=f"{part}_label", type="nominal", scale=scale, legend=legend),
        tooltip=tips(name, f"{part}_label"),
    )
    return [encoded, _ends(rows, name, present)]


def _ends(rows: list[Row], name: str, present: Sequence[str]) -> alt.Chart:
    """The whole of each bar, as a number at its end."""
    whole = [{name: of, "whole": _total([row for row in rows if row[name] == of])} for of in distinct(rows, name)]
    mark = alt.Chart(Rows(whole)).mark_text(align="left", baseline="middle", dx=5, fontSize=12)
    text = alt.Text(field="whole", type="quantitative", format=",d")
    ends: alt.Chart = mark.encode(x=alt.X(field="whole", type="quantitative"), y=names(name, present), text=text)
    return ends


def _offered(row: Row) -> str:
    """``USD 5 million · Harbour Police · about the leader: information leading to arrest``."""
    parts = [prose.offer(row), listed(row["agents"]), f"about {listed(row['subjects'])}" if row["subjects"] else ""]
    told = " · ".join(filter(None, parts))
    return f"{told}: {row['condition']}" if row["condition"] else told


def _called(rows: list[Row], name: str) -> list[Row]:
    """The rows, each with its name and its figure in words as caption."""
    return [row | {"caption": f"{row[name]} · {row['words'].replace(' ', TIED)}"} for row in rows]


def _of_money(rows: list[Row], title: str, sentence: str, most: int = 3) -> Chart:
    """Bars of money: each is measured against the highest amount in its own currency, for no two can be compared."""
    highest = _highest(rows)
    for row in rows:
        row["share"] = row["amount"] / (highest[row["currency"]]["amount"] or 1)
    apart = " A bar is measured against the highest in its own currency." if len(highest) > 1 else ""
    return _captioned(rows, "share", title, sentence + apart, most)


def _highest(rows: list[Row]) -> dict[str, Row]:
    """The highest amount of each currency; both queries of money tell it first."""
    return {row["currency"]: row for row in reversed(rows)}


def _captioned(rows: list[Row], size: str, title: str, sentence: str, most: int = 3) -> Chart:
    """Bars, each under its caption, so that a long name fits a narrow screen."""
    for number, row in enumerate(rows):
        row["lane"] = number
    height = broken(rows, most)
    bars = alt.Chart(Rows(rows)).mark_bar(cornerRadius=2, height=12, yOffset=height / 2 - 12)
    encoded = bars.encode(
        x=alt.X(field=size, type="quantitative", axis=None, scale=alt.Scale(domainMin=0)),
        y=lanes(rows),
        color=alt.Color(field="colour", type="nominal", scale=None),
        tooltip=[alt.Tooltip(field="caption", type="nominal", title="Shown")],
    )
    return Chart([encoded, captions(rows, height)], title, sentence, alt.Step(height))


def _whole_numbers(rows: list[Row], name: str) -> dict[str, Any]:
    """Ticks on whole numbers. The axis goes on a little past the last, or the number of a long bar would be cut."""
    ticks = whole(max((_total([row for row in rows if row[name] == of]) for of in distinct(rows, name)), default=1))
    axis = alt.Axis(format=",d", values=ticks, grid=True, labelFontSize=12)
    return {"axis": axis, "scale": alt.Scale(domain=[0, ticks[-1] * 1.12], nice=False)}


def _total(rows: list[Row]) -> int:
    return sum(row["items"] for row in rows)


def _spoken(rows: list[Row], name: str, of: int, most: int = 6) -> str:
    """The first rows in words, and how many more there are, of which not all may be drawn."""
    more = f"; and {of - most:,} more" if of > most else ""
    drawn = f", of which {len(rows) - most} are drawn" if of > len(rows) else ""
    return "; ".join(f"{row[name]}: {row['words']}" for row in rows[:most]) + more + drawn

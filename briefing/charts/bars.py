"""Bars: one a name, above a caption of its own."""

from collections.abc import Callable
from functools import partial

import altair as alt
import pyarrow as pa

from briefing import glossary, prose
from briefing.charts.chart import Chart, Rows
from briefing.charts.parts import (
    BAR,
    KIND_COLOURS,
    TIED,
    Row,
    broken,
    captions,
    distinct,
    lanes,
    worded,
)
from briefing.glossary import counted, listed

# So many bars are told in the sentence, too.
SPOKEN = 6
CAUTION = "A report may be of several persons; an arrest is not a conviction."


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
    sentence = f"{counted(offers, 'offer')}, the highest{apart} {told}{more}. An offer is not a payment."
    return _of_money(rows, "Money offered, with its condition", sentence, most=6)


def rewards_by_agency(table: pa.Table) -> Chart:
    """Money offered by who offers it, in units of each currency."""
    rows = worded(table)
    for row in rows:
        row["words"] = f"{prose.offer(row)} · {counted(row['offers'], 'offer')}"
    sentence = f"{_spoken(rows, rows[0]['of_sums'])}. A joint offer stands under each who makes it."
    return _of_money(_called(rows, "actor"), "Money offered, by who offers it", sentence)


def arrests_by_agency(table: pa.Table) -> Chart:
    """Reports of arrests by who acts in them, mostly agencies; one may tell of many persons."""
    rows = worded(table)
    made, of = rows[0]["made"], rows[0]["of_arrests"]
    real = f"Reported as made: {made:,} of {of:,}. " if made < of else ""
    for row in rows:
        row["words"] = counted(row["arrests"], "report")
    silent = rows[0]["of_actors"] <= len(rows) and sum(row["arrests"] for row in rows) < of
    unsaid = "Not every report names who acts. " if silent else ""
    sentence = f"{_spoken(rows, rows[0]['of_actors'])}. {unsaid}{real}{CAUTION}"
    return _captioned(_called(rows, "actor"), "arrests", "Number of reports of arrests, by who acts", sentence)


def actors_by_items(table: pa.Table) -> Chart:
    """The actors named most often, whatever they are."""
    rows = worded(table)
    for row in rows:
        row["words"] = f"{glossary.label(glossary.ACTOR_KINDS, row['kind'])} · {counted(row['items'], 'item')}"
    sentence = " ".join(filter(None, (_most_often(rows), _of_actors(rows))))
    return _captioned(_called(rows, "name"), "items", "Number of items that name an actor, in any role", sentence)


def _most_often(rows: list[Row]) -> str:
    """At most the first three, unless others are named as often; of more the number."""
    most = [row["name"] for row in rows if row["items"] > rows[min(3, len(rows) - 1)]["items"]]
    first = most or ([row["name"] for row in rows] if rows[0]["alike"] <= 3 else [])
    if not first:
        return f"{rows[0]['alike']:,} actors are named most often, in {counted(rows[0]['items'], 'item')} each."
    return f"Most often named: {listed(first)}."


def _of_actors(rows: list[Row]) -> str:
    """How many are drawn of how many, and that some who are not are named as often as the last."""
    named, least = rows[0]["of_actors"], rows[-1]
    if named == len(rows):
        return ""
    drawn = sum(row["items"] == least["items"] for row in rows)
    among = f", {drawn} of the {least['alike']:,} in {counted(least['items'], 'item')} among them"
    of = among if drawn < least["alike"] else ""
    return f"Of {named:,} actors that bear a name the {len(rows)} named most often are drawn{of}."


def _offered(row: Row) -> str:
    """``USD 5 million (announced) · Harbour Police · about the leader: information leading to arrest``."""
    money = f"{prose.offer(row)} ({prose.term('status', row).lower()})"
    parts = [money, listed(row["agents"]), f"about {listed(row['subjects'])}" if row["subjects"] else ""]
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
    """Bars, each above its caption, so that a long name fits a narrow screen."""
    for number, row in enumerate(rows):
        row["lane"] = number
    on_page, in_file = broken(rows, most)

    def drawn(height: int, filed: Callable[[], Chart] | None = None) -> Chart:
        return Chart(_barred(rows, size, height), title, sentence, alt.Step(height), filed)

    return drawn(on_page, partial(drawn, in_file))


def _barred(rows: list[Row], size: str, height: int) -> list[alt.Chart]:
    """The bars and their captions, in lanes of a ``height``."""
    bars = alt.Chart(Rows(rows)).mark_bar(cornerRadius=2, height=BAR, yOffset=2 + BAR / 2 - height / 2)
    encoded = bars.encode(
        x=alt.X(field=size, type="quantitative", axis=None, scale=alt.Scale(domainMin=0)),
        y=lanes(rows),
        color=alt.Color(field="colour", type="nominal", scale=None),
        tooltip=[alt.Tooltip(field="caption", type="nominal", title="Shown")],
    )
    return [encoded, captions(rows, height)]


def _spoken(rows: list[Row], of: int) -> str:
    """The first rows in words, and how many more there are, of which not all may be drawn."""
    more = f"; and {of - SPOKEN:,} more" if of > SPOKEN else ""
    drawn = f", of which {len(rows) - SPOKEN} are drawn" if of > len(rows) else ""
    return "; ".join(f"{row['actor']}: {row['words']}" for row in rows[:SPOKEN]) + more + drawn

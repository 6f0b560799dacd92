"""What charts tell at their edges: how many are left out, who comes first, one or several."""

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from briefing import charts
from briefing.charts.bars import CAUTION
from briefing.charts.chart import Chart
from briefing.filters import Filters
from briefing.store import Build

Row = dict[str, Any]
ASKED = {"actor_ties": {"actor": "harbour-police"}}
JOINT = "A joint offer stands under each who makes it."
TIMES = "An item shared with several is drawn once for each."


def drawn(build: Build, query: str, rows: list[Row]) -> Chart:
    """The chart of ``rows``, each the first of the query in the invented collection but for what it says itself."""
    table = build.table(query, Filters(), **ASKED.get(query, {}))
    [first, *_] = table.to_pylist()
    chart: Chart = getattr(charts, query)(pa.Table.from_pylist([first | row for row in rows], table.schema))
    return chart


def marks(chart: Chart, layer: int = 0) -> list[Row]:
    found: list[Row] = chart.spec["layer"][layer]["data"]["values"]
    return found


def channel(chart: Chart, name: str, layer: int = 0) -> Any:
    return chart.spec["layer"][layer]["encoding"][name]


def called(*letters: str, column: str = "actor", **more: Any) -> list[Row]:
    return [{column: letter} | more for letter in letters]


def named(*often: int, **more: Any) -> list[Row]:
    """Actors A, B, C, … that are named so often."""
    return [{"name": "ABCDEFG"[place], "items": items} | more for place, items in enumerate(often)]


def offers(*money: tuple[str, float], **more: Any) -> list[Row]:
    return [{"currency": currency, "amount": amount} | more for currency, amount in money]


def told(often: str, letters: str) -> str:
    return "; ".join(f"{letter}: {often}" for letter in letters)


@pytest.mark.parametrize(
    ("query", "rows", "sentence"),
    [
        (
            "arrests_by_agency",
            called(*"ABCDEF", of_actors=6, of_arrests=6, made=6),
            f"{told('1 report', 'ABCDEF')}. {CAUTION}",
        ),
        (
            "arrests_by_agency",
            called(*"ABCDEFG", of_actors=7, of_arrests=8, made=7),
            f"{told('1 report', 'ABCDEF')}; and 1 more. Not every report names who acts. "
            f"Reported as made: 7 of 8. {CAUTION}",
        ),
        (
            "rewards_by_agency",
            called(*"ABCDEFGH", of_sums=9),
            f"{told('USD 2 million · 1 offer', 'ABCDEF')}; and 3 more, of which 2 are drawn. {JOINT}",
        ),
        (
            "rewards_by_amount",
            offers(("USD", 2e6), ("USD", 1e6), of_offers=2),
            "2 offers, the highest USD 2 million. An offer is not a payment.",
        ),
        (
            "rewards_by_amount",
            offers(("EUR", 3e6), ("USD", 2e6), ("USD", 1e6), of_offers=4),
            "4 offers, the highest of each currency: EUR 3 million and USD 2 million; the highest 3 are drawn. An "
            "offer is not a payment. A bar is measured against the highest in its own currency.",
        ),
        ("actors_by_items", named(5, 4, 3, 2, 1, of_actors=5), "Most often named: A, B and C."),
        ("actors_by_items", named(5, 4, 3, 3, of_actors=4), "Most often named: A and B."),
        ("actors_by_items", named(3, 3, 3, of_actors=3, alike=3), "Most often named: A, B and C."),
        ("actors_by_items", named(3, 3, 3, 3, of_actors=4, alike=4), "4 actors are named most often, in 3 items each."),
        (
            "actors_by_items",
            named(5, 4, 3, 2, of_actors=5, alike=1),
            "Most often named: A, B and C. Of 5 actors that bear a name the 4 named most often are drawn.",
        ),
        (
            "actors_by_items",
            named(5, 4, 3, 2, of_actors=5, alike=2),
            "Most often named: A, B and C. Of 5 actors that bear a name the 4 named most often are drawn, 1 of the 2 "
            "in 2 items among them.",
        ),
        (
            "actor_ties",
            named(2, 2, 2, of_ties=12, of_most=3),
            f"Shares items with 12 other actors, most of all with A, B and C (2 items each). {TIMES}",
        ),
        (
            "actor_ties",
            named(1, 1, 1, 1, of_ties=13, of_most=4),
            "Shares items with 13 other actors, most of all with A, B, C and 1 more (1 item each); the picture shows "
            f"12 of them. {TIMES}",
        ),
        (
            "agencies_by_kind",
            called("A", column="agency", items=1, of_agencies=1),
            "1 named agency by kind of item.",
        ),
        (
            "agencies_by_kind",
            called(*"AB", column="agency", items=2, of_agencies=2),
            "2 named agencies by kind of item. Most often named: A and B, in 2 items each.",
        ),
        (
            "agencies_by_kind",
            called(*"AB", column="agency", items=2, of_agencies=3),
            "3 named agencies by kind of item, of which the 2 with most items are drawn.",
        ),
        (
            "agencies_by_kind",
            [*called("A", column="agency", items=3, of_agencies=3), *called("B", column="agency", items=2)],
            "3 named agencies by kind of item, of which the 2 with most items are drawn. "
            "Most often named: A, in 3 items.",
        ),
        (
            "agencies_by_group",
            called(*"AB", column="agency", group="Ring"),
            "2 agencies with a name are named together with 1 such group; none of them with more than 1 group. To be "
            "named in one item is no tie beyond it.",
        ),
        (
            "statements_by_speaker",
            called(*"AB", column="speaker", of_bars=2, of_speakers=2, of_quoted=2),
            "2 speakers credited; 2 statements wholly or partly in the speaker’s own words. A joint statement stands "
            "under each of its speakers.",
        ),
        (
            "statements_by_speaker",
            called(*"AB", column="speaker", of_bars=3, of_speakers=3, of_quoted=1),
            "3 speakers credited; 1 statement wholly or partly in the speaker’s own words. The 2 who say most are "
            "drawn. A joint statement stands under each of its speakers.",
        ),
    ],
)
def test_a_sentence_tells_of_the_rest_only_where_there_is_one(
    query: str, rows: list[Row], sentence: str, harbour: Build
) -> None:
    assert drawn(harbour, query, rows).description == sentence


def tie(role: str, actor: str, items: int = 1, **more: Any) -> Row:
    """An edge of the flow; all else is told as of a collection of two measures that are drawn whole."""
    step = 1 if role == "agent" else 2
    return {
        "role": role,
        "step": step,
        "actor": actor,
        "items": items,
        "of_actors": 1,
        "of_measures": 2,
        "of_tied": 2,
    } | more


MEET = " Several measures may meet in one, so who acts there need not act on all whom it concerns."
ONCE = " A measure that names several is drawn once for each."
BUSIEST = " Drawn are the busiest, of 3 who act; of those in equally many, the first by name."


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [tie("agent", "A", 2), tie("target", "X")],
            "1 actor on the left, 1 type of measure between, and on the right 1 actor against whom they are."
            f"{MEET}{ONCE}",
        ),
        (
            [tie("agent", "A"), tie("agent", "B", status="ordered")],
            f"2 actors on the left, 1 type of measure, by what kind of reality it is, between.{ONCE}",
        ),
        (
            [tie("agent", "A", of_measures=1, of_tied=1), tie("subject", "X", 3)],
            "1 actor on the left, 1 type of measure between, and on the right 1 actor about whom they are "
            f"(dotted).{ONCE}",
        ),
        (
            [tie("agent", "A", 2), tie("agent", "B")],
            "2 actors on the left, 1 type of measure between. A acts or is to act most often, in 2 measures."
            f"{MEET}{ONCE}",
        ),
        (
            [tie("agent", "A", of_tied=0), tie("agent", "B")],
            "2 actors on the left, 1 type of measure between. 2 of 2 measures name nobody who acts or whom they "
            f"concern.{MEET}{ONCE}",
        ),
        (
            [tie("agent", "A", of_actors=3), tie("agent", "B", of_actors=3), tie("target", "X")],
            "2 actors on the left, 1 type of measure between, and on the right 1 actor against whom they are."
            f"{BUSIEST}{MEET}{ONCE}",
        ),
        (
            [tie("target", "X"), tie("beneficiary", "X")],
            "0 actors on the left, 1 type of measure between, and on the right 1 actor against whom they are and 1 "
            f"actor for whom they are (dashed).{MEET}{ONCE}",
        ),
    ],
)
def test_a_flow_tells_who_acts_most_and_what_is_not_drawn(rows: list[Row], sentence: str, harbour: Build) -> None:
    assert drawn(harbour, "measure_flow", rows).description == sentence


def dated(*days: date | None, **more: Any) -> list[Row]:
    return [{"date": day.isoformat() if day else "", "date_from": day, "date_to": day} | more for day in days]


def only_said(*words: str, **more: Any) -> list[Row]:
    return [{"date": "", "date_from": None, "date_to": None, "date_words": one} | more for one in words]


JUNE, AUGUST = date(2025, 6, 10), date(2025, 8, 1)
SPANS = " A bar spans the days that a date allows."


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            dated(JUNE, dated=1, worded=0, of_items=3),
            f"1 of 3 items bears a date; of 2 the text does not say when.{SPANS}",
        ),
        (
            [*dated(JUNE, dated=1, worded=1, of_items=2), *only_said("then")],
            f"1 of 2 items bears a date; of 1 the text says only “then”.{SPANS}",
        ),
        (
            only_said("then", dated=0, worded=1, of_items=1),
            "0 of 1 item bears a date; of 1 the text says only “then”.",
        ),
        (
            dated(JUNE, AUGUST, dated=3, worded=1, of_items=4),
            f"3 of 4 items bear a date; of 1 the text gives words only; the latest 2 are drawn.{SPANS}",
        ),
        (
            only_said("a", "b", "c", "d", dated=0, worded=4, of_items=5),
            "0 of 5 items bear a date; of 4 the text says only “a”, “b”, “c” or “d”; of 1 the text does not say when.",
        ),
        (
            only_said("a", "b", "c", "d", "e", dated=0, worded=6, of_items=6),
            "0 of 6 items bear a date; of 6 the text says only “a”, “b”, “c”, “d” or the like, of which 5 are drawn.",
        ),
    ],
)
def test_a_time_line_tells_of_all_items_how_their_time_is_known(rows: list[Row], sentence: str, harbour: Build) -> None:
    assert drawn(harbour, "items_by_date", rows).description == sentence


def counted(*items: int, **more: Any) -> list[Row]:
    """So many items on each day from the tenth of June on."""
    days = [date(2025, 6, 10 + place) for place in range(len(items))]
    return [
        {"unit": "day", "date": day.isoformat(), "date_from": day, "date_to": day, "items": number} | more
        for day, number in zip(days, items, strict=True)
    ]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            counted(3, 2, dated=6, worded=1, of_items=8),
            "6 of 8 items bear a date; 10 June 2025 has the most, 3; 1 date may reach beyond one day or the days "
            "chosen and is not drawn; of 1 the text gives words only; of 1 the text does not say when.",
        ),
        (
            counted(3, 3, dated=6, worded=0, of_items=6),
            "6 of 6 items bear a date; 10 June 2025 and 1 more have most, 3 each.",
        ),
    ],
)
def test_a_count_by_days_tells_of_all_items_how_their_time_is_known(
    rows: list[Row], sentence: str, calendar: Build
) -> None:
    assert drawn(calendar, "items_by_period", rows).description == sentence

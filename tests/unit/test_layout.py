"""Where marks, names and ties of a chart stand, and how large they are."""

import xml.etree.ElementTree as ET
from datetime import date
from operator import itemgetter

import pytest

from briefing import charts
from briefing.charts.parts import END, LONGEST, short
from briefing.store import Build
from tests.unit.test_captions import JUNE, called, channel, counted, dated, drawn, marks, tie


def test_the_last_day_that_is_counted_is_as_wide_as_the_first_and_within_the_picture(calendar: Build) -> None:
    chart = drawn(calendar, "items_by_period", counted(3, 2))
    first, last = marks(chart)
    assert last["until"] - last["since"] == first["until"] - first["since"] == 1
    assert channel(chart, "x")["scale"]["domain"] == [first["since"], last["until"]]
    assert channel(chart, "x")["axis"]["description"] == "Time, 10 June 2025 to 11 June 2025"


def test_a_single_day_stands_within_its_picture(harbour: Build) -> None:
    chart = drawn(harbour, "items_by_date", dated(JUNE, dated=1))
    [point] = marks(chart, 2)
    first, last = channel(chart, "x", 2)["scale"]["domain"]
    assert first < point["since"] < last
    assert (point["since"] - first, last - point["since"]) == (5.5 * 86_400_000, 5.5 * 86_400_000)


def test_the_axis_of_a_whole_month_names_no_days(harbour: Build) -> None:
    month = {"date": "2025-06", "date_from": date(2025, 6, 1), "date_to": date(2025, 6, 30), "dated": 1}
    chart = drawn(harbour, "items_by_date", [month])
    assert [row["words"] for row in marks(chart, 1)] == ["Jun 2025", "Jul 2025"]
    assert [row["until"] - row["since"] for row in marks(chart, 2)] == [30 * 86_400_000]


@pytest.mark.parametrize(("letters", "cut"), [(LONGEST + END, False), (LONGEST + END + 1, True)])
def test_a_name_loses_no_letter_as_long_as_a_chart_has_room_for_it(letters: int, cut: bool) -> None:
    name = f"{'a' * (letters - 1)}z"
    assert short([name]) == [f"{'a' * LONGEST}…{'a' * (END - 1)}z" if cut else name]


def test_a_figure_stays_with_its_word_and_a_bar_is_as_high_as_the_longest_caption_needs(harbour: Build) -> None:
    chart = drawn(harbour, "arrests_by_agency", called("Office of the Harbour Master and of its Pilots", "B"))
    captions = [row["narrow"] for row in marks(chart, 1)]
    assert captions == [["Office of the Harbour Master and of its Pilots ·", "1 report"], ["B · 1 report"]]
    assert chart.spec["height"] == {"step": 64}


def test_a_name_of_two_lines_begins_higher_than_one_of_a_single_line(harbour: Build) -> None:
    chart = drawn(harbour, "agencies_by_kind", called("Office of the Harbour Master", "Pilots", column="agency"))
    higher = channel(chart, "y")["axis"]["labelOffset"]
    told = 'indexof(["Office of the Harbour Master"], datum.value) >= 0'
    assert higher == {"condition": {"test": told, "value": -7}, "value": 0}


def test_a_condition_of_a_few_lines_is_told_whole(harbour: Build) -> None:
    condition = " ".join(f"word{number:02}" for number in range(30))
    [lines] = [row["narrow"] for row in marks(drawn(harbour, "rewards_by_amount", [{"condition": condition}]), 1)]
    assert " ".join(lines).endswith(f"about The ring’s leader: {condition}")


@pytest.mark.parametrize(("width", "numbers"), [(30, ["999", "1k"]), (400, ["999", "1,000"])])
def test_a_number_is_told_whole_where_its_cell_has_room(width: int, numbers: list[str], harbour: Build) -> None:
    rows = [{"agency": f"A{items}", "items": items} for items in (999, 1000)]
    parts = ET.fromstring(charts.svg(drawn(harbour, "agencies_by_kind", rows), width=width)).iter()
    words = [part.text or "" for part in parts if part.tag.endswith("text")]
    assert [word for word in words if word[0].isdigit()] == numbers


@pytest.mark.parametrize(("items", "strongest"), [(1, 4), (9, 9)])
def test_a_cell_of_one_item_is_faint_though_none_has_more(items: int, strongest: int, harbour: Build) -> None:
    chart = drawn(harbour, "agencies_by_kind", called("A", column="agency", items=items))
    assert channel(chart, "fillOpacity")["scale"]["domain"] == [0, strongest]


def test_kinds_of_shared_items_stand_in_the_order_of_the_glossary_and_their_ties_as_they_end(harbour: Build) -> None:
    names = dict(zip("ABC", ("statement", "arrest", "measure"), strict=True))
    rows = [{"name": name, "kinds": [kind], "shared": [1], "of_ties": 3} for name, kind in names.items()]
    rows[2] |= {"kinds": ["arrest", "measure"], "shared": [1, 1]}
    chart = drawn(harbour, "actor_ties", rows)
    assert [row["name"] for row in marks(chart, 3)] == ["Measure", "Arrest", "Statement"]
    [of] = marks(chart, 2)
    assert of["y"] == min(row["y"] for row in marks(chart, 3)), "whose they are stands at the top"
    ends = {(row["destination"], row["tied"]): row["y"] for row in marks(chart)}
    assert ends["C", "Measure"] < ends["C", "Arrest"] < ends["B", "Arrest"] < ends["A", "Statement"]


def test_few_who_act_stand_spread_beside_the_many_whom_it_concerns(harbour: Build) -> None:
    rows = [tie("agent", actor, of_actors=2) for actor in "AB"] + [
        tie("target", actor, of_actors=5) for actor in "VWXYZ"
    ]
    chart = drawn(harbour, "measure_flow", rows)
    [first, second] = marks(chart, 2)
    assert isinstance(chart.height, float)
    assert first["y"] < chart.height / 2 < second["y"]


def test_ties_cross_no_more_than_they_must(harbour: Build) -> None:
    """What stands below on the left stands below in the middle and on the right, whatever it is called."""
    edges = [("agent", "A", "trade"), ("agent", "B", "other"), ("target", "X", "other"), ("target", "Y", "trade")]
    edges += [("target", "Z", "other"), ("target", "Z", "trade")]
    chart = drawn(harbour, "measure_flow", [tie(role, actor, measure_type=kind) for role, actor, kind in edges])
    assert [row["name"] for row in sorted(marks(chart, 4), key=itemgetter("y"))] == [f"Against {one}" for one in "YZX"]
    arriving = {row["source"]: row["y"] for row in marks(chart) if row["destination"] == "Against Z"}
    assert arriving["Trade (in force)"] < arriving["Other (in force)"]


def test_a_tie_of_one_item_among_thousands_is_still_a_line(harbour: Build) -> None:
    ties = marks(drawn(harbour, "measure_flow", [tie("agent", "A", 5000), tie("target", "X")]))
    assert {row["wide"] for row in ties if row["destination"] == "Against X"} == {1}
    assert max(row["wide"] for row in ties) == 72


def test_each_role_of_those_concerned_has_dashes_of_its_own(harbour: Build) -> None:
    scale = channel(drawn(harbour, "measure_flow", [tie("agent", "A")]), "strokeDash")["scale"]
    looks = dict(zip(scale["domain"], scale["range"], strict=True))
    assert looks == {"agent": [1, 0], "target": [1, 0], "beneficiary": [8, 3], "subject": [2, 2]}

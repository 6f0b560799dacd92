"""What is counted and what is left out, where it is easily told wrongly."""

from datetime import date
from pathlib import Path
from typing import Any

from briefing import charts, glossary
from briefing.charts.ticks import ticks
from briefing.store import Build
from tests import sample
from tests.sample import made


def offices(number: int) -> list[dict[str, Any]]:
    """So many agencies more."""
    return [{"id": f"office-{place:02}", "name": f"Office {place:02}", "kind": "agency"} for place in range(number)]


def test_arrests_reported_as_made_are_those_that_are_done(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [arrest] = parts["article"]["arrest"]
        parts["article"]["arrest"] = [arrest | {"id": f"of-{status}", "status": status} for status in glossary.STATUSES]

    build = made(tmp_path, change)
    done = sum(row["status"] in glossary.DONE for row in build.rows("arrests"))
    assert build.rows("arrests_by_agency")[0]["made"] == done


def test_two_speakers_of_one_kind_are_two(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["actors"].append({"id": "bo-mole", "name": "Bo Mole", "kind": "person"})
        [said] = parts["article"]["statement"]
        parts["article"]["statement"].append(said | {"id": "mole-says", "asserted_by": ["bo-mole"]})

    figures = {row["figure"]: row["value"] for row in made(tmp_path, change).rows("statement_figures")}
    assert figures["Speakers"] == 2


def test_agencies_and_groups_that_bear_no_name_are_in_no_figure_of_those_that_do(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        for actor in parts["actors"]:
            actor["named"] = actor["id"] not in ("harbour-police", "tide-ring")
        parts["actors"].append({"id": "reef-crew", "name": "Reef Crew", "kind": "group"})
        parts["article"]["measure"][0]["targets"].append("reef-crew")

    build = made(tmp_path, change)
    figures = {row["figure"]: row["value"] for row in build.rows("briefing_figures")}
    assert (figures["Agencies"], figures["Groups"]) == (1, 1)
    assert {row["agency_id"] for row in build.rows("agencies_by_kind")} == {"coast-guard"}
    assert [(row["agency"], row["group"]) for row in build.rows("agencies_by_group")] == [("Coast Guard", "Reef Crew")]
    assert not {"Harbour Police", "Tide Ring"} & {row["name"] for row in build.rows("actors_by_items")}


def test_of_six_who_act_the_opening_names_some_and_counts_all(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["actors"] += offices(6)
        parts["article"]["arrest"][0]["agents"] = [office["id"] for office in offices(6)]

    rows = [row for row in made(tmp_path, change).rows("digest") if row["topic"] == "arrest agent"]
    assert (len(rows), rows[0]["of_values"]) == (4, 6)


def test_of_more_sums_than_are_drawn_the_lowest_are_left_out(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["actors"] += offices(25)
        offer = parts["article"]["reward"][0] | sample.UNNUMBERED
        parts["article"]["reward"] = [
            offer | {"id": f"by-{office['id']}", "agents": [office["id"]], "amount": amount}
            for amount, office in enumerate(offices(25), 1)
        ]

    assert min(row["amount"] for row in made(tmp_path, change).rows("rewards_by_agency")) == 6


def test_the_last_day_is_that_of_a_date_without_an_end_too(tmp_path: Path) -> None:
    [extent] = made(tmp_path, sample.dated("2210-01-01/..")).rows("extent")
    assert extent["last_day"] == date(2210, 1, 1)


def test_what_has_no_beginning_stands_by_its_end(tmp_path: Path) -> None:
    rows = made(tmp_path, sample.dated("../2020", "2025-01-01")).rows("items_by_date")
    assert next(row["date"] for row in rows if row["date"]) == "../2020"


def test_what_is_only_said_is_a_figure_where_there_is_any(harbour: Build) -> None:
    assert "Only said" not in [row["figure"] for row in harbour.rows("measure_figures")]


def test_that_a_report_names_nobody_is_not_said_where_some_who_act_are_not_drawn(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["actors"] += offices(27)
        [arrest] = parts["article"]["arrest"]
        parts["article"]["arrest"] = [
            arrest | {"id": f"by-{office['id']}", "agents": [office["id"]]} for office in offices(27)
        ]
        parts["actors"].append({"id": "dock-guard", "name": "Dock Guard", "kind": "agency"})
        parts["article"]["measure"][0]["agents"].append("dock-guard")

    told = charts.arrests_by_agency(made(tmp_path, change).table("arrests_by_agency")).description
    assert "Not every report" not in told


def test_where_only_groups_are_left_out_it_is_said_so(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        rings = [{"id": f"ring-{place}", "name": f"Ring {place}", "kind": "group"} for place in range(9)]
        parts["actors"] += rings
        parts["article"]["measure"][0]["targets"] = [ring["id"] for ring in rings]

    table = made(tmp_path, change).table("agencies_by_group")
    assert "drawn are those of the busiest" in charts.agencies_by_group(table).description


def test_the_last_of_all_days_is_drawn(tmp_path: Path) -> None:
    table = made(tmp_path, sample.dated("9999-12-31")).table("items_by_date")
    assert charts.svg(charts.items_by_date(table))


def test_no_tick_stands_outside_the_picture() -> None:
    first, last = date(2025, 1, 15).toordinal(), date(2025, 4, 2).toordinal()
    found = ticks(first, last, [date(2025, 1, 1), date(2025, 4, 1)])
    assert found
    assert all(first <= day.toordinal() <= last for day, _ in found)


def test_where_the_text_speaks_its_bar_bears_its_name(article: Build) -> None:
    chart = charts.statements_by_speaker(article.table("statements_by_speaker"))
    assert glossary.THE_TEXT in chart.description or glossary.THE_TEXT in charts.svg(chart)
    assert "are drawn" not in chart.description

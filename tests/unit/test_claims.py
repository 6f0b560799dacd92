"""What pictures claim in their sentences, and what their marks stand for."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from briefing import charts
from briefing.filters import Filters
from briefing.store import Build
from tests import sample
from tests.sample import made


def said(name: str, built: Build, **more: Any) -> str:
    """The sentence of a picture."""
    sentence: str = getattr(charts, name)(built.table(name, **more)).description
    return sentence


def test_none_is_told_to_act_most_often_where_two_act_as_often(harbour: Build) -> None:
    assert "acts most often" not in said("measure_flow", harbour)


def test_a_tie_of_agencies_by_the_groups_they_are_named_with_names_none(harbour: Build) -> None:
    assert "with 1 such group; none of them with more than 1 group." in said("agencies_by_group", harbour)


def test_where_several_measures_meet_in_one_tie_no_actor_is_said_to_act_on_all(harbour: Build, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [one] = parts["article"]["measure"]
        parts["article"]["measure"].append(one | {"id": "again", "agents": ["coast-guard"], "targets": ["ada-quay"]})

    told = [said("measure_flow", one) for one in (harbour, made(tmp_path, change))]
    assert ["Several measures may meet in one" in words for words in told] == [False, True]


def test_of_agencies_that_are_all_named_alike_none_is_told_before_others(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        names = [f"office-{number}" for number in range(25)]
        parts["actors"] += [{"id": name, "name": name, "kind": "agency"} for name in names]
        for kind in ("measure", "reward", "arrest"):
            parts["article"][kind][0]["agents"] = [*names, "coast-guard", "harbour-police"]

    told = said("agencies_by_kind", made(tmp_path, change))
    assert told == "27 named agencies by kind of item, of which the 20 with most items are drawn."


def test_judgements_are_counted_as_such_and_what_is_done_or_in_force_too(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["statement"][0]["status"] = "judged"
        [first] = parts["article"]["measure"]
        for status in ("ordered", "occurred"):
            parts["article"]["measure"].append(first | {"id": status, "status": status})

    built = made(tmp_path, change)
    assert said("items_by_sourcing", built) == "3 of 6 items rest on the text’s own voice; 1 of 6 is a judgement."
    assert said("measures_by_type", built) == "3 measures of 1 type; 2 done or in force."


def test_that_some_arrests_are_not_made_is_said_only_where_it_is_so(harbour: Build, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [first] = parts["article"]["arrest"]
        parts["article"]["arrest"].append(first | {"id": "planned", "status": "ordered"})

    assert "Reported as made" not in said("arrests_by_agency", harbour)
    assert "Reported as made: 1 of 2. " in said("arrests_by_agency", made(tmp_path, change))


def test_the_number_at_the_end_of_a_bar_is_what_its_parts_add_up_to(harbour: Build) -> None:
    chart = charts.actor_roles(harbour.table("actor_roles", actor="harbour-police"))
    parts, ends = (layer["data"]["values"] for layer in chart.spec["layer"])
    assert len(parts) > len(ends)
    assert all(
        end["items"] == sum(row["items"] for row in parts if row["role_label"] == end["role_label"]) for end in ends
    )


def test_what_has_words_for_a_date_is_not_counted_among_what_has_none_too(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        sample.dated(*["2025-06-10"] * 40)(parts)
        parts["article"]["reward"][0]["date_words"] = "recently"

    told = said("items_by_period", made(tmp_path, change))
    assert told.endswith("; of 1 the text gives words only; of 1 the text does not say when.")


def test_that_only_the_latest_are_drawn_is_said(tmp_path: Path) -> None:
    long = [f"2005-01-01/2025-02-{day:02}" for day in range(1, 17)]
    table = made(tmp_path, sample.dated(*long, "2015-01-01/2024-01-01")).table(
        "items_by_date", Filters(kind=("statement",))
    )
    assert "; the latest 16 are drawn." in charts.items_by_date(table).description


def test_of_many_words_for_dates_four_are_told(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        said = parts["article"]["statement"]
        said += [said[0] | {"id": f"said-{word}", "date_words": word} for word in "abcde"]

    told = said("items_by_date", made(tmp_path, change))
    assert "says only “a”, “b”, “c”, “d” or the like;" in told


def test_a_ribbon_says_from_whom_by_what_to_whom(harbour: Build) -> None:
    ribbons = charts.measure_flow(harbour.table("measure_flow")).spec["layer"][0]
    assert [tip["title"] for tip in ribbons["encoding"]["tooltip"]] == ["From", "By", "To", "Items"]


def test_whom_a_measure_is_about_is_told_with_the_look_of_its_ribbon(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["measure"][0]["subjects"] = ["ada-quay"]

    assert " and 1 actor about whom they are (dotted)." in said("measure_flow", made(tmp_path, change))


def test_a_bar_of_a_month_is_as_long_as_the_month(tmp_path: Path) -> None:
    bars = charts.items_by_date(made(tmp_path, sample.dated("2025-03-XX")).table("items_by_date")).spec["layer"][2]
    [march] = [row for row in bars["data"]["values"] if row["caption"].startswith("March 2025")]
    assert timedelta(milliseconds=march["until"] - march["since"]) == timedelta(days=31)


def test_sentences_that_carry_an_item_are_counted_among_all(harbour: Build) -> None:
    told = said("items_by_sentence", harbour, document="harbour-crackdown")
    assert told == "3 of 4 sentences carry an item chosen."


def test_sentences_that_carry_nothing_chosen_are_drawn_all_the_same(harbour: Build) -> None:
    nothing = Filters(words="nowhere to be found")
    chart = charts.items_by_sentence(harbour.table("items_by_sentence", nothing, document="harbour-crackdown"))
    drawn = charts.svg(chart)
    assert "Infinity" not in drawn
    assert [place for place in ("¶1 s1", "¶1 s2", "¶2 s1", "¶3 s1") if f">{place}<" not in drawn] == []

"""The opening paragraph and the facts of an item, composed and never fixed."""

from pathlib import Path
from typing import Any

import pytest

from briefing import build, charts, digest, glossary, prose, store
from briefing.filters import Filters
from briefing.store import Build
from briefing.ui import cards
from tests import sample


def opening(build: Build, **choice: object) -> str:
    return " ".join(digest.paragraphs(build.rows("digest", Filters(**choice))))


def test_the_paragraph_is_composed_from_the_items(harbour: Build) -> None:
    assert opening(harbour) == (
        "1 measure, in force. Who acts or is to act: Coast Guard and Harbour Police. Against: Tide Ring. "
        "USD 2 million stands on offer in 1 reward by Harbour Police, about The ring’s leader. "
        "1 item tells of an arrest by Coast Guard: Ada Quay; an arrest is not a conviction. "
        "4 items of 1 document in all: 1 arrest, 1 measure, 1 reward and 1 statement. "
        "1 of 4 rests on the text’s own voice."
    )


def test_the_paragraph_follows_the_filters(harbour: Build) -> None:
    assert opening(harbour, kind=("arrest",)) == (
        "1 item tells of an arrest by Coast Guard: Ada Quay; an arrest is not a conviction. "
        "1 item of 1 document in all: 1 arrest. 0 of 1 rest on the text’s own voice."
    )


def test_what_is_only_ordered_alleged_or_pledged_is_not_told_as_done(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [arrest], [offer] = parts["article"]["arrest"], parts["article"]["reward"]
        parts["article"]["arrest"] += [
            arrest | {"id": f"{status}-one", "status": status} for status in ("ordered", "alleged")
        ]
        offer |= {"status": "pledged", "qualifier": "up-to"}

    folder = sample.write(tmp_path, change)
    made = store.open_build(build.make(folder, folder / "builds"))
    told = opening(made)
    assert "Up to USD 2 million is named in 1 reward by Harbour Police" in told
    assert "leader; not reported as on offer: 1 pledged." in told
    assert (
        "3 items tell of arrests by Coast Guard: Ada Quay; not reported as made: 1 alleged and 1 ordered; an arrest is"
        in told
    )
    notes = {row["figure"]: row["note"] for row in made.rows("briefing_figures")}
    assert notes["Arrests"] == "1 reported as made; reports, not persons; not convictions"
    assert notes["Rewards"] == "1 offer; 0 reported as made; at most this"
    [first, *_] = made.rows("arrest_figures")
    assert (first["value"], first["note"]) == (3, "1 reported as made; reports, not persons; not convictions")
    assert "Reported as made: 1 of 3." in charts.arrests_by_agency(made.table("arrests_by_agency")).description


def test_who_acts_in_some_of_several_is_not_told_to_act_in_all(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        for kind in ("arrest", "reward"):
            parts["article"][kind].append(parts["article"][kind][0] | {"id": f"other-{kind}", "agents": []})
        parts["article"]["reward"][1] |= {"currency": "EUR", "asserted_by": ["harbour-police"]}
        parts["article"]["reward"][0]["qualifier"] = "up-to"

    told = opening(store.open_build(build.make(sample.write(tmp_path, change), tmp_path / "builds")))
    assert "Ada Quay; an arrest is not a conviction. Who acts, in one or another: Coast Guard." in told
    assert "EUR 2 million and up to USD 2 million stand on offer in 2 rewards, about The ring’s leader" in told
    assert "leader. Who offers, in one or another: Harbour Police." in told


def test_whom_one_of_several_arrests_is_about_is_not_told_of_all(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["arrest"].append(parts["article"]["arrest"][0] | {"id": "another", "subjects": []})

    told = opening(sample.made(tmp_path, change))
    assert (
        "2 items tell of arrests by Coast Guard; an arrest is not a conviction. Whom they are about, in one or" in told
    )


def test_of_several_rewards_only_some_are_about_those_named(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [offer] = parts["article"]["reward"]
        parts["article"]["reward"].append(offer | {"id": "another", "subjects": []})

    folder = sample.write(tmp_path, change)
    made = store.open_build(build.make(folder, folder / "builds"))
    assert "in 2 rewards by Harbour Police. Whom they are about, in one or another: The ring’s leader." in opening(made)


def test_an_arrest_of_nobody_by_nobody_who_is_named_is_told_too(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["arrest"][0] |= {"agents": [], "subjects": [], "mentions": ["coast-guard", "ada-quay"]}

    folder = sample.write(tmp_path, change)
    made = store.open_build(build.make(folder, folder / "builds"))
    assert " 1 item tells of an arrest; an arrest is not a conviction. " in opening(made)


def test_amounts_that_are_not_exact_are_not_told_as_if_they_were(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [offer] = parts["article"]["reward"]
        another = sample.UNNUMBERED | {"id": "another", "amount": 3_000_000, "qualifier": "about"}
        parts["article"]["reward"].append(offer | another)

    folder = sample.write(tmp_path, change)
    made = store.open_build(build.make(folder, folder / "builds"))
    assert "USD 5 million (not every amount is exact) stands on offer in 2 rewards" in opening(made)
    notes = {row["figure"]: row["note"] for row in made.rows("reward_figures")}
    assert notes["Total"] == "as stated; not every amount is exact"
    assert notes["Highest"] == "a single offer; about this"
    drawn = charts.rewards_by_agency(made.table("rewards_by_agency")).description
    assert drawn.startswith("Harbour Police: USD 5 million (not every amount is exact) · 2 offers.")


def test_the_paragraph_ties_no_agent_to_a_target_that_the_rows_do_not_tie(article: Build) -> None:
    real, acting, against = opening(article).split(". ")[:3]
    assert real == (
        "5 measures: 1 authorised (military force), 1 in force (coordination), 1 occurred (trade), "
        "1 ordered (immigration enforcement) and 1 pledged (asset redirection)"
    )
    assert acting.startswith("Who acts or is to act, in one or another: Donald Trump, ")
    assert against.startswith("Against, in one or another: Canada, ")


def test_types_of_measures_are_told_where_a_status_has_one_or_two(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [one] = parts["article"]["measure"]
        parts["article"]["measure"] = [
            one | {"id": f"{status}-{type}", "status": status, "measure_type": type}
            for status, types in (("ordered", ("trade", "sanctions", "other")), ("occurred", ("trade", "sanctions")))
            for type in types
        ]

    folder = sample.write(tmp_path, change)
    told = opening(store.open_build(build.make(folder, folder / "builds")))
    assert told.startswith("5 measures: 3 ordered and 2 occurred (sanctions and trade). ")


def test_nothing_left_gives_no_paragraph(harbour: Build) -> None:
    assert opening(harbour, words="nowhere") == ""


def test_who_stands_behind_an_item_is_the_source_and_the_name(harbour: Build) -> None:
    rows = {row["item_id"].partition("/")[2]: prose.stands_behind(row) for row in harbour.rows("items")}
    assert rows == {
        "checks": "The text’s own voice",
        "smuggler-reward": "Official announcement",
        "quay-arrest": "Another outlet: Harbour Bulletin",
        "quay-denies": "A named speaker: Ada Quay",
    }


def test_amounts_read_without_counting_zeros() -> None:
    read = {
        50_000_000: "50 million",
        2_500_000: "2.5 million",
        1_234_567: "1,234,567",
        0.5: "0.50",
        3e9: "3 billion",
        2e12: "2 trillion",
    }
    read |= {29_979_080_000: "29,979.08 million", 100_000_000: "100 million"}
    read |= {1_100_000: "1.1 million", 2_310_000: "2.31 million", 4_100_000_000: "4.1 billion"}
    assert {value: glossary.amount(value) for value in read} == read


def test_a_figure_too_long_for_its_card_is_told_in_millions_or_more_and_whole_in_the_note() -> None:
    told = {
        50_000_000: ("Rewards, USD", "50 million", "1 offer"),
        1_500_000: ("Rewards, USD", "1.5 million", "1 offer"),
        123_450_000: ("Rewards, USD million", "123.45", "123,450,000; 1 offer"),
        999_999_999: ("Rewards, USD", "999,999,999", "1 offer"),
        999_999_999.5: ("Rewards, USD billion", "≈ 1.00", "999,999,999.50; 1 offer"),
        29_979_080_000: ("Rewards, USD billion", "≈ 29.98", "29,979,080,000; 1 offer"),
        12_345_678.5: ("Rewards, USD million", "≈ 12.35", "12,345,678.50; 1 offer"),
        1_234_567_890_123: ("Rewards, USD trillion", "≈ 1.23", "1,234,567,890,123; 1 offer"),
    }
    row = {"figure": "Rewards", "unit": "USD", "note": "1 offer"}
    assert {value: cards.figure(row | {"value": float(value)}) for value in told} == told


def test_lists_read_as_a_person_would_say_them() -> None:
    assert [glossary.listed([*names]) for names in ("", "a", "ab", "abc")] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("pier 7", "“pier 7”"),
        ("“pier 7,” he said", "‘“pier 7,” he said’"),
        ("“a,” he said, “b”", "‘“a,” he said, “b”’"),
        ("“pier 7”", "“pier 7”"),
        ("was to “shut", "‘was to “shut’"),
    ],
)
def test_words_of_a_text_stand_in_quotation_marks_unless_they_bring_both(words: str, told: str) -> None:
    assert prose.quoted(words) == told

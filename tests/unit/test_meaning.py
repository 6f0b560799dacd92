"""What every number and every order of a page means, on a collection that holds one of each."""

from pathlib import Path
from typing import Any

import pytest

from briefing import digest, glossary, prose
from briefing.filters import Filters
from briefing.snapshots import states
from briefing.snapshots.compare import FIELDS
from briefing.store import Build
from briefing.ui.cards import DECIDED, DONE, SAID, STATUS_LOOKS
from tests import sample
from tests.sample import made

Parts = dict[str, Any]
QUALIFIERS = {"USD": "exact", "EUR": "up-to", "GBP": "at-least", "JPY": "about"}


def copies(item: Parts, **columns: list[Any]) -> list[Parts]:
    """Copies of an item, each with the next values of ``columns``."""
    rows = zip(*columns.values(), strict=True)
    return [
        item | {"id": f"{item['id']}-{number}"} | dict(zip(columns, row, strict=True))
        for number, row in enumerate(rows)
    ]


def one_of_each(parts: Parts) -> None:
    article = parts["article"]
    article["measure"] = copies(article["measure"][0], status=[*glossary.STATUSES])
    article["reward"] = copies(article["reward"][0], currency=[*QUALIFIERS], qualifier=[*QUALIFIERS.values()])
    held = {"agents": [["coast-guard"], ["harbour-police"]], "subjects": [["ada-quay"], []]}
    article["arrest"] = copies(article["arrest"][0], place=["", ""], mentions=[[], ["ring-leader"]], **held)
    statuses = ["alleged", "judged", "alleged", "judged"]
    article["statement"] = copies(article["statement"][0], voice=[*glossary.VOICES], status=statuses)


@pytest.fixture(scope="module")
def each(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return made(tmp_path_factory.mktemp("each"), one_of_each)


def figures(build: Build, query: str, **more: str) -> dict[str, float]:
    return {row["figure"]: row["value"] for row in build.rows(query, **more)}


def test_a_measure_is_done_decided_made_known_or_only_said(each: Build) -> None:
    parted = {"Measures": 8, "Done or in force": 2, "Decided": 2, "Made known": 2, "Only said": 2}
    assert figures(each, "measure_figures") == parted


CHOICES = (
    {},
    {"status": ["announced", "judged", "-occurred"]},
    {"kind": ["-measure"]},
    {"since": ["2025-01-01"]},
    {"words": ["harbour"]},
)


@pytest.mark.parametrize("query", ["briefing", "measure", "arrest", "statement"])
def test_a_figure_counts_what_its_address_leaves(each: Build, query: str) -> None:
    led = {}
    for choice in CHOICES:
        chosen = Filters.from_query(choice, each.known())
        for row in each.rows(f"{query}_figures", chosen):
            if row["parameters"] and row["value"] and not row["unit"]:
                there = Filters.from_query(chosen.query() | row["parameters"], each.known())
                assert (row["figure"], each.rows("item_count", there)[0]["items"]) == (row["figure"], row["value"])
                led[row["figure"]] = there
    assert len(led) == {"briefing": 2, "measure": 4, "arrest": 1, "statement": 1}[query]


def test_offers_in_one_currency_are_all_rewards_and_in_several_nothing_tells_them_apart(
    each: Build, harbour: Build
) -> None:
    def led(build: Build) -> list[Any]:
        return [row["parameters"] for row in build.rows("briefing_figures") if row["unit"]]

    assert (led(harbour), led(each)) == ([{"kind": ["reward"]}], [None] * 4)


def test_a_status_bears_the_icon_of_what_it_is() -> None:
    looks = {"occurred": DONE, "in-force": DONE, "authorised": DECIDED, "ordered": DECIDED, "announced": DECIDED}
    assert looks | {"pledged": DECIDED, "alleged": SAID, "judged": SAID} == STATUS_LOOKS


def test_a_sum_says_how_exact_it_is(each: Build) -> None:
    notes = {row["unit"]: row["note"] for row in each.rows("briefing_figures") if row["figure"] == "Rewards"}
    assert notes == {
        "USD": "1 offer",
        "EUR": "1 offer; at most this",
        "GBP": "1 offer; at least this",
        "JPY": "1 offer; about this",
    }


def test_people_arrested_are_whom_arrests_are_about_each_once(each: Build) -> None:
    found = figures(each, "arrest_figures")
    assert (found["Arrests"], found["People"], found["With a place"], found["With a date"]) == (2, 1, 0, 2)


def test_words_in_full_and_in_part_are_quoted_and_each_speaker_counts_once(each: Build) -> None:
    found = figures(each, "statement_figures")
    assert (found["Statements"], found["Speakers"], found["Quoted"]) == (4, 1, 2)


def test_what_is_read_first_is_acts_before_words_and_what_is_done_before_what_is_planned(tmp_path: Path) -> None:
    def change(parts: Parts) -> None:
        article = parts["article"]
        article["arrest"] = copies(article["arrest"][0], status=["ordered", "occurred"])
        article["measure"] = copies(article["measure"][0], status=["pledged", "in-force"])

    leading = [row["item_id"].partition("/")[2] for row in made(tmp_path, change).rows("leading")]
    assert leading == ["smuggler-reward", "quay-arrest-1", "quay-arrest-0", "checks-1"]


def test_a_part_that_an_actor_takes_twice_in_an_item_is_shared_once(tmp_path: Path) -> None:
    def change(parts: Parts) -> None:
        [arrest] = parts["article"]["arrest"]
        arrest |= {"mentions": ["coast-guard", "ada-quay"]}

    ties = {row["name"]: row["items"] for row in made(tmp_path, change).rows("actor_ties", actor="coast-guard")}
    assert ties["Ada Quay"] == 1


def test_a_decade_reaches_from_its_first_day_to_its_last(tmp_path: Path) -> None:
    days = [f"{year}" for year in range(1300, 1321)]
    rows = made(tmp_path, sample.dated(*days, "2025", "2026")).rows("items_by_period")
    first = rows[0]
    assert (first["unit"], str(first["date_from"]), str(first["date_to"])) == ("decade", "1300-01-01", "1309-12-31")


def test_of_more_than_four_who_act_three_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    def change(parts: Parts) -> None:
        several = [f"office-{letter}" for letter in "abcdef"]
        parts["actors"] += [{"id": name, "name": name.title(), "kind": "agency"} for name in several]
        parts["article"]["measure"][0]["agents"] = several

    told = " ".join(digest.paragraphs(made(tmp_path, change).rows("digest", Filters(kind=("measure",)))))
    assert " Who acts or is to act: Office-A, Office-B, Office-C and 3 more. " in told


def test_a_date_is_told_before_the_words_for_it_and_a_million_by_its_name(harbour: Build) -> None:
    row = harbour.rows("item", item="harbour-crackdown/checks")[0]
    assert prose.when({**row, "date_words": "lately"}) == "June 2025 (“lately”)"
    assert prose.when({**row, "date_words": "since June 2025"}) == "June 2025"
    assert glossary.amount(1_000_000) == "1 million"


def test_every_alias_keeps_its_kind(tmp_path: Path) -> None:
    def change(parts: Parts) -> None:
        [ring] = [actor for actor in parts["actors"] if actor["id"] == "tide-ring"]
        names = {"Zulu": "abbreviation", "Alpha": "previous_name", "Mike": "weak_alias"}
        ring["aliases"] = [{"name": name, "kind": kind} for name, kind in names.items()]

    [found] = made(tmp_path, change).rows("actor_profile", actor="tide-ring")
    assert dict(zip(found["aliases"], found["alias_kinds"], strict=True)) == {
        "Zulu": "abbreviation",
        "Alpha": "previous_name",
        "Mike": "weak_alias",
    }


# By what a reader sees change: the kind of item, and its column before and after.
CHANGES: dict[str, tuple[str, str, Any, Any]] = {
    "Headline": ("measure", "headline", "One", "Two"),
    "Summary": ("measure", "summary", "One.", "Two."),
    "What kind of reality": ("measure", "status", "in-force", "occurred"),
    "Who stands behind it": ("measure", "asserted_by", ["harbour-police"], ["coast-guard"]),
    "Amount": ("reward", "qualifier", "exact", "up-to"),
    "Who acts": ("measure", "agents", ["harbour-police"], ["coast-guard"]),
    "Against": ("measure", "targets", ["tide-ring"], []),
    "About": ("measure", "subjects", ["ada-quay"], []),
    "For": ("measure", "beneficiaries", ["ada-quay"], []),
    "Also named": ("measure", "mentions", ["ada-quay"], []),
    "Accused of": ("arrest", "accusations", ["bribery"], ["theft"]),
    "When": ("measure", "date_words", "lately", "soon"),
    "Condition": ("reward", "condition", "arrest", "conviction"),
    "Where": ("arrest", "place", "the pier", "the quay"),
    "Programme": ("designation", "programme", "List A", "List B"),
    "Listed": ("designation", "listed", "2024-03-01", "2024-03-02"),
    "In effect": ("designation", "effective", "2024-03-01", "2024-03-02"),
    "Type": ("measure", "measure_type", "trade", "sanctions"),
    "Whose words": ("statement", "voice", "direct", "fragment"),
    "Evidence": ("measure", "evidence", [{"at": "1.1", "words": "one"}], [{"at": "1.1", "words": "two"}]),
    "Reference": ("measure", "reference", "entry 7", "entry 8"),
}


def changing(state: int) -> sample.Change:
    """A collection with an item for each of ``CHANGES``, as it was (0) or is (1), whose date is left to its words."""

    def change(parts: Parts) -> None:
        listing = parts["record"]["designation"][0] | {"evidence": [{"at": "1.1", "words": "listed"}]}
        parts["article"]["designation"] = [listing | {"id": "listing"}]
        for number, (kind, column, *values) in enumerate(CHANGES.values()):
            model = parts["article"][kind][0] | {"id": f"changing-{number}", column: values[state]}
            model |= {"sourcing": "official"} if column == "asserted_by" else {}
            model |= {"date": ""} if column == "date_words" else {}
            parts["article"][kind].append(model)

    return change


def test_a_field_that_alone_changes_is_told_between_two_builds(tmp_path: Path) -> None:
    assert CHANGES.keys() == FIELDS.keys() - {"Kind of item"}
    before, after = (states.of_build(made(tmp_path / str(state), changing(state))) for state in (0, 1))
    found = states.compare(before, after)
    told = {
        change.item_id.partition("changing-")[2]: [name for name, _, _ in change.fields] for change in found.changed
    }
    assert told == {str(number): [name] for number, name in enumerate(CHANGES)}


def test_a_record_that_changes_is_told_between_two_builds_too(harbour: Build, tmp_path: Path) -> None:
    after = made(tmp_path, lambda parts: parts["record"]["designation"][0].update(programme="Another list"))
    [change] = states.compare(states.of_build(harbour), states.of_build(after)).changed
    assert change.fields == (("Programme", "Harbour list", "Another list"),)


def searched(parts: Parts) -> None:
    """Words that stand in one column alone, and one that stands masked alone."""
    article = parts["article"]
    [ada] = [actor for actor in parts["actors"] if actor["id"] == "ada-quay"]
    ada["aliases"] = [{"name": "Zephyrine", "kind": "alias"}]
    article["reward"][0]["condition"] = "tamarind"
    article["arrest"][0] |= {"place": "Vanadium Lane", "accusations": ["embezzlement"]}
    article["statement"][0] |= {"headline": "Ada Quay: no dr*g, no m3*h", "summary": "She denies it."}
    parts["record"]["designation"][0]["programme"] = "Quetzal list"


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("zephyrine", {"quay-arrest", "quay-denies"}),
        ("tamarind", {"smuggler-reward"}),
        ("vanadium", {"quay-arrest"}),
        ("embezzlement", {"quay-arrest"}),
        ("quetzal", {"ring-listed"}),
        ("drug", {"quay-denies"}),
        ("drugs", set()),
        ("dread", set()),
        ("m3th", {"quay-denies"}),
    ],
)
def test_a_word_is_found_in_whatever_an_item_says(word: str, found: set[str], sought: Build) -> None:
    rows = sought.rows("items", Filters(words=word, records=True))
    assert {row["item_id"].partition("/")[2] for row in rows} == found


@pytest.fixture(scope="module")
def sought(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return made(tmp_path_factory.mktemp("sought"), searched)

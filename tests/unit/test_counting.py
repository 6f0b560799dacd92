"""Whom and what the numbers of a page count, and whom they leave out."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from briefing import charts, digest
from briefing.store import Build
from tests import sample
from tests.sample import made
from tests.unit.test_meaning import figures

Parts = dict[str, Any]


@pytest.fixture(scope="module")
def with_nameless(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """An agency and a group more, which bear no name, act and are acted against in the one measure."""

    def change(parts: Parts) -> None:
        for name, kind in (("an-office", "agency"), ("a-crew", "group")):
            parts["actors"].append({"id": name, "name": f"Some {name}", "kind": kind, "named": False})
        parts["article"]["measure"][0]["agents"].append("an-office")
        parts["article"]["measure"][0]["targets"].append("a-crew")

    return made(tmp_path_factory.mktemp("nameless"), change)


def test_agencies_and_groups_without_a_name_are_not_counted_among_those_with_one(with_nameless: Build) -> None:
    found = figures(with_nameless, "briefing_figures")
    assert (found["Agencies"], found["Groups"]) == (2, 1)


def test_pictures_of_named_agencies_and_groups_leave_out_those_without_a_name(with_nameless: Build) -> None:
    by_kind, by_group = (with_nameless.rows(name) for name in ("agencies_by_kind", "agencies_by_group"))
    assert {(row["agency"], row["of_agencies"]) for row in by_kind} == {("Harbour Police", 2), ("Coast Guard", 2)}
    assert {(row["group"], row["of_agencies"], row["of_groups"]) for row in by_group} == {("Tide Ring", 2, 1)}


def test_who_acts_in_a_statement_is_no_speaker_of_it(tmp_path: Path) -> None:
    def change(parts: Parts) -> None:
        parts["article"]["statement"][0]["agents"] = ["harbour-police"]

    assert figures(made(tmp_path, change), "statement_figures")["Speakers"] == 1


def test_words_in_full_and_in_part_are_both_quoted(tmp_path: Path) -> None:
    def change(parts: Parts) -> None:
        said = parts["article"]["statement"]
        said += [said[0] | {"id": voice, "voice": voice} for voice in ("fragment", "paraphrase")]

    table = made(tmp_path, change).table("statements_by_speaker")
    assert (
        "; 2 statements wholly or partly in the speaker’s own words." in charts.statements_by_speaker(table).description
    )


def test_who_offers_one_of_several_rewards_is_not_told_to_offer_all_beside_one_who_does(tmp_path: Path) -> None:
    def change(parts: Parts) -> None:
        [offer] = parts["article"]["reward"]
        parts["article"]["reward"].append(offer | {"id": "joint", "agents": ["harbour-police", "coast-guard"]})

    told = " ".join(digest.paragraphs(made(tmp_path, change).rows("digest")))
    assert (
        "in 2 rewards, about The ring’s leader. Who offers, in one or another: Harbour Police and Coast Guard." in told
    )


def test_what_holds_of_the_first_four_of_an_item_is_not_told_of_all(tmp_path: Path) -> None:
    def change(parts: Parts) -> None:
        ids = [f"crew-{number}" for number in range(4)]
        parts["actors"] += [{"id": one, "name": f"Crew {number}", "kind": "group"} for number, one in enumerate(ids)]
        [checks], [offer] = parts["article"]["measure"], parts["article"]["reward"]
        for first, role in ((checks, "targets"), (offer, "agents")):
            first[role] = ids
            more = first | {"id": f"joint-{role}", role: [*ids, "coast-guard"]}
            parts["article"]["measure" if role == "targets" else "reward"].append(more)

    told = " ".join(digest.paragraphs(made(tmp_path, change).rows("digest")))
    assert " Against, in one or another: Crew 0, Crew 1, Crew 2 and 2 more." in told
    assert "Who offers, in one or another: Crew 0, Crew 1, Crew 2 and 2 more." in told


def test_of_more_than_three_named_most_often_none_stands_in_for_those_named_less(tmp_path: Path) -> None:
    def change(parts: Parts) -> None:
        ids = [f"crew-{number}" for number in range(4)]
        parts["actors"] += [{"id": one, "name": f"Crew {number}", "kind": "group"} for number, one in enumerate(ids)]
        [checks] = parts["article"]["measure"]
        parts["article"]["measure"] += [checks | {"id": f"more-{number}", "targets": ids} for number in range(3)]
        for one in parts["article"]["measure"]:
            one["agents"] = []

    told = charts.actors_by_items(made(tmp_path, change).table("actors_by_items")).description
    assert told == "4 actors are named most often, in 3 items each."


def again(parts: Parts) -> None:
    """A change: a second article says the same, and bears another date."""
    parts["article"]["document"]["published"] = "2025"
    parts["record"] = deepcopy(sample.ARTICLE)
    parts["record"]["document"] |= {"id": "harbour-again", "title": "Once more", "published": "2025-06-01"}


def test_how_far_items_cover_a_text_counts_the_sentences_of_that_text_alone(tmp_path: Path) -> None:
    found = figures(made(tmp_path, again), "coverage_figures", document="harbour-crackdown")
    assert found == {"Sentences with items": 3, "On one sentence only": 4, "On several sentences": 0}


def test_the_last_day_of_publication_is_the_last_that_a_date_allows(tmp_path: Path) -> None:
    [row] = made(tmp_path, again).rows("documents_by_kind")
    assert (row["documents"], row["earliest"], row["latest"]) == (2, "2025", "2025")

"""Every rule has a document that breaks it, and the fault says so."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import duckdb
import pytest

from briefing import build, queries, store
from briefing.errors import CollectionError
from tests import sample

Parts = dict[str, Any]


def unfounded_amount(parts: Parts) -> None:
    parts["article"]["reward"][0]["amount"] = 3_000_000


def unknown_actor(parts: Parts) -> None:
    parts["article"]["measure"][0]["agents"].append("ghost")


def unused_actor(parts: Parts) -> None:
    parts["actors"].append({"id": "lone-gull", "name": "Lone Gull", "kind": "group"})


def repeated_actor(parts: Parts) -> None:
    parts["article"]["measure"][0]["agents"].append("coast-guard")


def repeated_name(parts: Parts) -> None:
    (quay,) = (actor for actor in parts["actors"] if actor["id"] == "ada-quay")
    quay["name"] = "harbour police "


def duplicate_id(parts: Parts) -> None:
    parts["article"]["statement"].append(parts["article"]["statement"][0])


def evidence_outside_text(parts: Parts) -> None:
    parts["article"]["measure"][0]["evidence"].append({"at": "9.1", "words": "beyond the end"})


def missing_evidence(parts: Parts) -> None:
    parts["record"]["designation"][0]["reference"] = ""


def long_anchor(parts: Parts) -> None:
    parts["article"]["measure"][0]["evidence"][0]["words"] = "one two three four five six seven eight nine"


def uncovered_sentence(parts: Parts) -> None:
    parts["article"]["document"]["text"]["bare"] = []


def bare_with_item(parts: Parts) -> None:
    parts["article"]["document"]["text"]["bare"].append({"at": "1.1", "why": "nothing in it"})


def incomplete_reward(parts: Parts) -> None:
    del parts["article"]["reward"][0]["currency"]


def missing_asserter(parts: Parts) -> None:
    # Who stands behind an act by doing it does not for that say anything.
    parts["article"]["statement"][0] |= {"asserted_by": [], "sourcing": "official", "agents": ["harbour-police"]}


def unfitting_asserter(parts: Parts) -> None:
    parts["article"]["statement"][0]["sourcing"] = "anonymous"


def unexpected_count(parts: Parts) -> None:
    parts["expected"] = {"arrest": {"at_least": 2}, "measure": {"at_most": 1}}


BREAKERS = {
    breaker.__name__: breaker
    for breaker in (
        unknown_actor,
        unused_actor,
        repeated_actor,
        repeated_name,
        duplicate_id,
        evidence_outside_text,
        missing_evidence,
        long_anchor,
        uncovered_sentence,
        bare_with_item,
        incomplete_reward,
        unfounded_amount,
        missing_asserter,
        unfitting_asserter,
        unexpected_count,
    )
}


def test_every_rule_has_a_breaker_and_every_breaker_a_rule_and_says_what_it_asks_in_one_line() -> None:
    assert all(rule.about.endswith(".") for rule in queries.rules())
    assert {rule.name for rule in queries.rules()} == set(BREAKERS)


@pytest.mark.parametrize("rule", sorted(BREAKERS))
def test_a_document_that_breaks_the_rule_is_refused_by_that_rule_alone(rule: str, tmp_path: Path) -> None:
    folder = sample.write(tmp_path, BREAKERS[rule])
    with pytest.raises(CollectionError) as caught:
        build.make(folder, folder / "builds")
    assert len({fault.wrong for fault in caught.value.faults}) == 1
    assert all(fault.file and fault.place and fault.remedy for fault in caught.value.faults)
    assert list((folder / "builds").iterdir()) == []


@pytest.mark.parametrize("rule", sorted(BREAKERS))
def test_a_rule_finds_nothing_in_a_good_build(rule: str, harbour: store.Build) -> None:
    (named,) = [one for one in queries.rules() if one.name == rule]
    found = harbour.cursor().execute(named.sql)
    assert [column[0] for column in found.description] == ["file", "place", "wrong", "remedy"]
    assert harbour.offenders(named) == []


def test_names_that_nobody_can_tell_apart_are_the_same(tmp_path: Path) -> None:
    def change(parts: Parts) -> None:
        first, second = parts["actors"][:2]
        second["name"] = first["name"].replace(" ", "\u00a0\u200b")

    with pytest.raises(CollectionError, match="bear the same name"):
        build.check(sample.write(tmp_path, change))


def test_a_reward_without_an_amount_says_which_part_is_missing(tmp_path: Path) -> None:
    def change(parts: Parts) -> None:
        del parts["article"]["reward"][0]["amount"]

    with pytest.raises(CollectionError, match="states no amount: add amount and currency"):
        build.check(sample.write(tmp_path, change))


@pytest.mark.parametrize(
    ("amount", "words", "fits"),
    [
        (2_500_000, "up to $2.5 million", True),
        (2_500_000, "2 500 000 kroner", True),
        (500_000, "Rs 5 lakh", True),
        (12.5, "€12,50", True),
        (15_000_000, "10, 15 or 20 million", True),
        (500, "in 2025 500 dollars", True),
        (10_000_000, "ten million since 2013", True),
        (500_000, "$0.5 million", True),
        (2_500_000, "$2½ million", True),
        (500_000, "half of $1 million", True),
        (750_000, "three quarters of $1 million", True),
        (2_125_000, "$2⅛ million", True),
        (25_000, "half of those arrested earn $10,000", False),
        (50_000_000, "$25 million in 2025", False),
        (10_000_000, "under section 7", False),
    ],
)
def test_an_amount_begins_with_a_number_in_its_words(amount: float, words: str, fits: bool, tmp_path: Path) -> None:
    told = {"amount": amount, "evidence": [{"at": "2.1", "words": words}, {"at": "2.1", "words": "offer"}]}
    folder = sample.write(tmp_path, lambda parts: parts["article"]["reward"][0].update(told))
    with nullcontext() if fits else pytest.raises(CollectionError, match="and its words hold other numbers"):
        build.check(folder)


def test_of_a_text_of_which_nothing_is_said_that_is_all_that_is_told(tmp_path: Path) -> None:
    folder = sample.write(tmp_path, lambda parts: parts["article"]["document"].pop("text"))
    with pytest.raises(CollectionError) as caught:
        build.check(folder)
    (fault,) = caught.value.faults
    assert fault.wrong == "has evidence, but nothing is said of its text"
    assert "python -m briefing sentences FILE" in fault.remedy


def test_a_collection_over_its_bound_is_refused(tmp_path: Path) -> None:
    bounds = {"expected": {"measure": {"at_most": 0}}}
    with pytest.raises(CollectionError, match="asks for at most 0, and there are 1"):
        build.check(sample.write(tmp_path, lambda parts: parts.update(bounds)))


def test_a_country_may_announce(tmp_path: Path) -> None:
    def change(parts: Parts) -> None:
        parts["actors"].append({"id": "norway", "name": "Norway", "kind": "country"})
        parts["article"]["reward"][0]["asserted_by"] = ["norway"]

    build.check(sample.write(tmp_path, change))


def test_an_asserter_who_does_not_fit_is_answered_with_who_would(tmp_path: Path) -> None:
    def change(parts: Parts) -> None:
        parts["article"]["statement"][0] |= {"sourcing": "outlet"}

    with pytest.raises(CollectionError, match="correct the sourcing or asserted_by: outlet credits an outlet"):
        build.check(sample.write(tmp_path, change))


def test_rules_that_need_every_document_wait_until_all_could_be_read(tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    (folder / "documents/harbour-crackdown.toml").write_text("not toml", "utf-8")
    with pytest.raises(CollectionError) as caught:
        build.check(folder)
    assert not any("named by no item" in fault.wrong for fault in caught.value.faults)


def test_a_rule_is_one_statement() -> None:
    for rule in queries.rules():
        assert len(duckdb.extract_statements(rule.sql)) == 1, rule.name

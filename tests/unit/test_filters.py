"""What each filter means, in rows, in words and in the address."""

import time
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from briefing.filters import MOST_IN_BASKET, Filters
from briefing.store import Build

KNOWN = {"agency": ["ice", "harbour-police"], "kind": ["arrest"]}


def left(build: Build, **choice: object) -> set[str]:
    return {row["item_id"].partition("/")[2] for row in build.rows("items", Filters(**choice))}


def test_nothing_chosen_leaves_every_item_of_the_articles(harbour: Build) -> None:
    assert left(harbour) == {"checks", "smuggler-reward", "quay-arrest", "quay-denies"}


def test_values_of_one_filter_widen_and_filters_narrow(harbour: Build) -> None:
    assert left(harbour, kind=("reward", "arrest")) == {"smuggler-reward", "quay-arrest"}
    assert left(harbour, kind=("reward", "arrest"), agency=("coast-guard",)) == {"quay-arrest"}


def test_what_is_left_out_goes_whatever_is_kept(harbour: Build) -> None:
    assert left(harbour, kind=("-reward", "-arrest")) == {"checks", "quay-denies"}
    assert left(harbour, kind=("reward", "arrest"), agency=("-coast-guard",)) == {"smuggler-reward"}
    assert left(harbour, kind=("reward", "-reward")) == set()


def test_leaving_out_a_document_does_not_bring_in_records(harbour: Build) -> None:
    assert left(harbour, document=("-harbour-list",)) == left(harbour)
    assert left(harbour, document=("-harbour-list",), records=True) == left(harbour)


@pytest.mark.parametrize(
    ("chosen", "items"),
    [({}, None), ({"records": True}, 1), ({"document": ("harbour-list",)}, 1), ({"document": ("-harbour-list",)}, 0)],
)
def test_a_record_is_offered_where_it_is_read_or_chosen(
    harbour: Build, chosen: dict[str, Any], items: int | None
) -> None:
    rows = {row["value"]: row["items"] for row in harbour.rows("facets", Filters(**chosen))}
    assert rows.get("harbour-list") == items


def test_an_agency_counts_in_any_role(article: Build) -> None:
    assert left(article, agency=("white-house",)) == {
        *("kelly-on-priority", "kelly-on-designation", "source-on-intent", "source-on-maduro")
    }


def test_records_join_when_they_are_wanted_or_chosen(harbour: Build) -> None:
    assert "ring-listed" in left(harbour, records=True)
    assert left(harbour, document=("harbour-list",)) == {"ring-listed"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("DRUG", {"quay-denies"}),
        ("ada pier", {"quay-arrest"}),
        ("the ring's", {"smuggler-reward"}),
        ("the ring’s", {"smuggler-reward"}),
        ("dr*g", {"quay-denies"}),
        ("smuggl", {"smuggler-reward", "quay-arrest"}),
        ("arbour", set()),
        ("$2", {"smuggler-reward"}),
        ("2", {"smuggler-reward"}),
    ],
)
def test_every_word_must_begin_one_whatever_its_case_and_its_apostrophes(
    harbour: Build, words: str, found: set[str]
) -> None:
    assert left(harbour, words=words) == found


def test_masked_letters_do_not_hide_a_word(article: Build) -> None:
    """The text masks “drug” and “terrorist” in places; one asterisk stands for one letter."""
    masked = {row["item_id"].partition("/")[2] for row in article.rows("items") if "*" in str(row["evidence"])}
    assert masked
    for words in ("drug", "gangs", "terrorist"):
        assert left(article, words=words) & masked
    assert not left(article, words="tourist") & masked


def test_no_more_words_are_searched_for_than_the_field_holds_and_each_once() -> None:
    asked = Filters.from_query({"words": ["to be or not to be", *(f"w{number}" for number in range(9_000))]}, {})
    assert asked.words.startswith("to be or not w0 w1")
    assert asked.words.endswith(" w48")
    assert len(asked.words) <= 200
    (rest,) = asked.unknown
    assert rest.startswith("words=w49 w50")
    assert Filters.from_query({"words": ["x" * 201]}, {}) == Filters()


def test_signs_that_no_item_holds_and_no_file_can_carry_part_words() -> None:
    assert Filters.from_query({"words": ["a\0b\x01c\x85d\u2028e"]}, {}).words == "a b c d e"


def test_words_are_found_without_their_accents(article: Build) -> None:
    assert left(article, words="nicolas") == left(article, words="NICOLÁS")
    assert "maduro-reward" in left(article, words="nicolas")


def test_an_interval_that_touches_the_days_asked_for_stays(harbour: Build) -> None:
    assert "checks" in left(harbour, since=date(2025, 6, 30), dated=True)
    assert "checks" not in left(harbour, since=date(2025, 7, 1), dated=True)
    assert "checks" in left(harbour, until=date(2025, 6, 1), dated=True)
    assert "checks" not in left(harbour, until=date(2025, 5, 31), dated=True)


def test_an_open_end_reaches_for_ever(harbour: Build) -> None:
    assert "ring-listed" in left(harbour, since=date(2099, 1, 1), dated=True, records=True)
    assert "ring-listed" not in left(harbour, until=date(2024, 2, 1), dated=True, records=True)


def test_undated_items_stay_unless_only_dated_ones_are_wanted(harbour: Build) -> None:
    assert "quay-denies" in left(harbour, since=date(2030, 1, 1))
    assert left(harbour, since=date(2030, 1, 1), dated=True) == set()


def test_one_end_of_a_span_is_enough(harbour: Build) -> None:
    assert left(harbour, until=date(2025, 7, 1), dated=True) == {"checks"}


def test_an_address_with_values_that_do_not_exist_names_them() -> None:
    found = Filters.from_query({"agency": ["ice", "nobody"], "since": ["soon"], "dated": ["perhaps"]}, KNOWN)
    assert found == Filters(agency=("ice",))
    assert found.unknown == ("agency=nobody", "since=soon", "dated=perhaps")


def test_an_address_may_leave_out_only_what_exists() -> None:
    found = Filters.from_query({"agency": ["-ice", "-nobody", "--ice", "-"]}, KNOWN)
    assert found == Filters(agency=("-ice",))
    assert found.unknown == ("agency=-nobody", "agency=--ice", "agency=-")
    assert Filters.from_query({"basket": ["-a/b"]}, {"basket": ["a/b"]}).unknown == ("basket=-a/b",)


def test_keys_that_are_no_filter_are_left_to_others() -> None:
    assert Filters.from_query({"actor": ["x"], "item": ["y"]}, KNOWN).unknown == ()


def test_a_value_given_twice_counts_once() -> None:
    assert Filters.from_query({"agency": ["ice", "ice"]}, KNOWN).agency == ("ice",)


def test_what_no_longer_goes_into_a_basket_is_named() -> None:
    items = [f"d/{number}" for number in range(MOST_IN_BASKET + 2)]
    found = Filters.from_query({"basket": items}, {"basket": items})
    assert found.basket == tuple(items[:MOST_IN_BASKET])
    assert found.unknown == (f"basket=d/{MOST_IN_BASKET}", f"basket=d/{MOST_IN_BASKET + 1}")


def test_an_address_of_ten_thousand_values_is_read_at_once() -> None:
    many = [f"d/item-number-{number:07}" for number in range(10_000)]
    started = time.perf_counter()
    Filters.from_query({"document": many}, {"document": many})
    assert time.perf_counter() - started < 0.5


def test_the_choice_reads_in_words() -> None:
    chosen = Filters(
        agency=("ice", "harbour-police"), kind=("arrest",), words="pier", since=date(2025, 6, 1), dated=True
    )
    assert chosen.describe({"ice": "ICE", "harbour-police": "Harbour Police"}) == (
        "Agency: ICE or Harbour Police; Kind of item: Arrest; Words: “pier”; Since 1 June 2025; Dated items only; "
        "Articles only"
    )
    assert "rticles" not in replace(chosen, records=True).describe({})
    assert "rticles" not in replace(chosen, document=("harbour-list",)).describe({})
    without = Filters(agency=("ice", "-harbour-police"), kind=("-arrest", "-reward"))
    assert without.describe({"ice": "ICE", "harbour-police": "Harbour Police"}) == (
        "Agency: ICE, not Harbour Police; Kind of item: not Arrest, not Reward; Articles only"
    )
    assert Filters().describe({}) == "All articles"


def test_taking_one_filter_away_leaves_the_others() -> None:
    chosen = Filters(agency=("ice",), words="pier")
    assert chosen.without("agency") == Filters(words="pier")
    assert chosen.active() == ["agency", "words"]

"""In which order the items of a page come, and that none comes twice."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefing import queries
from briefing.filters import Filters
from tests import sample
from tests.sample import made


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["item_id"].split("/")[1] for row in rows]


def test_arrests_come_latest_first_and_undated_ones_last(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [arrest] = parts["article"]["arrest"]
        undated = {key: value for key, value in arrest.items() if key != "date"}
        parts["article"]["arrest"] = [
            undated | {"id": "a-undated"},
            *(
                arrest | {"id": name, "date": day}
                for name, day in (("b-early", "2025-01-02"), ("c-late", "2025-09-01"))
            ),
        ]

    found = made(tmp_path, change)
    assert ids(found.rows("arrests")) == ["c-late", "b-early", "a-undated"]
    assert ids(found.rows("arrests", limit=1, offset=1)) == ["b-early"]


@pytest.mark.parametrize(
    ("query", "voice"), [("quotations", "direct"), ("paraphrases", "paraphrase"), ("narrations", "narration")]
)
def test_statements_come_speaker_by_speaker_in_the_order_of_their_names(query: str, voice: str, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [said] = parts["article"]["statement"]
        speakers = ("harbour-bulletin", "ada-quay", "harbour-bulletin", "ada-quay")
        parts["article"]["statement"] = [
            said | {"id": f"said-{number}", "voice": voice, "asserted_by": [speaker], "subjects": []}
            for number, speaker in enumerate(speakers)
        ]

    found = made(tmp_path, change)
    assert ids(found.rows(query)) == ["said-1", "said-3", "said-0", "said-2"]
    assert ids(found.rows(query, limit=2, offset=1)) == ["said-3", "said-0"]


def test_items_of_a_paragraph_come_in_the_order_of_its_sentences(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [checks] = parts["article"]["measure"]
        parts["article"]["measure"] = [
            checks | {"id": name, "evidence": [{"at": at, "words": "held"}]}
            for name, at in (("a-second", "1.2"), ("b-first", "1.1"))
        ]

    assert ids(made(tmp_path, change).rows("measures")) == ["b-first", "a-second"]


def test_of_dates_that_no_unit_of_time_holds_those_that_end_last_are_drawn(tmp_path: Path) -> None:
    long = [f"2005-01-01/2025-02-{day:02}" for day in range(1, 17)]
    found = made(tmp_path, sample.dated(*long, "2015-01-01/2024-01-01")).rows(
        "items_by_date", Filters(kind=("statement",))
    )
    assert [row["date"] for row in found if row["date"]] == long
    assert found[0]["dated"] == 17


def test_what_may_have_happened_within_the_days_asked_for_does_not_make_their_unit_coarser(tmp_path: Path) -> None:
    """Of thirty dates two thirds name a day: too few, were the ten that are open at one end counted among them."""
    days = [f"2025-06-{day:02}" for day in range(1, 21)]
    for folder, end, within in (
        ("since", "../2025-06-20", {"since": date(2025, 6, 1)}),
        ("until", "2025-06-01/..", {"until": date(2025, 6, 30)}),
    ):
        build = made(tmp_path / folder, sample.dated(*days, *[end] * 10))
        said = build.rows("items_by_period", Filters(kind=("statement",), **within))
        assert {row["unit"] for row in said} == {"day"}
        assert sum(row["items"] for row in said) == 20


def test_of_more_documents_than_a_list_offers_those_of_most_items_are_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "QUERIES", shutil.copytree(queries.QUERIES, tmp_path / "queries"))
    tally = tmp_path / "queries" / "schema" / "7_tally.sql"
    tally.write_text(tally.read_text("utf-8").replace("most_documents() as 500", "most_documents() as 1"), "utf-8")

    def change(parts: dict[str, Any]) -> None:
        parts["record"]["document"]["id"] = "a-list"

    build = made(tmp_path / "data", change)
    for query, more in (("offered", {"of": "document"}), ("facets", {})):
        rows = build.rows(query, Filters(records=True), **more)
        found = [row["value"] for row in rows if row.get("filter", "document") == "document" and row["value"]]
        assert found == ["harbour-crackdown"], query


def test_the_highest_of_offers_that_tie_is_told_to_be_as_exact_as_all_of_them(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [offer] = parts["article"]["reward"]
        told = (("about", 2_000_000), ("at-least", 2_000_000), ("up-to", 1))
        parts["article"]["reward"] = [
            offer | sample.UNNUMBERED | {"id": f"offer-{word}", "qualifier": word, "amount": amount}
            for word, amount in told
        ]

    notes = {row["figure"]: row["note"] for row in made(tmp_path, change).rows("reward_figures")}
    assert notes["Highest"] == "a single offer; not every amount is exact"


def test_an_item_that_rests_on_a_sentence_twice_counts_there_once(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["measure"][0]["evidence"].append({"at": "1.1", "words": "coast guard"})

    rows = made(tmp_path, change).rows("items_by_sentence", document="harbour-crackdown")
    assert [row["items"] for row in rows if (row["paragraph"], row["sentence"]) == (1, 1)] == [1]

"""In which order the items of a page come, and that none comes twice."""

from pathlib import Path
from typing import Any

import pytest

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


def test_the_highest_of_offers_that_tie_is_told_to_be_as_exact_as_all_of_them(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [offer] = parts["article"]["reward"]
        told = (("about", 2_000_000), ("at-least", 2_000_000), ("up-to", 1))
        parts["article"]["reward"] = [
            offer | {"id": f"offer-{word}", "qualifier": word, "amount": amount} for word, amount in told
        ]

    notes = {row["figure"]: row["note"] for row in made(tmp_path, change).rows("reward_figures")}
    assert notes["Highest"] == "a single offer; not every amount is exact"


def test_an_item_that_rests_on_a_sentence_twice_counts_there_once(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["measure"][0]["evidence"].append({"at": "1.1", "words": "coast guard"})

    rows = made(tmp_path, change).rows("items_by_sentence", document="harbour-crackdown")
    assert [row["items"] for row in rows if (row["paragraph"], row["sentence"]) == (1, 1)] == [1]

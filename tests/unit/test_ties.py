"""Of those that are alike in number: which comes first, and which are left out."""

from collections.abc import Callable
from typing import Any

import pytest

from briefing.filters import Filters
from briefing.store import Build
from tests import sample

Row = dict[str, Any]
# In no order, neither of ids nor of names.
OFFICES, RINGS = ([f"{what}-{7 * place % of:02}" for place in range(of)] for what, of in (("office", 22), ("ring", 10)))
VOICES = ("narration", "fragment", "paraphrase", "direct")
CURRENCIES = ("USD", "NOK", "CHF", "GBP", "EUR")
STATUSES = ("in-force", "ordered", "pledged", "announced", "occurred", "authorised")


def name_of(code: str) -> str:
    """The higher the number, the earlier the name."""
    what, _, number = code.partition("-")
    return f"{what} {99 - int(number)}"


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Twenty-two agencies and ten groups, named together in items of every kind, each as often as any other."""

    def change(parts: dict[str, Any]) -> None:
        parts["actors"] = [actor for actor in parts["actors"] if actor["id"] != "coast-guard"]
        for kind, codes in (("agency", OFFICES), ("group", RINGS)):
            parts["actors"] += [{"id": code, "name": name_of(code), "kind": kind} for code in codes]
        article = parts["article"]
        [measure], [arrest], [said], [offer] = (article[kind] for kind in ("measure", "arrest", "statement", "reward"))
        proofs = [{"at": "1.1", "words": words} for words in ("ship", "check", "every")]
        together = {"agents": OFFICES, "targets": RINGS, "subjects": RINGS, "beneficiaries": RINGS, "evidence": proofs}
        article["measure"] = [
            measure | together | {"id": f"{kind}-{status}", "measure_type": kind, "status": status}
            for kind in ("trade", "other", "coordination")
            for status in STATUSES
        ]
        article["arrest"] = [arrest | {"agents": OFFICES}]
        article["statement"] = [said | {"id": voice, "voice": voice, "asserted_by": OFFICES} for voice in VOICES]
        offer |= sample.UNNUMBERED
        article["reward"] = [offer | {"agents": OFFICES}]
        article["reward"] += [
            offer | {"id": f"offer-{place}", "currency": code, "amount": 1}
            for place, code in enumerate(CURRENCIES)
            if place
        ]

    return sample.made(tmp_path_factory.mktemp("alike"), change)


def codes(rows: list[Row], what: str, column: str = "actor_id") -> list[str]:
    return list(dict.fromkeys(row[column] for row in rows if str(row[column]).startswith(what)))


@pytest.mark.parametrize(
    ("query", "column", "key", "most"),
    [
        ("actors", "actor_id", name_of, 22),
        ("actor_ties", "actor_id", name_of, 20),
        ("facets", "value", name_of, 22),
        ("measure_flow", "agency_id", name_of, 12),
        ("arrests_by_agency", "agency_id", str, 20),
        ("agencies_by_group", "agency_id", str, 12),
        ("agencies_by_kind", "agency_id", str, 20),
        ("actors_by_items", "agency_id", str, 12),
    ],
)
def test_agencies_named_as_often_come_in_one_order(
    query: str, column: str, key: Callable[[str], Any], most: int, alike: Build
) -> None:
    rows = alike.rows(query, Filters(), **({"actor": "ada-quay"} if query == "actor_ties" else {}))
    assert codes(rows, "office", column) == sorted(OFFICES, key=key)[:most]


def test_what_leaves_more_items_is_offered_first(alike: Build) -> None:
    offered = [row["value"] for row in alike.rows("facets") if row["filter"] == "agency"]
    assert offered[-1] == "harbour-police"


def test_of_groups_named_as_often_the_first_are_drawn_beside_each_agency(alike: Build) -> None:
    rows = alike.rows("agencies_by_group")
    assert [row["group_id"] for row in rows] == sorted(RINGS)[:8] * 12


def test_the_edges_of_a_flow_come_by_role_actor_type_and_kind_of_reality(alike: Build) -> None:
    rows = alike.rows("measure_flow")
    roles = list(dict.fromkeys(row["role"] for row in rows))
    assert roles == ["agent", "target", "beneficiary", "subject"]
    told = [(roles.index(row["role"]), name_of(row["agency_id"] or row["group_id"])) for row in rows]
    assert told == sorted(told)
    reality = ["occurred", "in-force", "authorised", "ordered", "announced", "pledged"]
    one = [(row["measure_type"], reality.index(row["status"])) for row in rows[: 3 * len(STATUSES)]]
    assert one == sorted(one)
    assert len(one) == len({*one})


def test_what_is_shared_stands_beside_its_kind(alike: Build) -> None:
    [tie] = [row for row in alike.rows("actor_ties", actor="office-00") if row["actor_id"] == "office-21"]
    assert dict(zip(tie["kinds"], tie["shared"], strict=True)) == {
        "arrest": 1,
        "measure": 18,
        "reward": 1,
        "statement": 4,
    }


def test_roles_come_in_the_order_of_the_glossary_and_kinds_by_name(alike: Build) -> None:
    told = [(row["role"], row["kind"]) for row in alike.rows("actor_roles", actor="office-00")]
    assert told == [("agent", "arrest"), ("agent", "measure"), ("agent", "reward"), ("asserter", "statement")]
    assert [row["role"] for row in alike.rows("actor_roles", actor="ring-00")] == ["target", "subject", "beneficiary"]


def test_speakers_who_say_as_much_come_by_name_and_their_own_words_first(alike: Build) -> None:
    rows = alike.rows("statements_by_speaker")
    assert [row["voice"] for row in rows] == ["direct", "fragment", "paraphrase", "narration"] * (len(rows) // 4)
    said = list(dict.fromkeys(row["speaker"] for row in rows))
    assert said == sorted(map(name_of, OFFICES))[:20]


def test_anchors_come_in_the_order_of_the_text_and_of_each_item(alike: Build) -> None:
    rows = alike.rows("anchors", document="harbour-crackdown")
    told = [(row["paragraph"], row["sentence"], row["item_id"], row["position"]) for row in rows]
    assert told == sorted(told)
    assert [row["words"] for row in rows[:3]] == ["ship", "check", "every"]


def test_sums_come_by_currency_and_of_each_currency_the_highest_is_there(alike: Build) -> None:
    rows = alike.rows("rewards_by_agency")
    assert [row["currency"] for row in rows] == [*sorted(CURRENCIES)[:4], *["USD"] * 16]
    assert codes(rows, "office", "agency_id") == sorted(OFFICES)[:16]
    money = [row["unit"] for row in alike.rows("briefing_figures") if row["unit"]]
    assert money == sorted(CURRENCIES)

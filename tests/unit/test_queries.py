"""Every query keeps the promise of its header, and the tables keep theirs."""

import re
from pathlib import Path
from typing import Any

import pytest

from briefing import build, charts, queries, store
from briefing.filters import Filters
from briefing.store import Build
from tests import sample
from tests.bench import bulk

MORE = {
    "actor": "donald-trump",
    "document": "anti-cartel-campaign",
    "of": "agency",
    "item": "anti-cartel-campaign/maduro-reward",
    "actors": ["ice", "nobody"],
    "documents": ["anti-cartel-campaign", "nothing"],
    "words": ["Trump", "tariffs"],
    "number": 0,
    "items": ["anti-cartel-campaign/maduro-reward", "anti-cartel-campaign/nothing"],
}
TABLES = {
    "document": "document_id kind title title_is_ours publisher author url published published_from published_to "
    "language dateline text_sha256 text_characters",
    "sentence": "document_id paragraph sentence",
    "actor": "actor_id name kind named country description",
    "alias": "actor_id alias alias_kind",
    "item": "item_id document_id kind headline summary status sourcing date date_words date_from date_to reference",
    "item_actor": "item_id actor_id role",
    "evidence": "item_id document_id paragraph sentence words",
    "measure": "item_id measure_type",
    "reward": "item_id amount currency qualifier condition",
    "arrest": "item_id place accusations",
    "designation": "item_id programme listed effective",
    "statement": "item_id voice",
    "build": "build_id built_at content_sha256 version",
}


def columns(build: Build, table: str) -> list[str]:
    return [row[0] for row in build.cursor().execute(f"describe {table}").fetchall()]


def promised(build: Build, returns: str) -> list[str]:
    """The columns a header names; ``every column of the table x`` stands for them all."""
    found = []
    for part in returns.replace("and every", "every").split(","):
        table = re.search(r"every column of the table (\w+)", part)
        if "every column that a card shows" in part:
            found += columns(build, "select * exclude (nth) from shown_cards()")
        elif table:
            without = re.search(r" but (.*)", part)
            left_out = without[1].replace(" and ", ", ") if without else ""
            found += [name for name in columns(build, table[1]) if name not in left_out.split(", ")]
        else:
            found += [part.strip()]
    return found


def more(name: str) -> dict[str, Any]:
    """The parameters that a query takes besides filters."""
    return {key: value for key, value in MORE.items() if key in queries.query(name).parameters}


READ = re.compile(r"\$filters\s*(?:\[\s*'|\.\s*)(\w+)")


@pytest.mark.parametrize("name", queries.query_names())
def test_a_query_returns_the_columns_its_header_names(name: str, article: Build) -> None:
    query = queries.query(name)
    assert query.about
    assert article.table(name, Filters(), **more(name)).column_names == promised(article, ", ".join(query.returns))


@pytest.mark.parametrize("name", queries.query_names())
def test_a_query_answers_under_filters_that_leave_nothing(name: str, article: Build) -> None:
    nothing = Filters(words="nowhere to be found")
    assert article.table(name, nothing, **more(name)).schema == article.table(name, Filters(), **more(name)).schema


@pytest.mark.parametrize("name", queries.query_names())
def test_a_query_gives_the_same_rows_in_the_same_order_each_time(name: str, article: Build) -> None:
    assert article.rows(name, Filters(), **more(name)) == article.rows(name, Filters(), **more(name))


@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_columns_that_other_programs_read_stand_first(table: str, article: Build) -> None:
    wanted = TABLES[table].split()
    assert columns(article, table)[: len(wanted)] == wanted


def test_filters_mean_something_in_one_place_only() -> None:
    """Elsewhere it is asked but whether records are read, of documents that none of the items chosen may be from."""
    asked = {path.stem: {*READ.findall(path.read_text("utf-8"))} for path in queries.QUERIES.glob("*.sql")}
    assert {name: parts for name, parts in asked.items() if parts} == {
        "documents": {"records"},
        "facets": {"records", "basket"},
    }


def test_a_joint_reward_counts_once(article: Build) -> None:
    figures = {row["figure"]: row["value"] for row in article.rows("reward_figures")}
    assert (figures["Offers"], figures["Total"]) == (1, 50_000_000)
    assert len(article.rows("rewards_by_agency")) == 2


def test_the_other_currency_has_a_total_of_its_own(harbour: Build) -> None:
    rows = [row for row in harbour.rows("briefing_figures") if row["figure"] == "Rewards"]
    assert [(row["value"], row["unit"], row["note"]) for row in rows] == [(2_000_000, "USD", "1 offer")]


def test_the_flow_shows_how_real_each_measure_is(article: Build) -> None:
    rows = article.rows("measure_flow")
    assert {row["status"] for row in rows if row["measure_type"] == "military-force"} == {"authorised"}


def test_an_actor_shares_items_only_with_those_in_them(article: Build) -> None:
    ties = {row["actor_id"] for row in article.rows("actor_ties", actor="ice")}
    assert ties == {"cristian-alberto-rivas-escalante", "18th-street-gang", "el-salvador"}


def test_items_come_in_the_order_of_the_cards_however_many(tmp_path: Path) -> None:
    """Above 122,880 rows DuckDB reads a table in parts, and a part that is ready first comes first."""
    large = bulk.build(tmp_path / "large.duckdb", 130_000)
    ordered = "select item_id from card order by rowid"
    cards = large.cursor().execute(ordered).to_arrow_table()["item_id"]
    for name in ("items", "table_item", "snapshot_contents"):
        assert large.table(name, Filters(records=True))["item_id"].equals(cards), name


def test_people_arrested_are_those_who_are_persons_and_bear_a_name(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["arrest"][0]["subjects"] = ["ada-quay", "ring-leader", "tide-ring"]

    folder = sample.write(tmp_path, change)
    made = store.open_build(build.make(folder, folder / "builds"))
    assert {row["figure"]: row["value"] for row in made.rows("arrest_figures")}["People"] == 1


def test_amounts_in_two_currencies_are_never_ranked_against_each_other(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        offer = parts["article"]["reward"][0] | sample.UNNUMBERED
        more = [offer | {"id": f"offer-{number}", "amount": 3_000_000 + number} for number in range(25)]
        parts["article"]["reward"] += [*more, offer | {"id": "small", "amount": 10, "currency": "EUR"}]

    folder = sample.write(tmp_path, change)
    made = store.open_build(build.make(folder, folder / "builds"))
    table = made.table("rewards_by_amount")
    dollars = [3_000_000.0 + number for number in reversed(range(6, 25))]
    assert [(row["currency"], row["amount"]) for row in table.to_pylist()] == [
        ("EUR", 10),
        *(("USD", amount) for amount in dollars),
    ]
    drawn = charts.rewards_by_amount(table).description
    assert "27 offers, the highest of each currency: EUR 10 and USD 3,000,024; the highest 20 are drawn." in drawn
    assert [row["currency"] for row in made.rows("rewards_by_agency")] == ["EUR", "USD"]
    assert [row["amount"] for row in made.rows("rewards", limit=2)] == [10, 3_000_024]


def test_the_actors_named_most_often_are_so_whatever_they_are(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        for number in range(13):
            parts["actors"].append({"id": f"office-{number}", "name": f"Office {number}", "kind": "agency"})
        [checks] = parts["article"]["measure"]
        offices = [f"office-{number}" for number in range(13)]
        parts["article"]["measure"] += [checks | {"id": f"more-{number}", "agents": offices} for number in range(9)]

    folder = sample.write(tmp_path, change)
    made = store.open_build(build.make(folder, folder / "builds"))
    table = made.table("actors_by_items")
    assert [(row["items"], row["of_actors"]) for row in table.to_pylist()] == [(10, 18), *[(9, 18)] * 11]
    drawn = charts.actors_by_items(table).description
    assert (
        "Of 18 actors that bear a name the 12 named most often are drawn, 11 of the 13 in 9 items among them." in drawn
    )


def test_of_actors_that_are_named_as_often_as_others_none_is_told_before_them(harbour: Build) -> None:
    chosen = Filters(kind=("arrest", "reward"))
    told = charts.actors_by_items(harbour.table("actors_by_items", chosen)).description
    assert told == "4 actors are named most often, in 1 item each."


def test_documents_of_one_title_are_called_by_their_id_too(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["record"]["document"]["title"] = parts["article"]["document"]["title"]
        parts["record"]["document"]["title_is_ours"] = True

    folder = sample.write(tmp_path, change)
    made = store.open_build(build.make(folder, folder / "builds"))
    told = {"harbour-crackdown", "harbour-list"}
    names = {f"Customs tightens harbour checks · {document}" for document in told}
    everything = Filters(records=True)
    assert {row["label"] for row in made.rows("facets", everything) if row["filter"] == "document"} == names
    assert {row["name"] for row in made.rows("documents", everything)} == names
    assert {row["value"] for row in made.rows("known", documents=[*names]) if row["filter"] == "document"} == told
    assert names <= {row["name"] for row in made.rows("names", documents=[*told])}
    beside = {row["document_id"]: row["document_title"] for row in made.rows("items", everything)}
    assert beside == {
        "harbour-crackdown": "Customs tightens harbour checks · harbour-crackdown",
        "harbour-list": "Customs tightens harbour checks · harbour-list (our title)",
    }


def test_offers_are_told_as_whole_numbers(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        offer = parts["article"]["reward"][0]
        parts["article"]["reward"].append(offer | {"id": "another"})

    folder = sample.write(tmp_path, change)
    made = store.open_build(build.make(folder, folder / "builds"))
    assert [row["note"] for row in made.rows("briefing_figures") if row["unit"]] == ["2 offers"]

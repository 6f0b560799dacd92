"""How items stand: as cards, as a list, as a table; the same items in each, and the address says which."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from briefing.store import Build
from tests import sample
from tests.serving import ROOT, OpenApp

PAGES = {
    "briefing": ["leading"],
    "measures": ["measures", "designations"],
    "rewards": ["rewards"],
    "arrests": ["arrests"],
    "statements": ["quotations", "paraphrases", "narrations"],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample.write(tmp_path_factory.mktemp("density"))


def plain(text: str) -> str:
    return text.replace("\\", "").replace("\u2060", "")


@pytest.mark.parametrize("page", PAGES)
def test_cards_list_and_table_show_the_same_items_in_the_same_order(
    page: str, open_app: OpenApp, article: Build
) -> None:
    wanted = [row["headline"] for query in PAGES[page] for row in article.rows(query)]
    builds = article.path.parent
    cards = open_app(ROOT / "data", page, builds)
    heads = [
        plain(part.value.partition("### ")[2].partition("\n")[0]) for part in cards.markdown if "### " in part.value
    ]
    lines = open_app(ROOT / "data", page, builds, view=["list"])
    bold = [plain(part.value.split("**")[1]) for part in lines.markdown if ":small[" in part.value]
    table = open_app(ROOT / "data", page, builds, view=["table"])
    rows = [
        item
        for frame in table.dataframe
        if {"Who stands behind it", "Item"} <= {*frame.value}
        for item in frame.value["Item"]
    ]
    assert heads == bold == rows == wanted


def test_a_line_tells_kind_headline_reality_money_who_stands_behind_it_who_acts_and_when(
    open_app: OpenApp, folder: Path
) -> None:
    lines = [
        plain(part.value)
        for page in ("rewards", "arrests")
        for part in open_app(folder, page, view=["list"]).markdown
        if ":small[" in part.value
    ]
    assert [line.partition("**")[0] for line in lines] == [
        ":orange-badge[:material/paid: Reward] ",
        ":red-badge[:material/local_police: Arrest] ",
    ]
    assert [line.partition(":small")[2] for line in lines] == [
        "[Announced · USD 2 million · Official announcement · Who acts: Harbour Police · "
        "Customs tightens harbour checks]",
        "[Occurred · Another outlet: Harbour Bulletin · Who acts: Coast Guard · When: 1 August 2025 · "
        "Customs tightens harbour checks]",
    ]


def test_the_table_has_columns_for_what_the_items_have(open_app: OpenApp, folder: Path) -> None:
    rewards, arrests = (open_app(folder, page, view=["table"]).dataframe[-1].value for page in ("rewards", "arrests"))
    assert list(rewards) == [
        *("Kind", "Item", "What kind of reality", "Who stands behind it", "Amount", "Who acts", "About", "Rests on"),
        "Document",
    ]
    assert "Amount" not in arrests
    # Of one item there is nothing to sort.
    assert "First day" not in arrests
    assert arrests["Date"].item()


def test_the_switch_writes_the_address_and_cards_leave_it_bare(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "rewards")
    assert app.segmented_control("view_switch").value == "cards"
    app.segmented_control("view_switch").set_value("table").run()
    assert app.query_params["view"] == "table"
    app.segmented_control("view_switch").set_value("cards").run()
    assert "view" not in app.query_params


def test_a_view_that_there_is_not_is_cards(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "rewards", view=["hologram"])
    assert app.segmented_control("view_switch").value == "cards"


def test_an_actors_items_have_the_switch_once(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "actors", actor=["harbour-police"], view=["list"])
    assert len(app.segmented_control) == 1
    assert any(":small[" in part.value for part in app.markdown)


def test_who_stands_behind_a_card_comes_before_what_it_says(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "rewards")
    told = plain(next(part.value for part in app.markdown if "record_voice_over" in part.value))
    assert told.index("Official announcement") < told.index("The Harbour Police offer") < told.index("Who acts")


def test_long_stacks_are_turned_above_and_below_and_say_where_the_reader_is(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [arrest] = parts["article"]["arrest"]
        parts["article"]["arrest"] += [arrest | {"id": f"arrest-{number}"} for number in range(64)]

    app = open_app(sample.write(tmp_path, change), "arrests")
    assert "1 to 30 of 65" in captions(app)
    first = placed(app)
    app.pagination("arrests_page_below").select(3).run()
    assert "61 to 65 of 65" in captions(app)
    assert (len(first), len(placed(app))) == (30, 5)
    assert not first & placed(app)
    assert app.pagination("arrests_page_above").value == 3
    app.multiselect("filter_status").set_value(["occurred"]).run()
    assert "1 to 30 of 65" in captions(app)


def test_a_newer_build_of_fewer_items_shows_its_last_page(open_app: OpenApp, tmp_path: Path) -> None:
    def many(items: int) -> Callable[[dict[str, Any]], None]:
        def change(parts: dict[str, Any]) -> None:
            [arrest] = parts["article"]["arrest"]
            parts["article"]["arrest"] += [arrest | {"id": f"arrest-{number}"} for number in range(items - 1)]

        return change

    app = open_app(sample.write(tmp_path, many(65)), "arrests")
    app.pagination("arrests_page_below").select(3).run()
    sample.write(tmp_path, many(35))
    app.run()
    assert "31 to 35 of 35" in captions(app)
    assert len(placed(app)) == 5


def placed(app: AppTest) -> set[str]:
    """The items shown, by their boxes for the basket."""
    return {str(box.key) for box in app.main.checkbox if str(box.key).startswith("tick-")}


def captions(app: AppTest) -> list[str]:
    return [caption.value for caption in app.caption]


def test_days_and_sums_stand_before_their_words_to_be_sorted_by(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [offer] = parts["article"]["reward"]
        more = [(25_000_000, "MXN", "2024-11-01"), (1_234.5, "MXN", "2017-04-12"), (3, "USD", "")]
        parts["article"]["reward"] += [
            offer | sample.UNNUMBERED | {"id": f"offer-{number}", "amount": amount, "currency": currency, "date": day}
            for number, (amount, currency, day) in enumerate(more)
        ]

    told = open_app(sample.write(tmp_path, change), "rewards", view=["table"]).dataframe[-1].value
    assert list(told["Amount in figures"]) == [25_000_000, 1_234.5, 2_000_000, 3]
    assert list(told["Amount"]) == ["MXN 25 million", "MXN 1,234.50", "USD 2 million", "USD 3"]
    assert [str(day) for day in told["First day"]][:2] == ["2024-11-01", "2017-04-12"]
    assert list(told["Date"])[:2] == ["1 November 2024", "12 April 2017"]

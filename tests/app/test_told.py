"""What pages tell at their limits, and what the basket and links lead to."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefing import filters
from briefing.ui import address, cards, stacks, tables
from tests import sample
from tests.serving import OpenApp

CHECKS, REWARD = "harbour-crackdown/checks", "harbour-crackdown/smuggler-reward"


def test_what_a_snapshot_will_hold_stands_in_the_order_of_the_basket(open_app: OpenApp, folder: Path) -> None:
    found = [
        open_app(folder, "snapshots", basket=ids).dataframe[0].value["Item"].iloc[0]
        for ids in ([REWARD, CHECKS], [CHECKS, REWARD])
    ]
    assert found == ["$2 million reward for a smuggling ring’s leader", "Checks at the harbour"]


def test_a_long_basket_is_turned_whole_and_its_ends_go_no_further(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [arrest] = parts["article"]["arrest"]
        parts["article"]["arrest"] = [arrest | {"id": f"arrest-{number:02}"} for number in range(26)]

    ids = [f"harbour-crackdown/arrest-{number:02}" for number in range(26)]
    app = open_app(sample.write(tmp_path, change), "snapshots", basket=ids)
    assert len([button for button in app.main.button if str(button.key).startswith("Up-")]) == 25
    assert app.button(f"Up-{ids[0]}").disabled
    assert not app.button(f"Down-{ids[0]}").disabled


def test_from_a_linked_item_the_list_leads_to_another_document(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "sources", records=["yes"], item=["harbour-list/ring-listed"])
    app.selectbox("text").set_value("harbour-crackdown").run()
    assert app.header[0].value == "Customs tightens harbour checks"
    assert "item" not in app.query_params


def test_there_is_nothing_to_clear_where_nothing_is_chosen(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder)
    assert app.button("clear_all").disabled
    assert app.text_input("filter_words").proto.max_chars == filters.LONGEST_WORDS
    assert not open_app(folder, kind=["arrest"]).button("clear_all").disabled


def test_the_last_day_that_the_fields_hold_can_be_asked_for(open_app: OpenApp, folder: Path) -> None:
    assert not open_app(folder, until=["2100-12-31"]).warning
    assert "Left out of the link" in open_app(folder, until=["2101-01-01"]).warning[0].value


@pytest.mark.parametrize(
    ("first", "last", "chosen"),
    [
        (date(1784, 5, 1), date(2213, 1, 1), (date(1780, 1, 1), date(2219, 12, 31))),
        (date(2020, 1, 1), date(2020, 1, 1), (date(1900, 1, 1), date(2100, 12, 31))),
    ],
)
def test_the_fields_hold_two_centuries_and_the_decades_beyond(
    first: date, last: date, chosen: tuple[date, date]
) -> None:
    assert address.days({"first_day": first, "last_day": last}) == chosen


def test_several_articles_say_and_of_those_without_a_day_it_is_told(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["record"]["document"]["kind"] = "article"

    told = open_app(sample.write(tmp_path, change)).main.markdown
    assert "What **2 articles** say. Published: 8 August 2025; of 1 the text does not say." in [
        part.value for part in told
    ]


def test_long_new_words_stand_under_short_old_ones() -> None:
    assert "\n→ " in cards.difference("Summary", "", "x" * 61)
    assert "\n" not in cards.difference("Summary", "", "x" * 60)


def test_a_figure_of_eleven_letters_is_told_as_it_is() -> None:
    row = {"figure": "Items", "unit": "", "value": 999_999_999, "note": ""}
    assert cards.figure(row)[1] == "999,999,999"


def test_who_stands_behind_an_item_has_the_room_it_needs() -> None:
    assert [stacks._width([letters * "x"]) for letters in (1, 40, 99)] == [180, 304, 460]


def test_a_cell_without_a_value_is_empty_on_paper() -> None:
    assert tables._cell(None) == ""


def test_an_address_that_names_another_build_says_which_one_is_shown(open_app: OpenApp, folder: Path) -> None:
    newest = open_app(folder).session_state["build"].id
    assert not open_app(folder, build=[newest], version=["0.1"]).info
    told = open_app(folder, build=["20200101T000000Z-0*"], version=["0.1"]).info[0].value.replace("\\", "")
    assert told == f"The address names build 20200101T000000Z-0*, which is not here; you see the newest, {newest}."
    told = [part.value for part in open_app(folder, build=["20200101T000000Z-0"], item=[REWARD]).info]
    assert len(told) == 1
    assert "so whether it has changed since cannot be told" in told[0]


def test_an_address_that_names_an_older_build_leads_to_where_it_is_compared(open_app: OpenApp, tmp_path: Path) -> None:
    older = sample.made(tmp_path).id
    sample.write(tmp_path, sample.news)
    told = open_app(tmp_path, build=[older]).info[0].value
    assert f"{older}, which Snapshots compares with this one; you see the newest" in told.replace("\\", "")

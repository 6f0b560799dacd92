"""What files carry at their limits, and what is read back from them."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from briefing.errors import SnapshotError
from briefing.filters import MOST_IN_BASKET, Filters
from briefing.shelf import Folder
from briefing.snapshots import address, readers
from briefing.snapshots.compare import between
from briefing.snapshots.formats import html
from briefing.snapshots.snapshot import taken
from briefing.snapshots.verify import verify
from briefing.store import Build
from tests import sample


def test_a_sentence_of_a_picture_brings_no_markup_into_the_page(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        for actor in parts["actors"]:
            actor["name"] = f'{actor["id"]} <b>x</b>"'
        [arrest] = parts["article"]["arrest"]
        parts["article"]["arrest"] += [arrest | {"id": f"arrest-{number}"} for number in range(4)]

    found = taken(sample.made(tmp_path, change), Filters())
    assert found.pictures
    assert b"<b>x</b>" not in html.write(found)


def test_five_items_are_drawn_and_four_are_not(harbour: Build) -> None:
    assert taken(harbour, Filters(records=True)).pictures
    assert not taken(harbour, Filters()).pictures


def test_a_basket_as_full_as_it_may_be_is_read_back() -> None:
    items = [f"basket=d/{number}" for number in range(MOST_IN_BASKET)]
    assert len(address.read("&".join(["build=a", *items])).filters.basket) == MOST_IN_BASKET


def test_the_mark_of_markdown_counts_at_the_end_alone() -> None:
    content = b"<!-- briefing-snapshot: a -->\n\n<!-- briefing-snapshot: b -->\n"
    assert readers.address(content, "md") == "b"


def test_an_amount_is_the_same_as_a_decimal_and_as_a_number(harbour: Build) -> None:
    [row] = harbour.rows("rewards")
    assert between([row | {"amount": Decimal("0.10")}], [row | {"amount": 0.1}], "a", "b").same


def test_a_file_of_a_span_says_how_many_of_its_items_bear_no_date(harbour: Build) -> None:
    found = [taken(harbour, Filters(since=date(2025, 1, 1), dated=dated)) for dated in (False, True)]
    assert [one.count_in_words for one in found] == ["4 of 5 items, 2 without a date", "2 of 5 items"]
    assert ["Items without a date too" in one.filters_in_words for one in found] == [True, False]
    assert taken(harbour, Filters(dated=True)).filters_in_words == "Dated items only; Articles only"


def test_a_picture_in_a_file_of_its_own_says_what_it_is_and_where_it_is_from(harbour: Build) -> None:
    snapshot = taken(harbour, Filters(records=True))
    picture = snapshot.pictures[0]
    root = ElementTree.fromstring(picture.file(f"{snapshot.address}&heading=<b>"))
    told = {element.tag.rpartition("}")[2]: element.text for element in root[:3]}
    assert told["desc"] == picture.sentence
    assert told["metadata"] == f"{snapshot.address}&heading=<b>"
    assert told["title"]


@pytest.mark.parametrize("name", ["manifest.json", "item.parquet", "pictures/when.svg", "item.csv"])
def test_what_is_a_part_of_a_zip_is_told_to_be_verified_with_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="what is a part of a zip is verified with it: name the zip"):
        verify(b"item_id\n1\n", name, Folder(tmp_path))

"""The workbook, reopened by another reader."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import openpyxl
import pytest

from briefing import build, store
from briefing.errors import FormatError
from briefing.filters import Filters
from briefing.snapshots import sheets
from briefing.snapshots.compare import Change, Comparison
from briefing.snapshots.formats import FORMATS, xlsx
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.store import Build
from tests import sample
from tests.serving import ROOT
from tests.unit.test_formats import HOSTILE, hostile


def opened(snapshot: Snapshot) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx.write(snapshot)))


def records(book: openpyxl.Workbook, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet under its header, which is its third row."""
    _, _, header, *lines = book[sheet].iter_rows(values_only=True)
    return [dict(zip(header, line, strict=True)) for line in lines]


def about(book: openpyxl.Workbook) -> dict[str, str]:
    return {row["Fact"]: row["Words"] for row in records(book, "About")}


@pytest.fixture(scope="module")
def whole(harbour: Build) -> Snapshot:
    return taken(harbour, Filters(records=True), "My heading", "Two lines,\nmine.")


@pytest.fixture(scope="module")
def book(whole: Snapshot) -> openpyxl.Workbook:
    return opened(whole)


def test_there_is_a_sheet_for_each_kind_and_for_actors_evidence_and_sources(book: openpyxl.Workbook) -> None:
    kinds = ["Measures", "Rewards", "Arrests", "Designations", "Statements"]
    assert book.sheetnames == ["About", *kinds, "Actors", "Evidence", "Sources"]


def test_the_first_sheet_says_what_the_workbook_holds_and_where_it_comes_from(
    book: openpyxl.Workbook, whole: Snapshot
) -> None:
    facts = about(book)
    assert facts["Reader’s heading"] == "My heading"
    assert facts["Reader’s note"] == "Two lines,\nmine."
    assert facts["Filters"] == "Releases and records too"
    assert facts["Items"] == "5 of 5 items"
    assert (facts["Build"], facts["Content SHA-256"]) == (whole.build.id, whole.build.content_sha256)
    assert facts["Arrests"].endswith("An arrest is not a conviction.")
    assert "Evidence (4)" in facts["Sheets"]


def test_a_program_finds_the_address_among_the_properties(book: openpyxl.Workbook, whole: Snapshot) -> None:
    assert book.properties.keywords == whole.address
    assert book.properties.created == whole.build.built_at.astimezone(UTC).replace(microsecond=0, tzinfo=None)


def test_amounts_are_numbers_and_full_days_are_dates(book: openpyxl.Workbook) -> None:
    (reward,) = records(book, "Rewards")
    assert (reward["Amount"], reward["Currency"], reward["How exact"]) == (2_000_000, "USD", "exactly")
    (arrest,) = records(book, "Arrests")
    assert arrest["Date"] == datetime(2025, 8, 1)
    (measure,) = records(book, "Measures")
    assert measure["Date"] == "2025-06-XX"
    # By these they sort, whatever their dates are.
    assert (measure["First day"], measure["Last day"]) == (datetime(2025, 6, 1), datetime(2025, 6, 30))
    (designation,) = records(book, "Designations")
    assert (designation["Date"], designation["Listed"]) == ("2024-03-01/..", datetime(2024, 3, 1))
    assert (designation["First day"], "Last day" in designation) == (datetime(2024, 3, 1), False)


@pytest.mark.parametrize(("amount", "look"), [(2_000_000, "#,##0"), (12.5, "#,##0.00")])
def test_an_amount_shows_cents_where_it_has_some(amount: float, look: str, tmp_path: Path) -> None:
    told = sample.UNNUMBERED | {"amount": amount}
    folder = sample.write(tmp_path, lambda parts: parts["article"]["reward"][0].update(told))
    _, _, header, row = opened(taken(store.open_build(build.make(folder, folder / "builds")), Filters()))["Rewards"]
    [cell] = [cell for name, cell in zip(header, row, strict=True) if name.value == "Amount"]
    assert (cell.value, cell.number_format) == (amount, look)


def test_an_item_says_who_stands_behind_it_and_what_it_rests_on(book: openpyxl.Workbook) -> None:
    (arrest,) = records(book, "Arrests")
    assert arrest["Who stands behind it"] == "Another outlet: Harbour Bulletin"
    assert arrest["What kind of reality"] == "Occurred"
    assert arrest["Accused of"] == "smuggling and bribery"
    assert arrest["Evidence"] == "¶1 s2: held on the pier"
    assert arrest["Item"] == "harbour-crackdown/quay-arrest"
    assert (
        book["Arrests"]["A2"].value
        == "1 of 5 items. Persons taken into custody, one or several. An arrest is not a conviction."
    )


def test_the_docs_tell_the_columns_of_every_sheet_in_their_order(whole: Snapshot) -> None:
    text = (ROOT / "docs" / "tables.md").read_text("utf-8").partition("## The sheets of a workbook")[2]
    told = dict(re.findall(r"^\| (.*?) \| (.*) \|$", text.partition("## ")[0], re.MULTILINE))
    book = opened(replace(whole, changes=Comparison("now", "before", (), (), ())))
    for sheet in book.sheetnames:
        own = told.get(f"of `{sheet}`", "")
        columns = (told[f"`{sheet}`"] if not own else told["`Measures` and so on"]).split(" · ")
        wanted = [name for part in columns for name in (own.split(" · ") if part.startswith("*") else [part])]
        header = [cell.value for cell in book[sheet][3]]
        assert header == [name for name in wanted if name in header], sheet


def test_a_sheet_has_only_columns_that_some_row_fills(book: openpyxl.Workbook) -> None:
    for sheet in book.sheetnames[1:]:
        rows = records(book, sheet)
        assert all(any(row[name] is not None for row in rows) for name in rows[0]), sheet
    assert "Amount" not in records(book, "Arrests")[0]


def test_headers_stay_in_sight_and_can_be_filtered(book: openpyxl.Workbook) -> None:
    for sheet in book:
        assert sheet.freeze_panes == "B4"
        assert sheet.auto_filter.ref.startswith("A3:")
        assert sheet.auto_filter.ref.endswith(str(sheet.max_row))


def test_the_evidence_sheet_has_a_row_for_each_anchor(book: openpyxl.Workbook, whole: Snapshot) -> None:
    rows = [
        (row["Item"], row["Paragraph"], row["Sentence"], row["Words of the text"]) for row in records(book, "Evidence")
    ]
    proofs = [(row["item_id"], *proof.values()) for row in whole.items for proof in row["evidence"]]
    assert rows == proofs


def test_what_has_changed_has_a_sheet_of_its_own(whole: Snapshot) -> None:
    first, second, third, *_ = whole.items
    changed = Change(third["item_id"], third["headline"], (("status", "Pledged", "Ordered"),))
    compared = Comparison("20240101T000000Z-older", whole.build.id, (first,), (second,), (changed,))
    book = opened(replace(whole, changes=compared))
    assert book["Changes"]["A2"].value == "What has changed since build 20240101T000000Z-older."
    rows = [tuple(row.values()) for row in records(book, "Changes")]
    assert [row[1] for row in rows] == ["Added", "Removed", "Changed"]
    assert rows[2] == (third["headline"], "Changed", "status", "Pledged", "Ordered", third["item_id"])
    same = opened(replace(whole, changes=Comparison("20240101T000000Z-older", whole.build.id, (), (), ())))
    assert same["Changes"]["A4"].value == "No item has changed since build 20240101T000000Z-older."


def test_a_caption_is_printed_as_it_is_and_takes_no_order(whole: Snapshot) -> None:
    book = opened(replace(whole, changes=Comparison("A&D&B", whole.build.id, (), (), ())))
    assert str(book["Changes"].oddHeader.left.text).endswith("No item has changed since build A&&D&&B.")


def test_the_choice_that_leaves_nothing_makes_a_workbook_that_says_so(harbour: Build) -> None:
    book = opened(taken(harbour, Filters(words="nowhere to be found")))
    assert book.sheetnames == ["About"]
    facts = about(book)
    assert facts["Items"] == "0 of 5 items"
    assert facts["Nothing is left"] == "The filters leave no item."
    assert facts["Filters"] == "Words: “nowhere to be found”; Articles only"


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_hostile_text_comes_back_as_text(words: str, tmp_path: Path) -> None:
    content = xlsx.write(taken(hostile(tmp_path, words), Filters(), words, words))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert {row["Headline"] for row in records(book, "Arrests")} == {words}
    assert about(book)["Reader’s note"] == words
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f" or cell.hyperlink]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if "externalLink" in name or "vba" in name.lower()]
        assert not [name for name in parts.namelist() if b'TargetMode="External"' in parts.read(name)]


def test_words_longer_than_a_cell_are_cut_and_say_so() -> None:
    assert sheets.shown("x" * 32_767) == "x" * 32_767
    for long in ("x" * 32_768, "🙂" * 20_000):
        cut = sheets.shown(long)
        assert len(cut.encode("utf-16-le")) // 2 <= 32_767
        assert cut.endswith("… [cut here: a cell holds no more]")
        assert long.startswith(cut.removesuffix(sheets.CUT))


def test_what_xml_cannot_carry_becomes_the_replacement_character(whole: Snapshot) -> None:
    note = "bell \x07, escape \x1b, no character \uffff, half \ud83d, _x0041_, and\r\na new line"
    kept = "bell \ufffd, escape \ufffd, no character \ufffd, half \ufffd, _x0041_, and\na new line"
    assert sheets.shown(note) == kept
    book = opened(replace(whole, filters_in_words=note))
    assert about(book)["Filters"] == kept
    assert book.properties.subject == kept.replace("_x0041_", "_x005F_x0041_")


def test_an_address_with_an_escape_of_workbooks_in_it_means_the_same(harbour: Build) -> None:
    snapshot = taken(harbour, Filters(words="_x0041_"), note="_x0042_")
    found = opened(snapshot).properties.keywords
    assert parse_qs(found) == parse_qs(snapshot.address)


@pytest.mark.parametrize(
    "text", ["", "2015", "2025-06-XX", "../2025-08-08", "2025-02-30", "1850-01-01", "2025-08-08~", "2025-W01-1"]
)
def test_what_is_no_full_day_of_the_calendar_of_workbooks_stays_text(text: str) -> None:
    assert sheets.day(text) == text


def test_the_first_day_that_workbooks_count_rightly_is_a_date() -> None:
    assert (sheets.day("1900-02-28"), sheets.day("1900-03-01")) == ("1900-02-28", date(1900, 3, 1))


def test_zip_and_document_carry_the_time_of_the_build_and_no_other(whole: Snapshot) -> None:
    made = datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC)
    with zipfile.ZipFile(io.BytesIO(xlsx.write(replace(whole, build=replace(whole.build, built_at=made))))) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode("utf-8")
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2001-02-03T04:05:06Z"}


def test_a_choice_too_large_is_refused_with_what_to_take_instead(whole: Snapshot) -> None:
    first = whole.items[0]
    many = (first | {"evidence": first["evidence"] * (xlsx.MOST_ROWS + 1)},)
    with pytest.raises(FormatError, match=r"200,001 rows.*200,000.*Parquet"):
        xlsx.write(replace(whole, items=many))


def test_as_many_items_as_the_workbook_takes_fit_with_four_anchors_each() -> None:
    (format,) = [format for format in FORMATS if format.suffix == "xlsx"]
    assert 4 * format.most <= xlsx.MOST_ROWS

"""The Word document, opened as the archive of XML that it is, and by python-docx."""

import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from briefing.filters import Filters
from briefing.snapshots.compare import Change, Comparison
from briefing.snapshots.formats.docx import write
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.store import Build
from tests import sample
from tests.unit.test_formats import HOSTILE, hostile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BEFORE = "20250101T000000Z-0123456789ab"
# The last heading of each table behind a picture.
LAST = ("Items", "Offers", "Arrests", "Item", "Condition")


@pytest.fixture(scope="module")
def whole(article: Build) -> Snapshot:
    plain = taken(article, Filters())
    changed = Change("article/item", "A headline", (("Status", "Ordered", "Occurred"),))
    changes = Comparison(BEFORE, plain.build.id, plain.items[:2], plain.items[2:3], (changed,))
    return replace(plain, heading="Mine <b>", note="First line\nsecond \x00\ufffe line", changes=changes)


@pytest.fixture(scope="module")
def content(whole: Snapshot) -> bytes:
    return write(whole)


def lines(content: bytes, part: str = "word/document.xml") -> list[str]:
    """The paragraphs of a part, a tab as a tab and a break as a line feed."""
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    with ZipFile(io.BytesIO(content)) as parts:
        paragraphs = ET.fromstring(parts.read(part)).iter(f"{W}p")
        runs = ([run for run in paragraph.iter() if run.tag in (f"{W}t", *signs)] for paragraph in paragraphs)
        return ["".join(signs.get(run.tag, run.text or "") for run in found) for found in runs]


def styled(content: bytes) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def test_titles_kinds_and_items_are_real_headings(content: bytes, whole: Snapshot) -> None:
    found = styled(content)
    assert found[0] == ("Title", "Briefing")
    ones = [text for style, text in found if style == "Heading 1"]
    assert ones == [
        *("Reader’s note", "In short", f"What has changed since build {BEFORE}", "Charts", "Measures (5)"),
        *("Rewards (1)", "Arrests (1)", "Designations (1)", "Statements (18)", "Sources"),
        *("What the words mean", "Where this comes from"),
    ]
    twos = [text for style, text in found if style == "Heading 2"]
    assert twos[-len(whole.items) :] == [row["headline"] for rows in whole.by_kind.values() for row in rows]


@pytest.mark.parametrize("own", [{"heading": "Mine alone"}, {"note": "Mine alone"}])
def test_a_heading_and_a_note_stand_there_without_each_other(own: dict[str, str], harbour: Build) -> None:
    assert "Mine alone" in lines(write(taken(harbour, Filters(), **own)))


def test_each_item_says_what_it_says_everywhere(content: bytes, whole: Snapshot) -> None:
    said = lines(content)
    for row in whole.items:
        assert row["summary"] in said
        assert f"Item {row['item_id']}" in said
        for proof in row["evidence"]:
            assert f"¶{proof['paragraph']} s{proof['sentence']}\t{proof['words']}" in said
    assert "USD 50 million" in said
    assert "Who stands behind it\tThe text’s own voice" in said
    assert "Persons taken into custody, one or several. An arrest is not a conviction." in said


def test_words_of_the_text_and_no_others_are_in_italics(content: bytes, whole: Snapshot) -> None:
    runs = [run for paragraph in docx.Document(io.BytesIO(content)).paragraphs for run in paragraph.runs]
    told = [proof["words"] for rows in whole.by_kind.values() for row in rows for proof in row["evidence"]]
    slanting = [run.text for run in runs if run.italic]
    # What is gone is told first, as it was.
    assert (slanting[-len(told) :], {*slanting}) == (told, {*told})


def test_the_file_says_where_it_comes_from(content: bytes, whole: Snapshot) -> None:
    said = lines(content)
    assert f"{whole.count_in_words} · {whole.filters_in_words}" in said
    assert f"Build\t{whole.build.id}" in said
    assert f"Content SHA-256\t{whole.build.content_sha256}" in said
    assert any(whole.documents[0]["text_sha256"] in line for line in said)
    known = docx.Document(io.BytesIO(content)).core_properties
    assert known.keywords == whole.address
    assert known.created == known.modified == whole.build.built_at.astimezone(UTC).replace(microsecond=0)
    assert known.language == "en"


def test_the_readers_words_stay_text_and_what_xml_cannot_carry_is_replaced(content: bytes) -> None:
    said = lines(content)
    place = said.index("Reader’s note")
    assert said[place + 1 : place + 3] == ["Mine <b>", "First line\nsecond \ufffd\ufffd line"]


def test_what_has_changed_is_told_with_old_words_and_new(content: bytes) -> None:
    said = lines(content)
    place = said.index("Changed: A headline (article/item)")
    assert said[place + 1 : place + 7] == ["What", "Before", "Now", "Status", "Ordered", "Occurred"]


def test_what_came_and_what_went_stand_under_their_own_headings(content: bytes, whole: Snapshot) -> None:
    said = lines(content)
    told = said[said.index("Added (2)") + 1 :]
    assert all(row["headline"] in line for row, line in zip(whole.items[:2], told[:2], strict=True))
    [gone] = whole.items[2:3]
    card = said[said.index(f"Removed: {gone['headline']}") + 1 :]
    # What is in no other place of the file is told whole.
    assert card.index(f"Item {gone['item_id']}") > card.index(gone["summary"])
    assert any(gone["evidence"][0]["words"] in line for line in card[: card.index(f"Item {gone['item_id']}")])


def test_a_picture_has_an_alternate_a_numbered_caption_and_a_table(content: bytes, whole: Snapshot) -> None:
    opened = docx.Document(io.BytesIO(content))
    alternates = [shape._inline.docPr.get("descr") for shape in opened.inline_shapes]
    assert alternates == [picture.sentence for picture in whole.pictures]
    captions = [line for line in lines(content) if line.startswith("Chart ")]
    assert captions == [f"Chart {number}. {sentence}" for number, sentence in enumerate(alternates, 1)]
    tables = [table for table in opened.tables if table.rows[0].cells[-1].text in LAST]
    assert [len(table.rows) - 1 for table in tables] == [picture.table.num_rows for picture in whole.pictures]


def test_the_heading_of_every_table_is_repeated_and_the_foot_numbers_the_pages(content: bytes) -> None:
    opened = docx.Document(io.BytesIO(content))
    assert all(table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None for table in opened.tables)
    with ZipFile(io.BytesIO(content)) as parts:
        (foot,) = [name for name in parts.namelist() if "footer" in name and name.endswith(".xml")]
        assert [field.get(f"{W}instr") for field in ET.fromstring(parts.read(foot)).iter(f"{W}fldSimple")] == ["PAGE"]


def test_no_part_and_no_property_bears_the_time_of_writing(whole: Snapshot) -> None:
    content = write(replace(whole, build=replace(whole.build, built_at=datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC))))
    with ZipFile(io.BytesIO(content)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.namelist()[0] == "[Content_Types].xml"
        known = ET.fromstring(parts.read("docProps/core.xml"))
    times = {part.text for part in known if part.get("{http://www.w3.org/2001/XMLSchema-instance}type")}
    assert times == {"2001-02-03T04:05:06Z"}


def test_the_choice_that_leaves_nothing_makes_a_document_that_says_so(article: Build) -> None:
    said = lines(write(taken(article, Filters(words="nowhere to be found"))))
    assert "The filters leave no item." in said
    assert "0 of 26 items · Words: “nowhere to be found”; Articles only" in said


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_hostile_text_comes_back_as_text(words: str, tmp_path: Path) -> None:
    snapshot = taken(hostile(tmp_path, words), Filters())
    content = write(replace(snapshot, pictures=snapshot.pictures[-1:]))
    assert lines(content).count(words) >= 8
    with ZipFile(io.BytesIO(content)) as parts:
        root = ET.fromstring(parts.read("word/document.xml"))
        relations = parts.read("word/_rels/document.xml.rels").decode("utf-8")
    assert not list(root.iter(f"{W}hyperlink"))
    assert {field.get(f"{W}instr") for field in root.iter(f"{W}fldSimple")} <= {"SEQ Chart \\* ARABIC"}
    assert "External" not in relations


def test_no_picture_is_taller_than_a_sheet_whatever_it_shows(tmp_path: Path) -> None:
    pictures = docx.Document(io.BytesIO(write(taken(sample.made(tmp_path, sample.many_rewards), Filters()))))
    sizes = [(shape.width.mm, shape.height.mm) for shape in pictures.inline_shapes]
    assert max(height for _, height in sizes) <= 215
    assert any(width < 150 for width, _ in sizes), "one was too tall"

"""The PDF reopened: its words, its tags, its standards, its bytes."""

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from briefing import prose
from briefing.errors import BusyError, FormatError
from briefing.filters import Filters
from briefing.snapshots import typesetting
from briefing.snapshots.compare import Change, Comparison
from briefing.snapshots.formats import BUNDLE, pdf
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.snapshots.verify import verify
from briefing.store import Build
from tests import box_font, sample
from tests.opened import Opened
from tests.unit.test_formats import HOSTILE, hostile


def test_a_document_that_takes_too_long_is_given_up_with_the_remedy(
    harbour: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetting, "MOST_SECONDS", 0.01)
    with pytest.raises(FormatError, match=r"within 0\.01 seconds: narrow the filters, or take another format"):
        pdf.write(taken(harbour, Filters()))


@pytest.fixture
def others_at_work(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As many documents are being set as may be at once."""
    monkeypatch.setattr(typesetting, "MOST_SECONDS", 0.2)
    with ExitStack() as others:
        for _ in range(typesetting.AT_ONCE._value):
            others.enter_context(typesetting.AT_ONCE)
        yield


@pytest.mark.usefixtures("others_at_work")
def test_where_others_are_set_just_now_a_bundle_is_not_saved_without_its_pdf(harbour: Build) -> None:
    """It would be taken for one that was changed, once it is made again."""
    with pytest.raises(BusyError, match="others are at the same work just now: try again in a minute"):
        BUNDLE.write(taken(harbour, Filters()))


def test_where_others_are_set_just_now_no_verdict_is_given(harbour: Build, request: pytest.FixtureRequest) -> None:
    """It would be kept, and stand there once they are done."""
    content = pdf.write(taken(harbour, Filters()))
    request.getfixturevalue("others_at_work")
    with pytest.raises(BusyError):
        verify(content, "harbour.pdf", Opened(harbour))


def bare(words: str) -> str:
    """Words without what a line of print takes away: white space, and marks that have no shape."""
    return "".join(sign for sign in words if not sign.isspace() and unicodedata.category(sign) != "Cf")


def reopened(snapshot: Snapshot) -> tuple[PdfReader, str]:
    """The file, and the words of its pages one after the other, without what stands at the head and foot of each."""
    file = PdfReader(BytesIO(pdf.write(snapshot)))
    pages = [bare(page.extract_text()) for page in file.pages]
    head = bare(f"{snapshot.title} · {snapshot.count_in_words}Build {snapshot.build.id}")
    words = ""
    for number, page in enumerate(pages, 1):
        foot = bare(f"{number} of {len(pages)}")
        assert page.count(head) == 1
        assert page.replace(head, "").endswith(foot) or page.replace(head, "").startswith(foot)
        words += page.replace(head, "").removesuffix(foot).removeprefix(foot)
    return file, words


def elements(part: Any) -> Iterator[DictionaryObject]:
    """Every element of the tree of tags, in reading order."""
    part = part.get_object()
    for child in part if isinstance(part, ArrayObject) else [part]:
        found = child.get_object()
        if isinstance(found, DictionaryObject):
            if "/S" in found:
                yield found
            if "/K" in found:
                yield from elements(found["/K"])


def tags(file: PdfReader) -> list[DictionaryObject]:
    return list(elements(file.trailer["/Root"]["/StructTreeRoot"]))


def bookmarks(part: list[Any]) -> list[Any]:
    return [bookmarks(child) if isinstance(child, list) else child.title for child in part]


def sayings(snapshot: Snapshot) -> list[str]:
    """Everything that the file must say of its items."""
    return [
        str(words)
        for row in snapshot.items
        for words in (
            row["headline"],
            row["summary"],
            row["item_id"],
            prose.offer(row),
            *(words for pair in prose.facts(row) for words in pair),
            *(words for proof in row["evidence"] for words in (prose.place(proof), proof["words"])),
        )
    ]


@pytest.fixture(scope="module")
def whole(article: Build) -> Snapshot:
    return taken(article, Filters())


@pytest.fixture(scope="module")
def read(whole: Snapshot) -> tuple[PdfReader, str]:
    return reopened(whole)


def test_no_word_of_an_item_is_missing(whole: Snapshot, read: tuple[PdfReader, str]) -> None:
    assert not [words for words in sayings(whole) if bare(words) not in read[1]]


def test_the_file_says_what_it_is_and_where_it_comes_from(whole: Snapshot, read: tuple[PdfReader, str]) -> None:
    file, words = read
    made = whole.build.id, whole.build.content_sha256
    for fact in (*made, whole.filters_in_words, whole.count_in_words, *whole.digest):
        assert bare(fact) in words
    for row in whole.documents:
        assert all(bare(fact) in words for fact in (row["title"], row["text_sha256"], "our title"))
    assert bare("An arrest is not a conviction.") in words
    assert file.metadata is not None
    assert file.metadata.title == whole.title
    assert file.metadata.keywords == whole.address
    assert file.metadata.creation_date == whole.build.built_at.replace(microsecond=0)


def test_the_file_claims_both_standards_and_names_its_language(read: tuple[PdfReader, str]) -> None:
    root = read[0].trailer["/Root"]
    claimed = {
        element.tag.rpartition("}")[2] + "@" + element.tag: element.text
        for element in ET.fromstring(root["/Metadata"].get_object().get_data()).iter()
    }
    assert claimed["part@{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert claimed["part@{http://www.aiim.org/pdfa/ns/id/}part"] == "2"
    assert claimed["conformance@{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_letter_has_its_font_in_the_file(read: tuple[PdfReader, str]) -> None:
    fonts = [font.get_object() for page in read[0].pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(inner)
        assert "/ToUnicode" in font


def test_every_chart_has_its_sentence_as_alternate_and_in_print(whole: Snapshot, read: tuple[PdfReader, str]) -> None:
    found = [tag["/Alt"] for tag in tags(read[0]) if tag["/S"] == "/Figure"]
    assert found == [picture.sentence for picture in whole.pictures]
    assert all(bare(picture.sentence) in read[1] for picture in whole.pictures)


def test_the_outline_leads_to_every_part_and_every_item(whole: Snapshot, read: tuple[PdfReader, str]) -> None:
    outline = bookmarks(read[0].outline)
    parts = [title for title in outline if isinstance(title, str)]
    assert parts == [
        *("Charts", "Measures (5)", "Rewards (1)", "Arrests (1)", "Designations (1)", "Statements (18)"),
        *("Sources", "What the words mean", "Where this comes from"),
    ]
    items = [title for part in outline if isinstance(part, list) for title in part]
    assert [title for title in items if title in {row["headline"] for row in whole.items}] == [
        row["headline"] for rows in whole.by_kind.values() for row in rows
    ]


def test_headings_go_down_one_step_at_a_time(read: tuple[PdfReader, str]) -> None:
    levels = [int(tag["/S"][2:]) for tag in tags(read[0]) if re.fullmatch(r"/H\d", tag["/S"])]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_readers_own_words_are_marked_as_theirs(whole: Snapshot) -> None:
    _, words = reopened(replace(whole, heading="*Harbour* desk", note="First line\nsecond #line[", pictures=()))
    assert bare("Reader’s note *Harbour* desk First line second #line[") in words


def test_what_has_changed_is_told_with_the_old_words_and_the_new(whole: Snapshot) -> None:
    came, went, other = whole.items[:3]
    change = Change(other["item_id"], other["headline"], (("Status", "Pledged", "Ordered"), ("When", "", "2025")))
    told = Comparison("20250101T000000Z-before", whole.build.id, (came,), (went,), (change,))
    file, words = reopened(replace(whole, changes=told, items=(), pictures=()))
    assert bare("What has changed since build 20250101T000000Z-before") in words
    assert bare("1 item added, 1 item removed, 1 item changed") in words
    for fact in (came["headline"], went["headline"], "What Status Before Pledged Now Ordered", other["item_id"]):
        assert bare(fact) in words
    assert "compared=20250101T000000Z-before" in str(file.metadata and file.metadata.keywords)


def test_the_choice_that_leaves_nothing_says_so(article: Build) -> None:
    file, words = reopened(taken(article, Filters(words="nowhere to be found")))
    assert len(file.pages) == 1
    assert bare("Words: “nowhere to be found”") in words
    assert bare("0 of 26 items") in words
    assert bare("The filters leave no item.") in words
    assert not file.outline


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_hostile_text_comes_back_as_text(words: str, tmp_path: Path) -> None:
    words = words[:2_000]
    snapshot = replace(taken(hostile(tmp_path, words), Filters()), heading=words, note=words)
    # To draw charts of such long names takes a minute; they are cut there anyway.
    file, found = reopened(replace(snapshot, pictures=()) if len(words) > 1000 else snapshot)
    assert not [saying for saying in sayings(snapshot) if bare(saying) not in found]
    assert found.count(bare(words)) >= 2 * len(snapshot.items) + 2
    assert "/Names" not in file.trailer["/Root"] or "/JavaScript" not in file.trailer["/Root"]["/Names"]
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(file.trailer["/Root"])
    links = [link.get_object() for page in file.pages for link in page.get("/Annots", [])]
    assert all("/A" not in link or "/URI" not in link["/A"] for link in links)


@pytest.mark.parametrize("name", ["Владимир Иванович", "Ελένη", "Nguyễn Văn", "محمد", "الجزيرة", "مرحبا"])
def test_names_in_these_scripts_have_their_letters(whole: Snapshot, name: str) -> None:
    file, words = reopened(replace(whole, items=(), pictures=(), note=name))
    fonts = {
        str(font.get_object()["/BaseFont"]) for page in file.pages for font in page["/Resources"]["/Font"].values()
    }
    assert bare(name) in words
    assert not [font for font in fonts if "Box" in font]


def test_letters_without_a_shape_are_boxes_that_the_file_explains_and_that_can_be_copied(whole: Snapshot) -> None:
    note = "習近平 means 시진핑 and 🙂"
    file, words = reopened(replace(whole, items=(), pictures=(), note=note))
    fonts = {
        str(font.get_object()["/BaseFont"]) for page in file.pages for font in page["/Resources"]["/Font"].values()
    }
    assert bare(note) in words
    assert bare("stands for a letter that the fonts of this file lack") in words
    assert [font for font in fonts if "Box" in font]


@pytest.mark.parametrize("name", ["बंदरगाह", "ক্ষমতা", "ทดสอบ", "மொழி", "සිංහල කො", "မြန်မာ"])
def test_letters_that_join_to_others_are_boxes_too_in_words_and_in_charts(name: str, tmp_path: Path) -> None:
    file, words = reopened(taken(hostile(tmp_path, name), Filters(kind=("reward",))))
    assert bare("stands for a letter that the fonts of this file lack") in words
    assert any("Box" in str(font.get_object()["/BaseFont"]) for font in file.pages[0]["/Resources"]["/Font"].values())


@pytest.mark.parametrize("name", ["محمد", "習近平", "🙂 محمد"])
def test_a_chart_carries_letters_of_other_scripts_beside_ligatures(name: str, tmp_path: Path) -> None:
    file, _ = reopened(taken(hostile(tmp_path, name), Filters()))
    words = bare("".join(page.extract_text() for page in file.pages))
    assert bare(f"{name} harbour-police") in words


@pytest.mark.parametrize(
    "name", ["A \U0001f3f4\U000e0067\U000e0062\U000e007f flag", "A \U0001f468\u200d\U0001f469", "x\u0378"]
)
def test_signs_that_the_library_fails_on_are_boxes(name: str, tmp_path: Path) -> None:
    _, words = reopened(taken(hostile(tmp_path, name), Filters()))
    assert "□standsforaletterthatthefontsofthisfilelack" in words


@pytest.mark.parametrize(
    ("name", "boxes"),
    [
        ("إدراج شركة الميناء", False),
        ("شركة الميناء", False),
        ("نیروی دریایی می‌شود", False),
        ("Москва شركة", True),
        ("Ąść شركة", True),
        ("Моска́ва", True),
        ("Ọ̀yọ́", True),
        ("שָׁלוֹם", True),
    ],
)
def test_two_scripts_share_no_line_of_a_chart_in_which_one_would_lose_letters(
    name: str, boxes: bool, tmp_path: Path
) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["record"]["designation"][0]["headline"] = name

    _, words = reopened(taken(sample.made(tmp_path, change), Filters(records=True)))
    assert ("□standsforaletterthatthefontsofthisfilelack" in words) == boxes


def test_what_is_no_character_is_replaced_and_the_rest_stays(whole: Snapshot) -> None:
    _, words = reopened(replace(whole, items=(), pictures=(), note="a\0b\x07c\x85d\ue000e\ufefff\ufffeg"))
    assert "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg" in words


def test_a_layout_that_fails_says_why(whole: Snapshot) -> None:
    with pytest.raises(FormatError, match=r"no PDF could be set .*title"):
        pdf.typeset({"timestamp": 0, "charts": []})


def test_the_font_of_boxes_is_the_one_that_its_description_draws() -> None:
    assert box_font.FILE.read_bytes() == box_font.drawn()


def test_a_picture_that_is_taller_than_a_sheet_loses_nothing(tmp_path: Path) -> None:
    content = pdf.write(taken(sample.made(tmp_path, sample.many_rewards), Filters(kind=("reward",))))
    [page] = [one for one in PdfReader(BytesIO(content)).pages if "Money offered, with its" in one.extract_text()]
    heights: list[float] = []
    page.extract_text(visitor_text=lambda words, at, *more: heights.append(float(at[5])) if words == "U" else None)
    sheet = float(page.mediabox.height)
    assert len(heights) == 20
    assert sheet / 20 < min(heights) < max(heights) < sheet

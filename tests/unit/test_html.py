"""The web page, read by somebody else's reader and by a real browser."""

import itertools
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import etree, html
from playwright.sync_api import Browser

from briefing.filters import Filters
from briefing.prose import UNKNOWN
from briefing.snapshots.compare import Change, Comparison
from briefing.snapshots.formats.html import write
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.store import Build

BEFORE = "20250101T000000Z-0123456789ab"


@pytest.fixture(scope="module")
def whole(article: Build) -> Snapshot:
    plain = taken(article, Filters())
    changed = Change("article/item", "A headline", (("Status", "Ordered <i>", "Occurred"),))
    changes = Comparison(BEFORE, plain.build.id, plain.items[:2], plain.items[2:3], (changed,))
    return replace(plain, heading="Mine <b>", note="First line\nsecond \x00line", changes=changes)


@pytest.fixture(scope="module")
def page(whole: Snapshot) -> html.HtmlElement:
    return html.document_fromstring(write(whole))


def words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_headings_come_in_order_and_the_page_has_its_landmarks(page: html.HtmlElement) -> None:
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert Counter(element.tag for element in page.iter("header", "nav", "main", "footer")).most_common() == [
        ("header", 1),
        ("nav", 1),
        ("main", 1),
        ("footer", 1),
    ]


def test_no_id_stands_twice_and_every_reference_meets_one(page: html.HtmlElement) -> None:
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    source = html.tostring(page, encoding="unicode")
    asked = set(re.findall(r'href="#([^"]+)"', source)) | set(re.findall(r'="url\(#([^)]+)\)"', source))
    assert len(asked) > 10
    assert asked <= set(ids)


def test_a_picture_is_one_image_with_its_sentence_and_its_table(page: html.HtmlElement, whole: Snapshot) -> None:
    drawn = page.xpath("//*[local-name()='svg']")
    assert [svg.get("aria-label") for svg in drawn] == [picture.sentence for picture in whole.pictures]
    assert {svg.get("role") for svg in drawn} == {"img"}
    assert [words(caption) for caption in page.iter("figcaption")] == [picture.sentence for picture in whole.pictures]
    tables = page.xpath("//details/table")
    for table, picture in zip(tables, whole.pictures, strict=True):
        assert len(table.xpath("tbody/tr")) == picture.table.num_rows
        assert [words(cell) for cell in table.xpath("thead/tr/th")] == list(picture.cells[0])


def test_the_readers_words_are_marked_as_the_readers_and_stay_text(page: html.HtmlElement) -> None:
    (note,) = page.xpath("//section[@class='note']")
    assert words(note.find("h2")) == "Reader’s note"
    assert [paragraph.text_content() for paragraph in note.iter("p")] == ["Mine <b>", "First line\nsecond \ufffdline"]


def test_what_has_changed_is_told_with_old_words_and_new(page: html.HtmlElement, whole: Snapshot) -> None:
    said = words(page.find("body"))
    assert f"What has changed since build {BEFORE}" in said
    assert "Added (2)" in said
    assert "Removed (1)" in said
    assert "A headline article/item What Before Now Status Ordered <i> Occurred" in said


def test_a_program_finds_the_address_and_a_reader_the_provenance(page: html.HtmlElement, whole: Snapshot) -> None:
    assert page.xpath("//meta[@name='briefing-snapshot']/@content") == [whole.address]
    footer = words(page.find("body").find("footer"))
    made = whole.build.id, whole.build.content_sha256
    for value in (*made, whole.version, whole.filters_in_words, whole.count_in_words):
        assert value in footer


def test_a_source_says_what_is_known_what_is_not_and_its_fingerprint(page: html.HtmlElement, whole: Snapshot) -> None:
    said = words(page.find("body"))
    assert whole.documents[0]["text_sha256"] in said
    assert f"Publisher {UNKNOWN}" in said


def test_an_arrest_is_said_not_to_be_a_conviction(page: html.HtmlElement) -> None:
    assert "An arrest is not a conviction." in words(
        page.xpath("//h2[starts-with(@id, 'arrest-')]/following-sibling::p")[0]
    )


def test_a_name_that_looks_like_a_reference_stays_a_name(article: Build) -> None:
    plain = taken(article, Filters())
    (arrests,) = [picture for picture in plain.pictures if picture.query == "arrests_by_agency"]
    name = ' id="x" "url(#x)" href="#x" role="y" <b>'
    table = arrests.table.set_column(arrests.table.column_names.index("actor"), "actor", [[name]])
    page = html.document_fromstring(write(replace(plain, pictures=(replace(arrests, table=table),))))
    drawn = "".join(page.xpath("//*[local-name()='svg']//*[local-name()='text']/text()"))
    assert " ".join(name.split()) in " ".join(drawn.split())


def test_the_policy_forbids_everything_but_its_own_style(page: html.HtmlElement) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_every_picture_in_the_page_is_sound_xml(whole: Snapshot) -> None:
    drawn = re.findall(r"<svg.*?</svg>", write(whole).decode("utf-8"), re.DOTALL)
    assert len(drawn) == len(whole.pictures)
    for svg in drawn:
        etree.fromstring(svg)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_browser_finds_nothing_to_fetch_nothing_to_scroll_and_axe_nothing_serious(
    chromium: Browser, whole: Snapshot, tmp_path: Path, scheme: str, width: int
) -> None:
    file = tmp_path / "briefing.html"
    file.write_bytes(write(whole))
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    shown, asked, said = context.new_page(), [], []
    shown.on("request", lambda request: asked.append(request.url))
    shown.on("console", lambda message: said.append(message.text))
    shown.goto(file.as_uri())
    for table in shown.get_by_text("the figures as a table").all():
        table.click()
    assert (asked, said) == ([file.as_uri()], [])
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(shown).response["violations"]
    context.close()
    assert [(fault["id"], fault["impact"]) for fault in found if fault["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_words_in_a_picture_have_the_colour_of_the_page(
    chromium: Browser, whole: Snapshot, tmp_path: Path, scheme: str
) -> None:
    file = tmp_path / "briefing.html"
    file.write_bytes(write(whole))
    context = chromium.new_context(color_scheme=scheme)
    shown = context.new_page()
    shown.goto(file.as_uri())
    page_ink = shown.evaluate("getComputedStyle(document.body).color")
    inks = shown.evaluate("[...document.querySelectorAll('svg text')].map(text => getComputedStyle(text).fill)")
    context.close()
    assert len(inks) > 50
    on_cells = {"rgb(255, 255, 255)", "rgb(17, 17, 17)"}
    assert set(inks) - on_cells == {page_ink}

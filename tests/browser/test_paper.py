"""What the browser's own print makes of a page: the briefing, black on white, whole, without what is there to press."""

import io

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from briefing import glossary
from tests.serving import drawn

TO_PRESS = [
    *("Filters", "Clear all filters", "Snapshots", "Link and citation", "In the text", "Basket", "Workbook"),
    *("Table, and picture as a file", "List", "to filter by it", "Filter at the side"),
]
# There are pictures, and each is about as wide as the section around it.
WIDE = """() => {
    const pictures = [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg.marks')]
    return pictures.length && pictures.every(picture => {
        const section = picture.closest('[class*=st-key-section_]').getBoundingClientRect().width
        const width = picture.getBoundingClientRect().width
        return section > 600 && 0.9 * section < width && width <= section + 1
    })
}"""
BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"


@pytest.fixture
def dark(page: Page) -> Page:
    page.emulate_media(color_scheme="dark")
    return page


def printed(page: Page, url: str) -> list[str]:
    """The text of each sheet of A4, its blanks evened out."""
    page.goto(url)
    drawn(page)
    margin = dict.fromkeys(("top", "bottom", "left", "right"), "12mm")
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4", margin=margin))).pages  # type: ignore[arg-type]
    return [" ".join(sheet.extract_text().split()) for sheet in sheets]


def test_a_printed_page_holds_its_cards_whole_and_nothing_to_press(dark: Page, address: str) -> None:
    sheets = printed(dark, f"{address}/measures?agency=-ice")
    everything = " ".join(sheets)
    assert not [words for words in TO_PRESS if words in everything]
    assert "25 of 26 items Agency: not ICE" in sheets[0]
    assert "Items are structured by hand" in sheets[-1]
    first = next(sheet for sheet in sheets if "President Trump authorises U.S. military force" in sheet)
    assert "¶2 s2 Cartel de Los Soles" in first
    assert "Military force (authorised)" in everything
    for heading, said in (
        ("From who acts to whom it concerns", "8 actors on the left"),
        ("Types", "5 measures of 5 types"),
    ):
        assert any(f"{heading} {said}" in sheet for sheet in sheets)


def test_no_heading_is_left_at_the_foot_of_a_sheet(dark: Page, address: str) -> None:
    sheets = printed(dark, f"{address}/actors?actor=donald-trump")
    meanings = [role.meaning for role in glossary.ROLES.values()]
    assert not [sheet[-80:] for sheet in sheets if sheet.endswith(tuple(meanings)) or sheet[-1:] == ")"]


def test_tables_are_printed_whole_and_as_rows(dark: Page, address: str) -> None:
    rules = " ".join(printed(dark, f"{address}/health"))
    assert "as expected" in rules
    assert "A reward states an amount and a currency. incomplete_reward" in rules
    table = " ".join(printed(dark, f"{address}/statements?view=table"))
    for words in ("Rests on", "¶6 s2", "A named speaker: Anna Kelly"):
        assert words in table
    dark.emulate_media(media="screen")
    expect(dark.get_by_test_id("stTable").first).to_be_hidden()


def test_those_who_are_named_are_printed_too(dark: Page, address: str) -> None:
    names = " ".join(printed(dark, f"{address}/actors"))
    assert "Agencies (9 named, 1 not)" in names
    assert "Treasury Department (1 item)" in names


def test_a_printed_picture_takes_the_width_of_the_paper(dark: Page, address: str) -> None:
    dark.goto(address)
    drawn(dark)
    dark.emulate_media(media="print")
    dark.set_viewport_size({"width": 718, "height": 1000})
    dark.wait_for_function(WIDE)


def test_a_dark_page_is_printed_black_on_white(dark: Page, address: str) -> None:
    printed(dark, f"{address}/statements?view=list")
    dark.emulate_media(media="print")
    expect(dark.get_by_test_id("stSidebar")).to_be_hidden()
    expect(dark.get_by_test_id("stApp")).to_have_css("background-color", WHITE)
    for words in ("Statements", "Quoted", "Alleged · A named speaker: Anna Kelly"):
        expect(dark.get_by_test_id("stMain").get_by_text(words, exact=True).first).to_have_css("color", BLACK)
    expect(dark.locator("svg.marks text").first).to_have_css("fill", BLACK)
    expect(dark.get_by_role("link", name="¶6 s2").first).to_be_visible()
    dark.goto(f"{address}/sources")
    drawn(dark)
    expect(dark.locator(".text .gap").first).to_have_css("color", BLACK)

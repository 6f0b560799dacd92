"""Charts asked by pointing, and the chips that say what was asked, in a real browser."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from briefing.charts.pointing import FILTERS, POINTED
from tests import sample, serving
from tests.serving import chosen, settled

# By chart: the page, which chart on it, a mark, and what a click on it adds to the address.
MARKS = {
    "agencies_by_kind": (
        "",
        0,
        'path[aria-label*="Harbour Police"][aria-label*="Reward"]',
        "agency=harbour-police&kind=reward",
    ),
    "items_by_sourcing": ("", 1, 'text:has-text("2")', "status=alleged&sourcing=named"),
    "items_by_period": (
        *("", 2, 'path[aria-label*="10 June 2025"]'),
        "since=2025-06-10&until=2025-06-10&dated=yes",
    ),
    "actors_by_items": ("actors", 0, 'text:has-text("Tide Ring")', "group=tide-ring"),
    "agencies_by_group": ("actors", 1, 'path[aria-label*="Coast Guard"]', "agency=coast-guard&group=tide-ring"),
    "actor_roles": ("actors?actor=coast-guard", 0, 'path[aria-label*="Arrest"]', "kind=arrest"),
    "actor_ties": ("actors?actor=coast-guard", 1, 'text:has-text("Tide Ring")', "group=tide-ring"),
    "measure_flow": ("measures", 0, 'text:has-text("Harbour Police")', "agency=harbour-police"),
    "measures_by_type": ("measures", 1, 'path[aria-label*="In force"]', "measure_type=other&status=in-force"),
    "rewards_by_agency": ("rewards", 1, 'text:has-text("Harbour Police")', "agency=harbour-police"),
    "arrests_by_agency": ("arrests", 0, 'text:has-text("Coast Guard")', "agency=coast-guard"),
    "statements_by_speaker": ("statements", 0, 'path[aria-label*="Harbour Police"]', "agency=harbour-police"),
    "items_by_sentence": ("sources", 0, 'path[aria-label*="Official announcement"]', "sourcing=official"),
}


@pytest.fixture(scope="module")
def harbour_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The invented collection, in which an agency speaks too, served."""

    def change(parts: dict[str, Any]) -> None:
        parts["article"]["statement"][0]["asserted_by"] = ["harbour-police"]
        sample.dated(*["2025-06-10"] * 20)(parts)

    with serving.app(data=sample.write(tmp_path_factory.mktemp("pointing"), change)) as found:
        yield found


def mark(page: Page, number: int, selector: str) -> Locator:
    return page.get_by_test_id("stVegaLiteChart").nth(number).locator(f"svg.marks .role-mark {selector}").first


def point(page: Page, place: Locator) -> None:
    """Click on the mark itself, or on the number that stands on it, wherever it is on the page."""
    settled(page)
    place.evaluate("element => element.scrollIntoView({block: 'center'})")
    place.click(position={"x": 4, "y": 6}, force=True)


def is_marked(place: Locator) -> None:
    """Wait for the sign of what is chosen: bold letters or a frame."""
    expect(place).to_have_attribute("font-weight" if "text" in str(place) else "stroke", re.compile("bold|rgb|#"))


def test_days_taken_back_leave_what_the_reader_had_asked_for_before(page: Page, harbour_address: str) -> None:
    _, number, selector, query = MARKS["items_by_period"]
    page.goto(f"{harbour_address}/?dated=yes")
    settled(page)
    expect(
        page.get_by_text("Select a stretch of time to filter by it; select it again to take it away.")
    ).to_be_visible()
    point(page, mark(page, number, selector))
    page.wait_for_url(f"{harbour_address}/?{query}")
    point(page, mark(page, number, selector))
    page.wait_for_url(f"{harbour_address}/?dated=yes")


def test_a_band_of_a_person_leads_to_the_profile_under_the_kind_of_the_band(page: Page, harbour_address: str) -> None:
    page.goto(f"{harbour_address}/actors?actor=coast-guard")
    settled(page)
    # Within a turn of the line, not within the box around it.
    x, y = mark(page, 1, 'path[aria-label*="Ada Quay"]').evaluate("""line => {
        line.scrollIntoView({block: 'center'})
        const at = line.getPointAtLength(line.getTotalLength() * 0.9).matrixTransform(line.getScreenCTM())
        return [at.x, at.y]
    }""")
    page.mouse.click(x, y)
    page.wait_for_url(f"{harbour_address}/actors?actor=ada-quay&kind=arrest")


def test_a_click_on_any_chart_filters_and_another_takes_it_back(page: Page, harbour_address: str) -> None:
    assert set(MARKS) == {name for name, columns in POINTED.items() if FILTERS.keys() & {*columns}}
    for path, number, selector, query in MARKS.values():
        here = f"{harbour_address}/{path}"
        if page.url != here:
            page.goto(here)
            settled(page)
        place = mark(page, number, selector)
        point(page, place)
        page.wait_for_url(f"{here}{'&' if '?' in path else '?'}{query}")
        is_marked(place)
        point(page, place)
        page.wait_for_url(here)


def test_what_a_click_asks_is_on_chips_in_the_address_and_in_the_browsers_memory(
    page: Page, other: Page, address: str
) -> None:
    page.goto(address)
    settled(page)
    ice = mark(page, 0, 'path[aria-label*=": ICE"]')
    point(page, ice)
    page.wait_for_url("**/?agency=ice&kind=arrest")
    chosen(page, "1 of 26 items", "Agency: ICE", "Kind of item: Arrest")
    other.goto(page.url)
    settled(other)
    chosen(other, "1 of 26 items", "Agency: ICE", "Kind of item: Arrest")
    is_marked(mark(other, 0, 'path[aria-label*=": ICE"]'))
    page.go_back()
    chosen(page, "26 of 26 items")
    page.go_forward()
    chosen(page, "1 of 26 items", "Agency: ICE", "Kind of item: Arrest")
    page.get_by_role("button", name="close icon Kind of item: Arrest").click()
    page.wait_for_url("**/?agency=ice")
    expect(page.get_by_test_id("stSidebar").get_by_text("ICE (1)")).to_be_visible()
    point(page, mark(page, 1, "text"))
    expect(page.locator(".st-key-choice").get_by_role("button", name="Clear all")).to_be_visible()
    page.locator(".st-key-choice").get_by_role("button", name="Clear all").click()
    page.wait_for_url(f"{address}/")
    chosen(page, "26 of 26 items")


def test_the_cursor_and_the_words_below_say_what_can_be_clicked(page: Page, harbour_address: str) -> None:
    page.goto(f"{harbour_address}/actors")
    settled(page)
    for name in ("Tide Ring", "Ada Quay"):
        words = mark(page, 0, f'text:has-text("{name}")')
        words.hover(force=True)
        expect(page.get_by_test_id("stVegaLiteChart").first.locator("svg.marks")).to_have_css("cursor", "pointer")
    for words in (
        "Select an agency or a group to filter by it; select it again to take it away. Any other name leads to its "
        "profile.",
        "Select a cell to filter by its agency and its group; select it again to take both away.",
    ):
        expect(page.get_by_text(words, exact=True)).to_have_count(1)


def test_a_click_on_a_reward_or_on_a_date_shows_its_item_over_the_page_each_time(page: Page, address: str) -> None:
    dialog = page.get_by_role("dialog")
    for path, number, selector, words in (
        ("rewards", 0, "path", "information leading to"),
        ("?agency=ice&kind=arrest", 2, 'text:has-text("recently")', "recently"),
    ):
        page.goto(f"{address}/{path}")
        expect(page.get_by_text("Select a mark or its words to see the item they stand for.")).to_be_visible()
        for _ in range(2):
            point(page, mark(page, number, selector))
            expect(dialog.get_by_text(words).first).to_be_visible()
            page.keyboard.press("Escape")
            expect(dialog).to_have_count(0)
        assert page.url == f"{address}/{path}"


def test_from_a_mark_the_way_leads_to_the_card_with_its_citation_and_to_the_text(page: Page, address: str) -> None:
    page.goto(f"{address}/rewards?status=announced")
    for link, place in (("On its page", "The card you were linked to"), ("In the text", "Sources")):
        point(page, mark(page, 0, "path"))
        page.get_by_role("dialog").get_by_role("link", name=link).click()
        expect(page.get_by_role("heading", name=place)).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert "status=announced" in page.url and "item=" in page.url
        page.go_back()
        page.wait_for_url(f"{address}/rewards?status=announced")


def test_a_click_on_who_is_no_agency_and_no_group_leads_to_the_profile_and_back_returns(
    page: Page, harbour_address: str
) -> None:
    page.goto(f"{harbour_address}/actors?since=2025-01-01&view=list")
    point(page, mark(page, 0, 'text:has-text("Ada Quay")'))
    page.wait_for_url("**/actors?actor=ada-quay&since=2025-01-01&view=list")
    expect(page.get_by_role("heading", name="Ada Quay")).to_be_visible()
    page.go_back()
    page.wait_for_url("**/actors?since=2025-01-01&view=list")
    expect(page.get_by_role("heading", name="Named most often")).to_be_visible()


def test_lines_of_words_alone_are_drawn_as_lines_and_without_brackets(page: Page, address: str) -> None:
    page.goto(f"{address}/?agency=ice&kind=arrest")
    settled(page)
    line = page.get_by_test_id("stVegaLiteChart").last.locator("svg.marks")
    expect(line.get_by_text("“recently” · Arrest: ICE")).to_be_visible()
    expect(line.get_by_text("The text gives only words")).to_be_visible()
    expect(line.get_by_text("[")).to_have_count(0)

"""Turning pages and following links: what was asked for is in view, and nothing lies over it."""

import pytest
from playwright.sync_api import Page, expect

from tests.serving import drawn, settled

LINKED = "The card you were linked to"


def collapsed(page: Page, state: str) -> None:
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", state)


def stands_free(page: Page, heading: str) -> None:
    """The heading is in the window, and below the bar of the navigation."""
    found = page.get_by_role("heading", name=heading, exact=True)
    expect(found).to_be_in_viewport(ratio=1)
    bar = page.get_by_test_id("stHeader").bounding_box() or {"y": 0, "height": 0}
    page.wait_for_timeout(500)
    box = found.bounding_box()
    assert box and box["y"] >= bar["y"] + bar["height"]


def test_link_and_citation_opens_over_the_page_and_goes_again_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/statements?sourcing=named")
    drawn(page)
    button = page.get_by_role("button", name="Link and citation").last
    button.scroll_into_view_if_needed()
    before = button.bounding_box()
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Citation as a Markdown footnote")).to_be_visible()
    expect(dialog.get_by_test_id("stCode").first).to_contain_text("/statements?item=anti-cartel-campaign%2F")
    assert page.url.endswith("/statements?sourcing=named")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert button.bounding_box() == before


@pytest.mark.parametrize("width", [1440, 390])
def test_a_permanent_link_opens_on_its_card(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{address}/rewards?item=anti-cartel-campaign/maduro-reward")
    drawn(page)
    stands_free(page, LINKED)


def test_a_mark_far_down_in_a_text_leads_to_a_card_that_is_in_view(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1024, "height": 600})
    page.goto(f"{address}/sources?item=anti-cartel-campaign/judged-new-era")
    mark = page.locator("a.mark.shown").first
    expect(mark).to_be_in_viewport(timeout=20_000)
    mark.click()
    expect(page.get_by_role("heading", name=LINKED)).to_be_attached(timeout=20_000)
    settled(page)
    stands_free(page, LINKED)


def test_on_a_phone_the_sidebar_steps_aside_for_the_page_chosen_in_it(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    drawn(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    collapsed(page, "false")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Arrests", exact=True).click()
    expect(page.get_by_role("heading", name="Arrests", exact=True)).to_be_visible(timeout=20_000)
    collapsed(page, "true")
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebar").get_by_role("button", name="Clear all filters").scroll_into_view_if_needed()
    collapsed(page, "false")


def test_on_a_wide_page_the_sidebar_stays(page: Page, address: str) -> None:
    page.goto(address)
    drawn(page)
    page.get_by_role("link", name="Arrests", exact=True).click()
    expect(page.get_by_role("heading", name="Arrests", exact=True)).to_be_visible(timeout=20_000)
    settled(page)
    collapsed(page, "false")


@pytest.mark.parametrize(("width", "rows"), [(1440, 1), (1024, 2), (800, 2)])
def test_pictures_stand_side_by_side_only_where_both_can_be_read(
    page: Page, address: str, width: int, rows: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    drawn(page)
    pictures = page.get_by_test_id("stVegaLiteChart")
    boxes = [box for picture in pictures.all()[:2] if (box := picture.bounding_box())]
    assert len({round(box["x"]) for box in boxes}) == 3 - rows
    assert min(box["width"] for box in boxes) > 400

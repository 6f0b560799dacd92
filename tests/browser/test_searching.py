"""Words to search for, and values to leave out, as a reader asks for them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.serving import drawn, settled


@pytest.mark.parametrize("width", [1440, 390])
def test_a_key_leads_to_the_search_from_anywhere(page: Page, address: str, width: int) -> None:
    """On a phone the sidebar is closed at first."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{address}/rewards")
    settled(page)
    field = page.get_by_test_id("stSidebar").get_by_label("Words", exact=True)
    page.locator(".st-key-keys .listening").wait_for(state="attached")
    page.keyboard.press("Control+k")
    expect(field).to_be_focused()
    page.keyboard.type("MADURO")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rewards?words=MADURO")
    page.keyboard.press("Control+k")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rewards")


@pytest.mark.parametrize("width", [1440, 390])
def test_the_number_behind_a_long_title_is_seen_in_its_list(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address)
    drawn(page)
    if width == 390:
        page.get_by_test_id("stExpandSidebarButton").click()
    box = page.get_by_test_id("stSidebar").get_by_role("combobox", name="Document")
    title = page.get_by_role("option", name=re.compile(r"\(26\)$")).locator("div")
    # A list closes while what it stands in slides or is scrolled.
    for _ in range(20):
        box.click()
        page.wait_for_timeout(200)
        if title.is_visible():
            break
    expect(title).to_be_visible()
    # By a pixel lower than its lines are.
    assert title.evaluate("one => one.scrollHeight - one.clientHeight <= 1 && one.scrollWidth <= one.clientWidth")
    room = title.bounding_box()
    assert room and room["x"] >= 0 and room["x"] + room["width"] <= width


def test_a_value_is_left_out_by_typing_not_and_a_link_leaves_it_out_again(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)
    box = page.get_by_test_id("stSidebar").get_by_label("Agency", exact=True)
    box.press_sequentially("not ice")
    page.get_by_role("option", name=re.compile(r"^Not ICE \(25\)$")).click()
    page.wait_for_url("**/?agency=-ice")
    expect(page.get_by_text("25 of 26 items")).to_be_visible()
    page.goto(f"{address}/?agency=-ice&kind=-statement")
    settled(page)
    expect(page.get_by_text("7 of 26 items")).to_be_visible()
    expect(page.get_by_test_id("stSidebar").get_by_text("Not Statement (7)")).to_be_visible()


def test_what_is_searched_for_is_marked_in_the_cards_masked_letters_too(page: Page, address: str) -> None:
    page.goto(f"{address}/statements?words=gangs%20designat")
    settled(page)
    marked = page.get_by_test_id("stMain").locator(".stMarkdownColoredBackground")
    expect(marked.first).to_be_visible()
    page.emulate_media(color_scheme="dark")
    expect(marked.first).to_have_css("background-color", "rgb(255, 213, 74)")
    expect(marked.first).to_have_css("color", "rgb(16, 22, 31)")
    expect(marked.first).to_have_css("padding-right", "0px")
    words = {mark.inner_text() for mark in marked.all()}
    assert "g*ngs" in words
    assert all(word == "g*ngs" or word.lower().startswith(("gangs", "designat")) for word in words)

"""The tour of the documentation can be walked, and shows what there is."""

import struct
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests import tour
from tests.serving import settled


def sizes(folder: Path) -> dict[str, tuple[int, ...]]:
    """The pictures of a folder with their widths and heights, in pixels."""
    return {path.name: struct.unpack(">2I", path.read_bytes()[16:24]) for path in folder.iterdir()}


def test_the_tour_can_be_walked_and_makes_the_pictures_of_the_documentation(
    chromium: Browser, address: str, tmp_path: Path
) -> None:
    tour.walk(address, chromium, tmp_path)
    assert sizes(tmp_path) == sizes(tour.PICTURES)


def test_a_link_leads_to_a_heading_of_methods_and_its_contents_to_all(page: Page, address: str) -> None:
    page.goto(f"{address}/methods#who-stands-behind-it")
    settled(page)
    expect(page.get_by_role("heading", name="Who stands behind it")).to_be_in_viewport()
    contents = page.get_by_test_id("stMarkdown").locator("a[href^='#']")
    assert contents.count() == 5
    for link in contents.all():
        assert page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']").count() == 1

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


def test_the_contents_of_methods_lead_to_their_headings(page: Page, address: str) -> None:
    page.goto(f"{address}/methods")
    settled(page)
    contents = page.get_by_test_id("stMarkdown").locator("a[href^='#']")
    expect(contents).to_have_count(5)
    for link in contents.all():
        link.click()
        expect(page.get_by_role("heading", name=link.inner_text(), exact=True)).to_be_in_viewport()
        assert page.url.endswith(link.get_attribute("href") or "nowhere")

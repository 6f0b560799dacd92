"""The steps of docs/tour.md, walked in a real browser by one reader, each ending in a picture."""

import io
import re
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.serving import ROOT, settled

PICTURES = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1440, 860
Step = Callable[[Page, str], Locator]


def briefing(page: Page, address: str) -> Locator:
    """The first screen."""
    _open(page, address)
    return _window(page)


def filtered(page: Page, _address: str) -> Locator:
    """Choose an agency at the side."""
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Agency").press_sequentially("State Dep")
    page.get_by_role("option", name=re.compile(r"^State Department")).click()
    page.wait_for_url("**agency=state-department")
    page.get_by_text("Filters", exact=True).click()
    return _window(page)


def pointed(page: Page, address: str) -> Locator:
    """Press a mark of a picture."""
    _open(page, address)
    mark = page.locator("[data-testid=stVegaLiteChart] svg.marks path[aria-label*='ICE']").first
    _to_the_top(page, "Agencies")
    mark.wait_for()
    # A number is drawn over the mark, and the press goes through it.
    mark.click(force=True)
    page.wait_for_timeout(1_000)
    settled(page)
    _to_the_top(page, "Agencies")
    return _window(page)


def words(page: Page, address: str) -> Locator:
    """From a card to its words in the text."""
    _open(page, f"{address}/rewards")
    page.get_by_test_id("stMain").get_by_role("link", name="In the text").first.click()
    expect(page.locator("a.mark.shown").first).to_be_in_viewport(timeout=30_000)
    return _beside_the_filters(page)


def methods(page: Page, _address: str) -> Locator:
    """What the words mean."""
    page.get_by_role("link", name="Methods", exact=True).click()
    page.get_by_role("link", name="What the words mean", exact=True).click()
    expect(page.get_by_role("heading", name="What kind of reality")).to_be_in_viewport(timeout=30_000)
    return _beside_the_filters(page)


def cited(page: Page, address: str) -> Locator:
    """A card's permanent link and citation."""
    _open(page, f"{address}/arrests")
    page.get_by_role("button", name="Link and citation").first.click()
    page.get_by_role("dialog").get_by_text("Citation as a Markdown footnote").wait_for()
    return _beside_the_filters(page)


def basket(page: Page, address: str) -> Locator:
    """Put two cards into the basket and go to it."""
    _open(page, address)
    for place in range(2):
        page.get_by_text("Basket", exact=True).nth(place).click()
        settled(page)
    page.get_by_role("link", name="Basket: 2 items").click()
    page.get_by_role("heading", name="The basket").wait_for()
    return _beside_the_filters(page)


def checked(page: Page, _address: str) -> Locator:
    """Take a file along and drop it on the page again."""
    with page.expect_download(timeout=60_000) as caught:
        page.get_by_role("button", name="PDF", exact=True).click()
    name, content = caught.value.suggested_filename, Path(caught.value.path()).read_bytes()
    drop = page.get_by_test_id("stFileUploader").filter(has_text="Snapshots of any format").locator("input")
    drop.set_input_files({"name": name, "mimeType": "application/pdf", "buffer": content})
    expect(page.get_by_text("Is it whole? Yes.")).to_be_visible(timeout=60_000)
    _to_the_top(page, "Check a snapshot")
    return _beside_the_filters(page)


STEPS: tuple[Step, ...] = (briefing, filtered, pointed, words, methods, cited, basket, checked)


def walk(address: str, chromium: Browser, folder: Path) -> None:
    """Take the tour at ``address`` and write each step's picture, named as the step, into ``folder``."""
    context = chromium.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
    page = context.new_page()
    for step in STEPS:
        shown = step(page, address)
        settled(page)
        page.mouse.move(0, 0)
        page.wait_for_timeout(500)
        _keep(shown.screenshot(), folder / f"{step.__name__}.png")
    context.close()


def _keep(picture: bytes, path: Path) -> None:
    """With a palette of 256 colours a picture is a third of its size, and looks the same."""
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def _open(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)


def _to_the_top(page: Page, heading: str) -> None:
    page.get_by_role("heading", name=heading, exact=True).evaluate("element => element.scrollIntoView()")


def _window(page: Page) -> Locator:
    return page.get_by_test_id("stApp")


def _beside_the_filters(page: Page) -> Locator:
    return page.get_by_test_id("stMain")

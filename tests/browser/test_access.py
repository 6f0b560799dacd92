"""For everybody: screen readers, keyboards, large type, narrow windows, few colours and still eyes (WCAG 2.2 AA)."""

import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, TimeoutError, expect

from briefing.ui.navigation import PAGES
from tests import serving
from tests.serving import chosen, drawn, settled

PATHS = [
    *("" if title == "Briefing" else Path(file).stem for title, (file, _) in PAGES.items()),
    *("actors?actor=ice", "rewards?item=anti-cartel-campaign/maduro-reward", "arrests?agency=ice&kind=reward"),
    *("measures?view=list", "statements?view=table"),
]
GRAVE = ("serious", "critical")
# Narrower than the window is all that may be pressed or read; a table and a row of tabs scroll inside themselves.
OUTSIDE = """() => [...document.querySelectorAll(
    'main :is(a, button, input, textarea, label, h1, h2, h3, p, [data-testid=stText], [data-testid=stVegaLiteChart])')]
    .filter(one => one.checkVisibility() && !one.closest('.stDataFrame, .stTabs, [data-testid=stElementToolbar]'))
    .filter(one => {const box = one.getBoundingClientRect(); return box.width > 1 && box.right > innerWidth + 1})
    .map(one => one.outerHTML.slice(0, 120))"""
TOO_WIDE = """() => [document.scrollingElement, document.querySelector('[data-testid=stMain]')]
    .some(one => one.scrollWidth > one.clientWidth)"""
FOCUSED = """() => {
    const one = document.activeElement
    return (one.getAttribute('aria-label') || one.innerText || '').trim().split('\\n').at(-1)
}"""
# A ring, or the border of the box around a field in the colour of the accent.
RINGED = """accents => {
    for (let one = document.activeElement, step = 0; one && step < 5; one = one.parentElement, step++) {
        const look = getComputedStyle(one)
        if (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2) return true
        if (look.boxShadow !== 'none' || accents.includes(look.borderTopColor)) return true
        if (one.role === 'spinbutton' && accents.includes(look.backgroundColor)) return true
    }
    return false
}"""
STILL = "document.getAnimations().every(one => one.playState !== 'running')"
ACCENTS = {"light": ["rgb(31, 95, 191)"], "dark": ["rgb(76, 141, 240)", "rgb(47, 111, 214)"]}
Look = dict[str | int, Any]
Looked = Callable[[str], Look]


def opened(page: Page, url: str) -> None:
    page.goto(url)
    drawn(page)


def findings(page: Page, **options: Any) -> list[tuple[str, str]]:
    """What axe finds grave: the rule and the element."""
    found = Axe().run(page, options={"resultTypes": ["violations"]} | options).response["violations"]
    return [(one["id"], node["html"]) for one in found if one["impact"] in GRAVE for node in one["nodes"]]


def outside(page: Page) -> list[str]:
    """What does not fit into the window, once pictures have found their size."""
    with suppress(TimeoutError):
        page.wait_for_function(f"!({TOO_WIDE})() && !({OUTSIDE})().length", timeout=5_000)
    return [*page.evaluate(OUTSIDE), *(["the page itself"] if page.evaluate(TOO_WIDE) else [])]


@pytest.fixture(scope="module")
def look(profile: BrowserContext, address: str) -> Looked:
    """A page, opened once: what axe finds in both themes, what does not fit into narrow windows, what was asked for
    elsewhere and what failed."""

    @cache
    def looked(path: str) -> Look:
        with serving.page(profile, address) as page:
            found: Look = {"asked": [], "failed": []}
            page.on(
                "request", lambda one: one.url.startswith((address, "data:", "blob:")) or found["asked"].append(one.url)
            )
            page.on("pageerror", lambda error: found["failed"].append(str(error)))
            page.set_viewport_size({"width": 1280, "height": 900})
            opened(page, f"{address}/{path}")
            found["failed"] += page.get_by_test_id("stException").all_inner_texts()
            found["light"] = findings(page)
            page.emulate_media(color_scheme="dark")
            page.wait_for_function("getComputedStyle(document.querySelector('.stApp')).colorScheme === 'dark'")
            # Colours fade from one look into the other.
            page.wait_for_function(STILL)
            found["dark"] = findings(page, runOnly=["color-contrast"])
            page.emulate_media(color_scheme="light")
            for width in (640, 320):
                page.set_viewport_size({"width": width, "height": 800})
                found[width] = outside(page)
            return found

    return looked


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_grave_on_a_page_light_or_dark(path: str, look: Looked) -> None:
    for scheme in ("light", "dark"):
        assert look(path)[scheme] == [], scheme


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_its_window_at_twice_and_at_four_times_the_size(path: str, look: Looked) -> None:
    assert look(path)[640] == []
    assert look(path)[320] == []


@pytest.mark.parametrize("path", PATHS)
def test_no_request_leaves_the_machine_and_no_page_fails(path: str, look: Looked) -> None:
    assert look(path)["asked"] == []
    assert look(path)["failed"] == []


def tab_to(page: Page, name: str) -> None:
    """Walk on by keyboard to what bears that name."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            return
    raise AssertionError(f"the keyboard does not reach {name}")


def test_a_keyboard_goes_on_from_where_a_link_leads(page: Page, address: str) -> None:
    opened(page, f"{address}/rewards?item=anti-cartel-campaign/maduro-reward")
    page.wait_for_function("document.activeElement.matches('.st-key-linked')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.st-key-linked, [class*=st-key-card-linked]') !== null")
    opened(page, f"{address}/sources?item=anti-cartel-campaign/maduro-reward")
    shown = page.locator(".text a.mark.shown").first
    expect(shown).to_be_focused()


def test_a_citation_is_copied_by_keyboard_alone(profile: BrowserContext, page: Page, address: str) -> None:
    profile.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, f"{address}/arrests")
    page.get_by_role("button", name="Link and citation").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_text("Permanent link")).to_be_visible()
    tab_to(page, "Copy to clipboard")
    page.keyboard.press("Enter")
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('/arrests?item='))")
    profile.clear_permissions()


def test_a_snapshot_is_reached_by_keyboard_alone(page: Page, address: str) -> None:
    opened(page, address)
    tab_to(page, "Agency")
    page.keyboard.type("ICE")
    expect(page.get_by_role("option", name="ICE (1)", exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    chosen(page, "1 of 26 items", "Agency: ICE")
    tab_to(page, "Snapshots")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Snapshots", exact=True)).to_be_visible(timeout=20_000)
    settled(page)
    tab_to(page, "Markdown")
    with page.expect_download() as caught:
        page.keyboard.press("Enter")
    assert "Agency: ICE" in Path(caught.value.path()).read_text("utf-8").replace("\\", "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whatever_has_the_keyboards_focus_shows_it(page: Page, address: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page, f"{address}/rewards")
    walked, plain = [], []
    for _ in range(120):
        page.keyboard.press("Tab")
        walked.append(page.evaluate(FOCUSED))
        if page.evaluate("document.activeElement.matches('main')"):
            continue
        try:
            page.wait_for_function(RINGED, arg=ACCENTS[scheme], timeout=2_000)
        except TimeoutError:
            plain.append(walked[-1])
        if walked[-1] == "All formats":
            break
    assert {"Words", "Agency", "Rewards", "Cards", "In the text", "Basket", "PDF", "All formats"} <= {*walked}
    assert plain == []


def test_on_a_phone_the_keyboard_never_goes_into_the_sidebar_that_is_put_away(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, f"{address}/rewards")
    lefts = []
    for _ in range(8):
        page.keyboard.press("Tab")
        lefts.append(page.evaluate("document.activeElement.getBoundingClientRect().right"))
    assert min(lefts) > 0
    page.get_by_role("button", name="Expand sidebar").click()
    agency = page.get_by_test_id("stSidebar").get_by_role("combobox", name="Agency")
    # Once it stands still: the sidebar slides in.
    agency.click()
    agency.press_sequentially("ICE")
    expect(page.get_by_role("option", name=re.compile(r"^ICE \("))).to_be_visible()


def test_where_motion_is_unwelcome_nothing_moves(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    opened(page, f"{address}/rewards")
    page.get_by_test_id("stMain").get_by_role("link", name="In the text").first.click()
    expect(page.locator("a.mark.shown").first).to_be_in_viewport(timeout=20_000)
    # While the page is still being made, Streamlit's own sign of it turns.
    settled(page)
    page.wait_for_function(STILL)
    assert page.locator("a.mark").first.evaluate("one => getComputedStyle(one).transitionDuration") == "0s"


def test_a_page_of_forced_colours_is_read_and_its_pictures_too(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    opened(page, f"{address}/arrests")
    words = page.locator("svg.marks text").filter(has_text="ICE · 1 report")
    ground = page.get_by_test_id("stApp").evaluate("one => getComputedStyle(one).backgroundColor")
    assert words.evaluate("one => getComputedStyle(one).fill") != ground
    assert (
        page.get_by_role("heading", name="Arrests", exact=True).evaluate("one => getComputedStyle(one).color") != ground
    )

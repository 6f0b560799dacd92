"""What an address says, a fresh browser shows; what a reader does in haste, the address says."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests import sample, serving
from tests.serving import chosen, drawn, settled

REWARD, ARREST = "anti-cartel-campaign/maduro-reward", "anti-cartel-campaign/rivas-escalante-arrest"
# Every filter, alone and with others, and each way in which items stand.
ADDRESSES = (
    "?agency=-ice&agency=white-house&kind=statement",
    "statements?sourcing=named&sourcing=outlet&status=-judged",
    "measures?group=ms-13&view=table",
    "?since=2014-05-01&until=2016-02-29&dated=yes",
    "rewards?document=anti-cartel-campaign&status=announced&words=drug%20MADURO&view=list",
    f"snapshots?basket={ARREST}&basket={REWARD}&heading=Monday",
    "actors?actor=ice&kind=arrest",
)
# What the reader sees and holds: the words of the page, and what its fields hold.
SCREEN = """() => [
    document.querySelector('[data-testid=stMain]').innerText,
    document.querySelector('[data-testid=stSidebar]').innerText,
    ...[...document.querySelectorAll('input, textarea')].map(one => one.type === 'checkbox' ? one.checked : one.value)
]"""


@pytest.fixture(scope="module")
def harbour_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The invented collection, which has a record and dated items, served."""
    with serving.app(data=sample.write(tmp_path_factory.mktemp("links"))) as found:
        yield found


def screen(page: Page) -> object:
    drawn(page)
    # What the pointer is over shows more.
    page.mouse.move(700, 5)
    return page.evaluate(SCREEN)


@pytest.mark.parametrize("path", ADDRESSES)
def test_an_address_shows_the_same_screen_in_another_browser(page: Page, other: Page, address: str, path: str) -> None:
    """Also where the first one came from another choice, and by way of the address that it shows itself."""
    if path in ADDRESSES[:2]:
        page.goto(f"{address}/measures?agency=department-of-justice&kind=measure")
        settled(page)
    page.goto(f"{address}/{path}")
    seen = screen(page)
    other.goto(page.url)
    assert screen(other) == seen
    assert other.url == page.url


@pytest.mark.parametrize("pause", [20, 150])
def test_two_choices_in_haste_both_count_and_nothing_else_does(page: Page, harbour_address: str, pause: int) -> None:
    page.goto(harbour_address)
    settled(page)
    for label in ("Dated items only", "Releases and records too"):
        page.get_by_test_id("stSidebar").get_by_text(label, exact=True).click()
        page.wait_for_timeout(pause)
    page.wait_for_url("**/?dated=yes&records=yes")
    chosen(page, "3 of 5 items", "Dated items only", "Releases and records too")
    settled(page)
    assert page.url.endswith("/?dated=yes&records=yes")
    for label in ("Dated items only", "Releases and records too"):
        expect(page.get_by_test_id("stSidebar").get_by_role("switch", name=label)).to_be_checked()
    expect(page.get_by_role("link", name="Basket")).to_have_count(0)


def test_what_is_left_out_is_a_chip_that_brings_it_back_and_back_leaves_it_out_again(page: Page, address: str) -> None:
    page.goto(f"{address}/?agency=-ice&agency=white-house")
    chosen(page, "4 of 26 items", "Agency: not ICE", "Agency: White House")
    page.get_by_role("button", name="close icon Agency: White House").click()
    chosen(page, "25 of 26 items", "Agency: not ICE")
    page.get_by_role("button", name="close icon Agency: not ICE").click()
    page.wait_for_url(f"{address}/")
    chosen(page, "26 of 26 items")
    page.go_back()
    chosen(page, "25 of 26 items", "Agency: not ICE")


def test_back_takes_a_filter_away_where_a_list_holds_another(page: Page, address: str) -> None:
    """The list then tells once more what it holds, in the words of the step before."""
    page.goto(f"{address}/?agency=white-house")
    settled(page)
    search = page.get_by_test_id("stSidebar").get_by_label("Words", exact=True)
    search.fill("Trump")
    search.press("Enter")
    page.wait_for_url("**/?agency=white-house&words=Trump")
    chosen(page, "2 of 26 items", "Agency: White House", "Words: “Trump”")
    settled(page)
    page.go_back()
    chosen(page, "4 of 26 items", "Agency: White House")
    settled(page)
    assert page.url.endswith("/?agency=white-house")
    expect(search).to_have_value("")


def test_how_items_stand_goes_back_and_forward_and_keeps_the_filters(page: Page, address: str) -> None:
    page.goto(f"{address}/statements?kind=statement")
    settled(page)
    tables = page.get_by_role("region", name="Items as a table")
    page.get_by_test_id("stMain").get_by_role("radio", name="Table").first.click()
    page.wait_for_url("**/statements?kind=statement&view=table")
    expect(tables).to_have_count(3)
    page.go_back()
    page.wait_for_url("**/statements?kind=statement")
    expect(tables).to_have_count(0)
    page.go_forward()
    expect(tables).to_have_count(3)
    chosen(page, "18 of 26 items", "Kind of item: Statement")


def test_a_day_that_the_fields_cannot_hold_is_named(page: Page, harbour_address: str) -> None:
    page.goto(f"{harbour_address}/?until=1500-01-01")
    expect(page.get_by_text("until=1500-01-01")).to_be_visible(timeout=20_000)
    page.get_by_test_id("stSidebar").get_by_text("Dated items only", exact=True).click()
    page.wait_for_url("**/?dated=yes")
    expect(page.get_by_text("until=1500-01-01")).to_have_count(0)


def test_back_takes_a_heading_away_again(page: Page, address: str) -> None:
    page.goto(f"{address}/snapshots")
    settled(page)
    heading = page.get_by_label("Heading", exact=True)
    for words in ("Monday", "Tuesday"):
        heading.fill(words)
        heading.press("Enter")
        page.wait_for_url(f"**/snapshots?heading={words}")
        settled(page)
    page.go_back()
    expect(heading).to_have_value("Monday")
    settled(page)
    page.go_back()
    expect(heading).to_have_value("")


@pytest.mark.parametrize("view", ["", "&view=list"])
def test_a_page_turned_is_one_step_of_back_whatever_is_chosen(page: Page, address: str, view: str) -> None:
    page.goto(f"{address}/?agency=ice{view}")
    settled(page)
    page.get_by_test_id("stTopNavLink").filter(has_text="Arrests").click()
    page.wait_for_url(re.compile(r"/arrests\?.*agency=ice"))
    chosen(page, "1 of 26 items", "Agency: ICE")
    settled(page)
    page.locator(".st-key-choice").get_by_role("button", name="close icon Agency: ICE").click()
    chosen(page, "26 of 26 items")
    page.go_back()
    chosen(page, "1 of 26 items", "Agency: ICE")
    page.go_back()
    page.wait_for_url(f"**/?agency=ice{view}")
    expect(page.get_by_role("heading", name="Briefing", exact=True)).to_be_visible()
    chosen(page, "1 of 26 items", "Agency: ICE")


def test_a_link_to_the_page_one_is_on_goes_into_the_address_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}/actors?agency=white-house")
    settled(page)
    page.locator("[class*=st-key-register_]").get_by_role("link", name="White House (4 items)").click()
    page.wait_for_url("**/actors?actor=white-house&agency=white-house")
    expect(page.get_by_role("heading", name="White House", exact=True)).to_be_visible()
    settled(page)
    page.go_back()
    page.wait_for_url("**/actors?agency=white-house")
    expect(page.get_by_role("heading", name="Named most often")).to_be_visible()


def test_a_figure_leads_to_what_it_counts(page: Page, address: str) -> None:
    page.goto(f"{address}/?agency=-ice")
    settled(page)
    page.locator("[class*=st-key-figure-]").get_by_role("link", name="Measures").click()
    page.wait_for_url("**/measures?agency=-ice&kind=measure")
    chosen(page, "5 of 26 items", "not ICE", "Measure")
    page.get_by_role("link", name="Done or in force").click()
    page.wait_for_url("**/measures?agency=-ice&kind=measure&status=in-force&status=occurred")
    chosen(page, "2 of 26 items", "not ICE", "Measure", "In force", "Occurred")
    page.go_back()
    page.wait_for_url("**/measures?agency=-ice&kind=measure")
    chosen(page, "5 of 26 items", "not ICE", "Measure")


def test_the_link_to_the_basket_defines_what_is_seen_on_snapshots_too(page: Page, address: str) -> None:
    page.goto(f"{address}/rewards")
    settled(page)
    page.get_by_text("Basket", exact=True).first.click()
    expect(page.get_by_role("link", name="Basket: 1 item")).to_be_visible()
    page.get_by_test_id("stTopNavLink").filter(has_text="Snapshots").click()
    page.wait_for_url("**/snapshots")
    settled(page)
    page.get_by_role("link", name="Basket: 1 item").click()
    page.wait_for_url(re.compile("basket=anti-cartel-campaign%2Fmaduro-reward"))
    page.reload()
    settled(page)
    chosen(page, "1 of 26 items", "1 item chosen one by one")


def test_a_card_gives_its_permanent_link_and_its_citation_to_copy(page: Page, address: str) -> None:
    page.goto(f"{address}/rewards?item=anti-cartel-campaign/maduro-reward")
    drawn(page)
    page.get_by_role("button", name="Link and citation").first.click()
    link, plain, footnote = (page.get_by_role("dialog").locator("code").nth(place) for place in range(3))
    expect(footnote).to_contain_text("[^maduro-reward]: ")
    there = link.inner_text()
    assert re.fullmatch(rf"{address}/rewards\?item=anti-cartel-campaign%2Fmaduro-reward&build=\w+-\w+", there)
    assert plain.inner_text().endswith(there)


def test_back_leads_to_where_the_reader_was_on_the_page(page: Page, address: str) -> None:
    page.goto(address)
    drawn(page)
    link = page.get_by_test_id("stMain").get_by_role("link", name="In the text").nth(3)
    link.scroll_into_view_if_needed()
    top = "document.querySelector('[data-testid=stMain]').scrollTop"
    before = page.evaluate(top)
    assert before > 500
    link.click()
    page.wait_for_url("**/sources?*")
    settled(page)
    page.go_back()
    page.wait_for_url(f"{address}/")
    # Until it is drawn, the page jumps.
    drawn(page)
    page.wait_for_function(f"before => {top} === before", arg=before)
    # Where the reader goes on meanwhile, the page stays with the reader.
    page.mouse.wheel(0, -300)
    page.wait_for_function(f"before => {top} < before", arg=before)
    page.wait_for_timeout(500)
    assert page.evaluate(top) < before


def test_a_picture_that_was_clicked_stays_in_view_where_the_page_grows_shorter(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    drawn(page)
    cell = page.get_by_test_id("stVegaLiteChart").first.locator("svg.marks .role-mark path").nth(2)
    cell.evaluate("element => element.scrollIntoView({block: 'center'})")
    cell.click(position={"x": 4, "y": 6}, force=True)
    page.wait_for_url("**/?agency=*")
    settled(page)
    expect(page.get_by_test_id("stVegaLiteChart").first).to_be_in_viewport()

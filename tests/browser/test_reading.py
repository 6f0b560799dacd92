"""The app as its reader meets it, in a real browser."""

import csv
import io
import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests import sample, serving
from tests.serving import chosen, drawn, settled

# The answers of the server arrive when ``lag`` milliseconds are over, as on a slow line; the widgets answer at once.
SLOW = """
const add = WebSocket.prototype.addEventListener
window.lag = 0
WebSocket.prototype.addEventListener = function (kind, heard, ...more) {
  const late = (told) => setTimeout(() => heard.call(this, told), window.lag)
  return add.call(this, kind, kind === "message" ? late : heard, ...more)
}
"""


def choose(page: Page, label: str, value: str) -> None:
    """Pick a value in a filter of the sidebar, by its name: values change places, be it under the pointer."""
    box = page.get_by_test_id("stSidebar").get_by_label(label, exact=True)
    box.click()
    box.press_sequentially(value)
    page.get_by_role("option", name=re.compile(rf"^{re.escape(value)} \(\d+\)$")).click()
    page.keyboard.press("Tab")


def taken(page: Page, label: str, role: Literal["button", "link"] = "button") -> bytes:
    """The file behind a button, or behind the link to one that is sent while it is written."""
    with page.expect_download() as caught:
        page.get_by_test_id("stMain").get_by_role(role, name=label, exact=True).first.click()
    return Path(caught.value.path()).read_bytes()


def test_a_first_visit_by_a_direct_link_on_a_fresh_server_shows_the_filtered_page(page: Page, tmp_path: Path) -> None:
    with serving.app(builds=tmp_path) as address:
        page.goto(f"{address}/rewards?agency=state-department")
        settled(page)
        expect(page.get_by_role("heading", name="Rewards", exact=True)).to_be_visible()
        chosen(page, "3 of 26 items", "Agency: State Department")
        expect(page.get_by_test_id("stSidebar").get_by_text("State Department (3)")).to_be_visible()
        assert page.url.endswith("/rewards?agency=state-department")


@pytest.mark.parametrize("lag", [0, 800])
def test_values_chosen_in_a_row_all_count_on_a_slow_line_too(page: Page, address: str, lag: int) -> None:
    page.add_init_script(SLOW)
    page.goto(address)
    settled(page)
    page.evaluate("lag => (window.lag = lag)", lag)
    choose(page, "Kind of item", "Reward")
    choose(page, "Agency", "Department of Justice")
    choose(page, "Agency", "State Department")
    chosen(page, "1 of 26 items", "Agency: Department of Justice", "Agency: State Department", "Kind of item: Reward")
    page.wait_for_url("**/?agency=department-of-justice&agency=state-department&kind=reward")


def test_how_items_stand_goes_along_from_page_to_page_and_into_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}/rewards")
    settled(page)
    page.get_by_role("radio", name="List").click()
    page.wait_for_url("**/rewards?view=list")
    expect(page.get_by_role("link", name="¶5 s1")).to_be_visible()
    page.get_by_role("link", name="Sources", exact=True).click()
    expect(page.get_by_role("heading", name="Sources", exact=True)).to_be_visible()
    settled(page)
    page.get_by_role("link", name="Arrests", exact=True).click()
    page.wait_for_url("**/arrests?view=list")
    page.get_by_role("link", name="¶7 s1").click()
    expect(page.locator("a.mark.shown").filter(has_text="ICE recently arrested")).to_be_in_viewport()
    page.goto(f"{address}/arrests")
    settled(page)
    expect(page.get_by_role("button", name="Link and citation")).to_be_visible()


def test_a_cards_link_leads_to_the_card_and_to_its_words_in_the_text(page: Page, address: str) -> None:
    page.goto(f"{address}/rewards")
    settled(page)
    page.get_by_test_id("stMain").get_by_role("link", name="In the text").first.click()
    expect(page.get_by_role("heading", name="Sources", exact=True)).to_be_attached()
    words = page.locator("a.mark.shown").filter(has_text="a $50 million reward")
    expect(words).to_be_in_viewport()
    words.click()
    expect(page.get_by_role("heading", name="Rewards", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="The card you were linked to")).to_be_visible()
    assert "item=anti-cartel-campaign" in page.url


def test_a_download_holds_what_is_on_the_screen(page: Page, address: str) -> None:
    page.goto(f"{address}/snapshots?sourcing=named")
    settled(page)
    chosen(page, "3 of 26 items", "Who stands behind it: A named speaker")
    rows = list(csv.DictReader(io.StringIO(taken(page, "CSV", "link").decode("utf-8-sig"), newline="")))
    assert len(rows) == 3
    assert {row["filters"] for row in rows} == {"Who stands behind it: A named speaker; Articles only"}
    assert len(json.loads(taken(page, "JSON"))["content"]) == 3
    assert taken(page, "Web page").decode("utf-8").count("<article") == 3


def test_a_downloaded_page_reads_on_its_own_and_asks_for_nothing(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address)
    settled(page)
    file = tmp_path / "briefing.html"
    file.write_bytes(taken(page, "Web page"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    expect(page.get_by_role("heading", name="Rewards (1)")).to_be_visible()
    assert asked == [file.as_uri()]


def press_over(chart: Locator, name: str) -> None:
    """Press what shows while the pointer is over a chart; a page that still grows may move the chart away from it."""
    for _ in range(10):
        chart.hover()
        with suppress(TimeoutError):
            chart.page.get_by_role("button", name=name).click(timeout=2_000)
            return
    raise AssertionError(f"{name!r} cannot be pressed")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_is_saved_from_its_menu_and_from_under_it(
    page: Page, address: str, scheme: Literal["light", "dark"]
) -> None:
    page.set_viewport_size({"width": 1440, "height": 1400})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/arrests")
    drawn(page)
    chart = page.get_by_test_id("stVegaLiteChart")
    expect(chart.locator("svg.marks")).to_be_visible()
    inks = {"light": "rgb(16, 22, 31)", "dark": "rgb(232, 235, 240)"}
    words = chart.locator("svg.marks text").filter(has_text="ICE · 1 report")
    expect(words).to_have_css("fill", inks[scheme])
    with page.expect_download() as saved:
        press_over(chart, "Download as PNG")
    assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")
    page.get_by_text("Table, and picture as a file").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Picture as SVG").click()
    assert re.fullmatch(r"briefing-\w+-\w+-arrests_by_agency\.svg", saved.value.suggested_filename)
    drawing = Path(saved.value.path()).read_text("utf-8")
    assert "ICE · 1 report" in drawing
    assert "<metadata>build=" in drawing
    other = next(name for name in inks if name != scheme)
    page.emulate_media(color_scheme=other)  # type: ignore[arg-type]
    expect(words).to_have_css("fill", inks[other])


def test_numbers_of_items_on_the_same_words_are_no_number_together(page: Page, address: str) -> None:
    page.goto(f"{address}/sources")
    settled(page)
    second = page.locator(".text a.further.behind").first
    assert second.evaluate("one => getComputedStyle(one.querySelector('sup'), '::before').content").startswith('",')
    assert (second.get_attribute("aria-label") or "").startswith(f"{second.inner_text()} ")


def test_what_is_chosen_is_said_to_who_does_not_see_it(page: Page, address: str) -> None:
    page.goto(f"{address}/?kind=arrest")
    settled(page)
    expect(page.get_by_role("status").filter(has_text="of 26 items")).to_have_text("1 of 26 items")
    page.get_by_test_id("stSidebar").get_by_role("button", name="Clear all filters").click()
    expect(page.get_by_role("status").filter(has_text="of 26 items")).to_contain_text("26 of 26 items")
    page.wait_for_url(f"{address}/")
    page.go_back()
    chosen(page, "1 of 26 items", "Kind of item: Arrest")


def test_what_a_table_offers_does_not_lie_over_the_switch(page: Page, address: str) -> None:
    page.goto(f"{address}/?view=table")
    drawn(page)
    page.locator(".stDataFrame").first.hover()
    expect(page.get_by_test_id("stElementToolbar").first).to_be_visible()
    page.locator(".st-key-density").get_by_role("radio", name="Table").click(trial=True, timeout=5_000)


def test_a_row_of_a_table_leads_to_its_card_and_its_tick_does_not_pass_to_another(page: Page, address: str) -> None:
    page.goto(f"{address}/measures?view=table")
    drawn(page)
    table, card = page.get_by_role("region", name="Items as a table, measures"), page.get_by_role("dialog")
    # The grid is drawn on a canvas: below the headings, at the left.
    first = {"position": {"x": 15, "y": 53}}
    table.click(**first)
    expect(card).to_contain_text("authorises U.S. military force")
    card.get_by_role("button", name="Close").click()
    expect(card).to_have_count(0)
    choose(page, "What kind of reality", "Ordered")
    chosen(page, "1 of 26 items", "What kind of reality: Ordered")
    drawn(page)
    table.click(**first)
    expect(card).to_contain_text("Immigration authorities")
    card.get_by_role("link", name="In the text").click()
    page.wait_for_url("**/sources?*item=*")


def test_hostile_words_stay_words(page: Page, tmp_path: Path) -> None:
    words = "dr*g $5m (US$) :red[x] **b** <b>i</b> [a](javascript:alert(1)) http://x.example <script>alert(1)</script>"
    links = "-> <- -- :streamlit: :material/home: :smile: a@b.example www.x.example"

    def change(parts: dict) -> None:
        arrest = parts["article"]["arrest"][0]
        arrest |= {"headline": f"{words} {links}", "summary": words, "place": words, "accusations": [words]}
        arrest["evidence"][0]["words"] = "**b** $x$ <i>q</i> :red[x]"
        parts["article"]["document"]["title"] = f"{words} {links}"
        parts["actors"][4]["name"] = f"{words} {links}"

    folder = sample.write(tmp_path, change)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    with serving.app(folder, folder / "builds") as address:
        for path in ("arrests", "actors?actor=ada-quay", "sources", "actors", ""):
            page.goto(f"{address}/{path}")
            settled(page)
            main = page.get_by_test_id("stMain")
            text = main.inner_text().replace("\u2060", "")
            assert words in text, path
            assert main.locator("b, i, script, .katex, a[href^=javascript]").count() == 0, path
            assert main.locator("a[href*='x.example'], a[href^='mailto']").count() == 0, path
            if path == "arrests":
                assert f"{words} {links}" in text
                assert "**b** $x$ <i>q</i> :red[x]" in text
    assert dialogs == []

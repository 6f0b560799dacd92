"""What leaves the room, in a real browser: every format, the basket, checking and comparing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from briefing.snapshots.formats import FORMATS
from tests import sample, serving
from tests.serving import chosen, settled

STARTS = {"pdf": b"%PDF-", "html": b"<!doctype html>", "md": b"# ", "csv": b"\xef\xbb\xbf", "json": b"{"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = sample.write(tmp_path_factory.mktemp("snapshots"))
    with serving.app(folder, folder / "builds") as found:
        yield found


def taken(page: Page, label: str) -> tuple[str, bytes]:
    """The name and the bytes of the file behind a download button."""
    with page.expect_download(timeout=60_000) as caught:
        main = page.get_by_test_id("stMain")
        press = main.get_by_role("button", name=label, exact=True).or_(main.get_by_role("link", name=label, exact=True))
        press.first.click()
    return caught.value.suggested_filename, Path(caught.value.path()).read_bytes()


def test_every_format_is_one_press_away_and_whole(page: Page, address: str) -> None:
    page.goto(f"{address}/snapshots?kind=arrest&heading=For%20Monday")
    settled(page)
    for format in FORMATS:
        name, content = taken(page, format.label)
        assert name.endswith(f".{format.suffix}")
        assert content.startswith(STARTS.get(format.suffix, b"PK\x03\x04")), format.label


def test_a_basket_is_ticked_on_one_page_ordered_on_another_and_taken_along(page: Page, address: str) -> None:
    page.goto(f"{address}/rewards")
    settled(page)
    page.get_by_text("Basket", exact=True).first.click()
    expect(page.get_by_role("link", name="Basket: 1 item")).to_be_visible()
    page.get_by_role("link", name="Arrests", exact=True).click()
    expect(page.get_by_role("heading", name="Arrests", exact=True)).to_be_visible()
    page.get_by_text("Basket", exact=True).first.click()
    page.get_by_role("link", name="Basket: 2 items").click()
    chosen(page, "2 of 5 items", "2 items chosen one by one")
    settled(page)
    page.get_by_role("button", name=re.compile("^Down: ")).first.click()
    page.wait_for_url("**basket=harbour-crackdown%2Fquay-arrest&basket=harbour-crackdown%2Fsmuggler-reward*")
    settled(page)
    _, content = taken(page, "Markdown")
    text = content.decode("utf-8")
    assert 0 < text.index("Ada Quay arrested") < text.index("smuggling ring")


def test_a_file_is_checked_where_it_was_made_and_a_changed_one_found_out(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}/snapshots")
    settled(page)
    name, content = taken(page, "Web page")
    (tmp_path / name).write_bytes(content)
    (tmp_path / "changed.html").write_bytes(content.replace(b"Ada Quay arrested", b"Ada Quay released"))
    (tmp_path / "notes.txt").write_text("no snapshot", "utf-8")
    drop = page.get_by_test_id("stFileUploader").filter(has_text="Snapshots of any format").locator("input")
    drop.set_input_files([tmp_path / name])
    expect(page.get_by_text("Is it whole? Yes.")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Does the newest build still say the same in these items? Yes.")).to_be_visible()
    drop.set_input_files([tmp_path / "changed.html"])
    expect(page.get_by_text("Is it whole? No.")).to_be_visible(timeout=60_000)
    drop.set_input_files([tmp_path / "notes.txt"])
    expect(page.get_by_text("notes.txt: is no snapshot that can be verified")).to_be_visible()


def test_two_states_are_compared_and_a_file_that_is_none_is_refused(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}/snapshots?kind=arrest")
    settled(page)
    _, content = taken(page, "JSON")
    (tmp_path / "then.json").write_bytes(content.replace(b"Ada Quay arrested", b"Ada Quay held"))
    (tmp_path / "broken.json").write_text("{}", "utf-8")
    settled(page)
    page.get_by_role("combobox", name="Before").press_sequentially("A file")
    page.get_by_role("option", name="A file…").click()
    drop = page.get_by_test_id("stFileUploader").filter(has_text="Before: a bundle").locator("input")
    drop.set_input_files([tmp_path / "then.json"])
    expect(page.get_by_text("1 item changed")).to_be_visible()
    drop.set_input_files([tmp_path / "broken.json"])
    expect(page.get_by_text("Before: cannot be compared")).to_be_visible()

"""A sceptic holds a text of their own against the items, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import sample, serving
from tests.sample import TEXT
from tests.serving import settled


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample.write(tmp_path_factory.mktemp("evidence"), sample.with_text)


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving.app(folder, folder / "builds") as found:
        yield found


def drop(page: Page, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("input[type=file]").set_input_files([file])  # type: ignore[list-item]


def mark(page: Page, words: str) -> Locator:
    return page.locator("a.mark").filter(has_text=words).first


def test_the_text_itself_is_known_and_every_word_of_it_is_shown(page: Page, address: str) -> None:
    page.goto(f"{address}/sources")
    settled(page)
    expect(page.get_by_text("only the anchors can be shown")).to_be_visible()
    drop(page, "mine.txt", TEXT.encode())
    expect(page.get_by_text("This is the text the items were made from, letter for letter.")).to_be_visible()
    words = page.locator(".text")
    expect(words).to_contain_text("Police and coast guard check every ship")
    expect(words).to_contain_text("Ships are checked, the police repeat.")
    bare = page.locator(".text .bare")
    expect(bare).to_have_count(1)
    assert bare.get_attribute("title") == "¶3 s1: repeats the first sentence"


def test_a_mark_leads_to_its_card_and_the_card_back_to_its_mark(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 500})
    page.goto(f"{address}/sources")
    settled(page)
    drop(page, "mine.txt", TEXT.encode())
    expect(page.get_by_text("letter for letter.")).to_be_visible()
    mark(page, "a $2 million reward").click()
    expect(page.get_by_role("heading", name="Rewards", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="The card you were linked to")).to_be_visible()
    page.get_by_role("link", name="In the text").first.click()
    expect(page.get_by_role("heading", name="Sources", exact=True)).to_be_attached()
    settled(page)
    assert "item=harbour-crackdown" in page.url
    expect(mark(page, "a $2 million reward")).to_have_class("mark shown")
    expect(mark(page, "a $2 million reward")).to_be_in_viewport()
    expect(page.get_by_text("The whole text")).to_be_attached()


def test_marks_work_by_keyboard_and_their_addresses_stand_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/sources?status=occurred&status=alleged&view=table")
    settled(page)
    mark(page, "held on the pier").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Arrests", exact=True)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Sources", exact=True)).to_be_visible()
    settled(page)
    page.goto(f"{address}/{mark(page, 'no dr*g').get_attribute('href')}")
    assert (
        page.url.partition("?")[2] == "status=occurred&status=alleged&item=harbour-crackdown%2Fquay-denies&view=table"
    )
    expect(page.get_by_role("heading", name="Statements", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="The card you were linked to")).to_be_visible()


def test_one_changed_figure_is_named_and_nothing_is_stored(page: Page, address: str, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    page.goto(f"{address}/sources")
    settled(page)
    drop(page, "mine.txt", TEXT.replace("$2", "$3").encode())
    expect(page.get_by_text("Of 4 anchors: 3 as it was and 1 changed.")).to_be_visible()
    expect(page.locator("a.mark.changed")).to_have_text("a $3 million reward4")
    assert sorted(folder.rglob("*")) == before
    page.get_by_role("button", name="Put my copy away").click()
    expect(page.get_by_text("only the anchors can be shown")).to_be_visible()


def test_a_copy_without_text_says_why(page: Page, address: str) -> None:
    page.goto(f"{address}/sources")
    settled(page)
    drop(page, "cut.pdf", b"%PDF-1.7\ncut")
    expect(page.get_by_text("cut.pdf: ").and_(page.get_by_text("This PDF breaks off before its end"))).to_be_visible()
    expect(page.get_by_text("only the anchors can be shown")).to_be_visible()


def test_a_file_over_the_limit_does_not_go_up(page: Page, address: str) -> None:
    page.goto(f"{address}/sources")
    settled(page)
    drop(page, "large.txt", b"x" * 11_000_000)
    expect(page.get_by_text("10.0MB or smaller")).to_be_visible()


def test_hostile_words_of_a_copy_stay_words_and_turned_writing_is_told(page: Page, address: str) -> None:
    hostile = "<b>x</b> <script>alert(1)</script> [a](javascript:alert(1)) $x$ :red[y] \u202eturned\u202c"
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(f"{address}/sources")
    settled(page)
    drop(page, "mine.txt", f"{TEXT}\n{hostile}".encode())
    expect(page.get_by_text("makes words show out of their order")).to_be_visible()
    expect(page.locator(".text")).to_contain_text(hostile)
    assert page.locator(".text b, .text script, .text a[href^=javascript]").count() == 0
    assert dialogs == []


def test_what_the_filters_hide_is_not_marked_and_said_to_be_hidden(page: Page, address: str) -> None:
    page.goto(f"{address}/sources?kind=reward")
    settled(page)
    expect(page.locator("a.mark")).to_have_count(1)
    expect(page.get_by_text("3 items of this document hidden by your filters")).to_be_visible()


def test_another_copy_says_of_a_sentence_whose_items_are_hidden_that_they_are(page: Page, address: str) -> None:
    page.goto(f"{address}/sources?kind=reward")
    settled(page)
    drop(page, "mine.txt", TEXT.replace("Ships", "Boats").encode())
    expect(page.get_by_text("This is not letter for letter")).to_be_visible()
    expect(page.locator(".text .bare")).to_have_count(3)
    told = [span.get_attribute("title") or "" for span in page.locator(".text .bare").all()]
    assert told == [
        "¶1 s1: hidden by your filters",
        "¶1 s2: hidden by your filters",
        "¶3 s1: no item rests on this sentence",
    ]


def test_a_pasted_text_takes_the_place_of_a_dropped_file(page: Page, address: str) -> None:
    page.goto(f"{address}/sources")
    settled(page)
    drop(page, "mine.txt", TEXT.encode())
    expect(page.get_by_text("letter for letter.")).to_be_visible()
    page.get_by_role("tab", name="Pasted text").click()
    page.get_by_label("Your copy, pasted").fill(f"A line on top.\n{TEXT}")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("Of 4 anchors: 4 moved.")).to_be_visible()
    page.get_by_test_id("stSidebar").get_by_label("Words", exact=True).fill("ship")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="close icon Words: “ship”")).to_be_visible()
    expect(page.get_by_text("Of 4 anchors: 4 moved.")).to_be_visible()

"""Markdown, read by GitHub's own reader."""

import itertools
import re
from dataclasses import replace
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from lxml import html

from briefing import prose
from briefing.filters import Filters
from briefing.snapshots.compare import Change, Comparison
from briefing.snapshots.formats.markdown import write
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.store import Build
from tests.unit.test_formats import HOSTILE, hostile

BEFORE = "20250101T000000Z-0123456789ab"


@pytest.fixture(scope="module")
def whole(article: Build) -> Snapshot:
    plain = taken(article, Filters())
    changed = Change("article/item", "A headline", (("Status", "Ordered | <i>", "Occurred"),))
    changes = Comparison(BEFORE, plain.build.id, plain.items[:2], plain.items[2:3], (changed,))
    return replace(plain, heading="# Mine", note="First line\n\n- second <b>", changes=changes)


@pytest.fixture(scope="module")
def page(whole: Snapshot) -> html.HtmlElement:
    return read(write(whole))


def read(content: bytes) -> html.HtmlElement:
    options = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
    return html.document_fromstring(cmarkgfm.github_flavored_markdown_to_html(content.decode("utf-8"), options))


def said(page: html.HtmlElement, tag: str) -> list[str]:
    return [element.text_content().strip() for element in page.iter(tag)]


def test_headings_are_the_kinds_and_the_items(page: html.HtmlElement, whole: Snapshot) -> None:
    assert said(page, "h1") == ["Briefing"]
    assert [text for text in said(page, "h2") if text.startswith(("Meas", "Rew", "Arr", "Des", "State"))] == [
        *("Measures (5)", "Rewards (1)", "Arrests (1)", "Designations (1)", "Statements (18)")
    ]
    assert {row["headline"] for row in whole.items} <= set(said(page, "h3"))


def test_each_item_has_a_footnote_with_its_evidence_and_who_stands_behind_it(
    page: html.HtmlElement, whole: Snapshot
) -> None:
    notes = [" ".join(note.text_content().split()) for note in page.xpath("//section[@class='footnotes']//li")]
    for row, note in zip([row for rows in whole.by_kind.values() for row in rows], notes, strict=True):
        assert note.startswith("Who stands behind it: ")
        assert f"Item {row['item_id']}" in note
        for proof in row["evidence"]:
            assert f"¶{proof['paragraph']} s{proof['sentence']}: {prose.quoted(proof['words'])}" in note
    assert len(page.xpath("//sup[@class='footnote-ref']")) == len(whole.items)


def test_each_picture_has_its_sentence_and_its_table(page: html.HtmlElement, whole: Snapshot) -> None:
    rows = [len(table.xpath("tbody/tr")) for table in page.iter("table")]
    assert rows[-len(whole.pictures) :] == [picture.table.num_rows for picture in whole.pictures]
    assert {picture.sentence for picture in whole.pictures} <= set(said(page, "p"))


def test_what_came_and_what_went_stand_under_their_own_headings(page: html.HtmlElement, whole: Snapshot) -> None:
    came, gone = whole.items[:2], whole.items[2]
    [heading] = [one for one in page.iter("h3") if one.text_content().strip() == "Added (2)"]
    told = [line.text_content().strip() for line in heading.getnext().iter("li")]
    assert told == [f"{row['headline']}: {row['item_id']}" for row in came]
    [heading] = [one for one in page.iter("h3") if one.text_content() == f"Removed: {gone['headline']}"]
    # What is in no other place of the file is told whole.
    parts = [part.text_content() for part in itertools.islice(heading.itersiblings(), 4)]
    assert parts[1] == gone["summary"]
    assert gone["evidence"][0]["words"] in parts[3]
    assert parts[3].endswith(f"Item {gone['item_id']}.")


def test_the_readers_words_and_changed_words_stay_text(page: html.HtmlElement) -> None:
    (note,) = page.iter("blockquote")
    assert said(note, "p") == ["Reader’s note", "# Mine", "First line", "- second <b>"]
    assert "Ordered | <i>" in said(page, "td")
    assert f"What has changed since build {BEFORE}" in said(page, "h2")


def test_headlines_of_what_came_went_and_changed_stay_text(whole: Snapshot) -> None:
    words = "1. *Quay* <b> #7 | ![x](y) @z"
    row = whole.items[0] | {"headline": words, "summary": words}
    changes = Comparison(BEFORE, whole.build.id, (row,), (row,), (Change(words, words, ((words, words, words),)),))
    page = read(write(replace(whole, changes=changes)))
    assert {f"Removed: {words}", f"Changed: {words}"} <= set(said(page, "h3"))
    assert said(page, "p").count(words) == 2
    assert said(page, "td").count(words) == 3
    assert f"{words}: {row['item_id']}" in said(page, "li")


def test_the_file_says_where_it_comes_from_to_readers_and_to_programs(page: html.HtmlElement, whole: Snapshot) -> None:
    lines = said(page, "li")
    assert f"Build: {whole.build.id}" in lines
    assert f"Filters: {whole.filters_in_words}" in lines
    assert f"Content SHA-256: {whole.build.content_sha256}" in lines
    assert f"Text SHA-256: {whole.documents[0]['text_sha256']}" in lines
    last = write(whole).decode("utf-8").splitlines()[-1]
    assert re.fullmatch(r"<!-- briefing-snapshot: (\S+) -->", last)[1] == whole.address


def test_an_arrest_is_said_not_to_be_a_conviction(page: html.HtmlElement) -> None:
    assert "Persons taken into custody, one or several. An arrest is not a conviction." in said(page, "p")


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_hostile_text_comes_back_as_text(words: str, tmp_path: Path) -> None:
    page = read(write(taken(hostile(tmp_path, words), Filters())))
    assert {element.tag for element in page.body.iter() if isinstance(element.tag, str)} <= {
        *("body", "h1", "h2", "h3", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
        *("strong", "em", "sup", "section", "a", "code"),
    }
    assert all(link.get("href").startswith("#fn") for link in page.iter("a"))
    assert [element.text_content() for element in page.iter("h3")].count(words) == 5

"""Copies of an article as web pages: the article in them, without the furniture around it."""

import pytest

from briefing.copies import text_of
from tests.copying import refusal

LONG = (
    "The harbour police searched nine ships on the first night and found nothing, their chief said in the town hall, "
    "where the families of the dock workers had waited since the morning for a word about the arrests."
)
SECOND = "A second paragraph follows, and it is long enough to be taken for what a reporter wrote on that same day."


def test_a_fragment_gives_exactly_its_paragraphs() -> None:
    fragment = "<p>One <b>bold</b>\n  and&nbsp;<a href='#'>linked</a>.</p>\n<p>It’s “two” &amp; more.</p><p>Three"
    for name in ("copy.html", "copy.htm", "copy"):
        assert text_of(fragment.encode(), name) == "One bold and linked.\nIt’s “two” & more.\nThree"


def test_a_whole_page_gives_its_article() -> None:
    menu = "<ul>" + "<li><a href='/'>A section</a></li>" * 20 + "</ul>"
    teaser = "<article><h3>Another story</h3><p>What else happened.</p></article>"
    page = f"""<!DOCTYPE html><!-- saved from url=(0019)https://example.org -->
        <html><head><meta charset="utf-8"><title>The title</title><script>var p = "<p>scripted</p>"</script>
        <style>p {{ color: red }}</style></head><body onload="track()">
        <header role="banner">The Paper</header><nav>{menu}</nav><div hidden>unseen</div>
        <main><article><h1>The headline</h1><p onclick="evil()">{LONG}<!-- a remark --><script>more()</script></p>
        <aside>Related</aside><img src="x" onerror="alert(1)"><p>{SECOND}</p></article></main>
        {teaser * 2}<footer>All rights reserved</footer></body></html>"""
    assert text_of(page.encode(), "copy.html").split("\n") == ["The headline", LONG, SECOND]


def test_a_page_that_marks_no_article_gives_all_but_its_furniture() -> None:
    page = f"<html><body><nav>Menu</nav><div><h2>Title</h2><div>{LONG}</div></div><div>{SECOND}</div><footer>f</footer>"
    assert text_of(page.encode(), "copy.html").split("\n") == ["Title", LONG, SECOND]


def test_what_a_page_hides_is_no_part_of_its_article() -> None:
    page = f"<html><body><article><p>{LONG}</p><p hidden>{SECOND} unseen</p><p>{SECOND}</p></article></body></html>"
    assert text_of(page.encode(), "copy.html").split("\n") == [LONG, SECOND]


def test_a_page_is_known_by_its_content_before_its_name() -> None:
    assert text_of(b"<!doctype html><html><body><p>One</p><p>Two", "copy.txt") == "One\nTwo"
    assert text_of(b"Just words\n\nin a file", "copy.html") == "Just words in a file"


def test_one_break_in_a_paragraph_is_a_space_and_two_part_it() -> None:
    assert text_of(b"<p>One<br>two<br/>\n<br>three</p>", "copy.html") == "One two\nthree"


def test_a_page_that_claims_another_encoding_is_read_as_the_utf_8_it_is() -> None:
    page = "<?xml version='1.0' encoding='latin1'?><html><head><meta charset='latin1'></head><body><p>é “ü”</p>"
    assert text_of(page.encode(), "copy.html") == "é “ü”"


def test_tags_nested_a_hundred_thousand_deep_lose_no_word() -> None:
    assert text_of(b"<html>" + b"<div>" * 100_000 + b"<p>deep", "copy.html") == "deep"


def test_a_tag_with_a_hundred_thousand_attributes_is_read() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    assert text_of(f"<html><p {attributes}>quick</p>".encode(), "copy.html") == "quick"


@pytest.mark.parametrize("tag", [b"<div>", b"<p>x", b"<b>x", b"<br>", b"<nav><b>", b"<table><tr><td>x"])
def test_a_page_of_nothing_but_tags_is_refused(tag: bytes) -> None:
    assert "far more than an article" in refusal(b"<html>" + tag * (9_000_000 // len(tag)), "copy.html")

"""Copies of an article as PDF: its paragraphs, put together again from lines."""

import io
import zlib

import pypdf
import pytest

from briefing import copies
from briefing.copies import text_of
from tests.copying import FIRST_LINES, NEXT_LINES, pdf, pdf_of, refusal


def test_lines_of_a_pdf_are_joined_into_its_paragraphs() -> None:
    assert text_of(pdf(FIRST_LINES, NEXT_LINES), "copy.pdf").split("\n") == [
        "The headline",
        " ".join(words for words, *_ in FIRST_LINES[1:4]),
        "A second paragraph begins after a gap and has its first line and one more.",
        "A third one follows without a gap and goes on over the page with the rest of its sentence, as “quoted” matter "
        "of the MS-13 gang.",
        " ".join(words for words, *_ in NEXT_LINES[2:4]),
        NEXT_LINES[4][0],
    ]


def test_running_heads_and_page_numbers_part_no_sentence() -> None:
    def framed(number: int, lines: list[tuple[str, float, float, float]]) -> list[tuple[str, float, float, float]]:
        return [("11/24/26, 8:00 AM The Paper", 72, 770, 8), *lines, (f"https://example.org/a {number}/2", 72, 20, 8)]

    bare = text_of(pdf(FIRST_LINES, NEXT_LINES), "copy.pdf")
    assert text_of(pdf(framed(1, FIRST_LINES), framed(2, NEXT_LINES)), "copy.pdf") == bare


def test_a_page_that_comes_twice_is_no_running_head() -> None:
    assert text_of(pdf(FIRST_LINES, FIRST_LINES), "copy.pdf").count("The headline") == 2


def test_a_headline_of_two_lines_is_one_paragraph() -> None:
    lines = [("The headline goes on", 72, 720, 18), ("over two lines", 72, 699, 18), *FIRST_LINES[1:4]]
    assert text_of(pdf(lines), "copy.pdf").startswith("The headline goes on over two lines\nThe harbour")


def test_a_soft_hyphen_at_the_end_of_a_line_goes_and_elsewhere_shows() -> None:
    lines = [("A broken gov\xad", 72, 700, 11), ("ernment and the MS\xad13 gang", 72, 686, 11)]
    assert text_of(pdf(lines), "copy.pdf") == "A broken government and the MS-13 gang"


def test_a_pdf_of_pictures_has_no_text() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    target = io.BytesIO()
    writer.write(target)
    assert "holds no text" in refusal(target.getvalue(), "scan.pdf")


def test_a_locked_pdf_is_refused() -> None:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf(FIRST_LINES))))
    writer.encrypt("secret", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    assert "locked" in refusal(target.getvalue(), "copy.pdf")


def test_a_pdf_cut_short_is_refused_even_where_its_pages_could_be_guessed() -> None:
    whole = pdf(FIRST_LINES, NEXT_LINES)
    for share in (0.1, 0.5, 0.9):
        assert "breaks off" in refusal(whole[: int(len(whole) * share)], "copy.pdf")


def test_a_broken_pdf_is_refused() -> None:
    assert "no sound PDF" in refusal(b"%PDF-1.7\nnothing of a PDF\n%%EOF", "copy.pdf")


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    assert "far more than an article" in refusal(pdf_of([b"BT /F1 9 Tf (x) Tj ET"] * 501), "book.pdf")
    assert text_of(pdf_of([b"BT /F1 9 Tf (x.) Tj ET"] * 500), "book.pdf") == "\n".join(["x."] * 500)


def test_a_pdf_of_too_many_characters_is_refused() -> None:
    page = zlib.compress(b"BT /F1 9 Tf " + b"(%s) Tj " % (b"words " * 1000) * 300 + b"ET")
    assert "far more than an article" in refusal(pdf_of([page] * 4, b"/Filter/FlateDecode"), "book.pdf")


def test_a_pdf_that_unpacks_to_gigabytes_is_refused() -> None:
    stream = zlib.compressobj(9)
    page = b"".join(stream.compress(b" " * 1_000_000) for _ in range(1000)) + stream.flush()
    assert "no sound PDF" in refusal(pdf_of([page], b"/Filter/FlateDecode"), "copy.pdf")


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "MOST_SECONDS", -1)
    assert copies.MUCH in refusal(pdf(FIRST_LINES), "copy.pdf")

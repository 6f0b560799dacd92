"""Whatever a reader hands in: its text comes back as it was, or a CopyError says why not."""

import io
import zipfile
import zlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from briefing import copies
from briefing.copies import CopyError, text_of

TEXT = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\0"))
NAMES = some.sampled_from(["", "copy", "copy.txt", "copy.TXT", "copy.pdf", "copy.docx", "copy.html"])
STARTS = some.sampled_from(
    [b"", b"%PDF-", b"%PDF-1.7\n", b"PK\x03\x04", b"PK\x05\x06", b"<html>", b"<!doctype html>", b"<p>", b"\xff\xfe",
     b"\xfe\xff", b"\xef\xbb\xbf", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"<?xml version='1.0'?>"]
)  # fmt: skip
ENDS = some.sampled_from([b"", b"%%EOF", b"startxref\n0\n%%EOF", b"</html>", b"\0"])
PDF_BITS = some.sampled_from(
    [b"1 0 obj", b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 9>>", b"endobj", b"2 0 obj",
     b"3 0 obj", b"<</Type/Page/Contents 4 0 R>>", b"4 0 obj<</Length 99>>stream\nBT (words) Tj ET\nendstream", b"xref",
     b"0 5", b"trailer<</Root 1 0 R/Size 5>>", b"trailer<</Root 9 0 R/Prev 9>>", b"startxref 9", b"[[[[", b">>", b"R"]
)  # fmt: skip
XML_BITS = some.sampled_from(
    ["<w:p>", "</w:p>", "<w:t>words</w:t>", "<w:moveFrom>", "</w:moveFrom>", "<!DOCTYPE a [<!ENTITY e 'e'>]>", "&e;",
     "<", "<mc:Fallback/>", "\ufffe", "words", "<w:br/>", "]]>", "<?xml?>", "<w:t", "<![CDATA[x]]>"]
)  # fmt: skip
TAGS = some.sampled_from(
    ["<p>", "</p>", "<div hidden>", "</div>", "<nav>", "</nav>", "<article>", "</article>", "<script>", "</script>",
     "<br>", "<!--", "-->", "<table><tr><td>", "</html>", "<template>", "<svg><p>", "&#0;", "&#xD800;", "&nbsp;",
     "<a role=menu>", "words", " ", "<pre>\n\n", "<![CDATA[", "<main>", "</body>", "<html><body>", "<frameset>",
     "<plaintext>", "\ufffe"]
)  # fmt: skip


def visible(text: str) -> bool:
    return any(character.isprintable() and not character.isspace() for character in text)


def read(content: bytes, name: str) -> str | None:
    """The text, checked for what holds of every text; None where there is a CopyError."""
    try:
        text = text_of(content, name)
    except CopyError as error:
        assert str(error)
        return None
    assert visible(text)
    assert text == text.rstrip()
    assert "\0" not in text
    text.encode()
    copies.warnings(text)
    return text


@given(TEXT.filter(visible), some.sampled_from(["copy.txt", "copy", ""]), some.booleans())
def test_plain_text_comes_back_as_it_was(text: str, name: str, marked: bool) -> None:
    assume(not text.startswith("\ufeff"))
    assume(not text.lstrip().startswith(("<", "%PDF-")) and not text.startswith(("{\\rtf", "PK\x03\x04")))
    content = text.encode("utf-8-sig" if marked else "utf-8")
    assert text_of(content, name) == text.replace("\r\n", "\n").rstrip()


@given(TEXT.filter(visible), some.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf_16_comes_back_as_it_was(text: str, encoding: str) -> None:
    assume(not text.startswith("\ufeff") and not text.lstrip().startswith("<"))
    assert text_of(f"\ufeff{text}".encode(encoding), "copy.txt") == text.replace("\r\n", "\n").rstrip()


@given(some.lists(TEXT.filter(visible), min_size=1))
def test_paragraphs_of_a_page_come_back_one_a_line(paragraphs: list[str]) -> None:
    import html

    written = [text.translate(copies.AS_SHOWN) for text in paragraphs]
    page = "".join(f"<p>{html.escape(text)}</p>" for text in written)
    wanted = [" ".join(text.split()) for text in written]
    assert read(page.encode(), "copy.html") == ("\n".join(line for line in wanted if line) or None)


@given(STARTS, some.binary(max_size=400), ENDS, NAMES)
def test_any_bytes_give_text_or_a_copy_error(start: bytes, middle: bytes, end: bytes, name: str) -> None:
    read(start + middle + end, name)


@given(some.lists(PDF_BITS | some.binary(max_size=9)), ENDS)
def test_any_pieces_of_a_pdf_give_text_or_a_copy_error(pieces: list[bytes], end: bytes) -> None:
    read(b"%PDF-1.7\n" + b"\n".join(pieces) + b"\n" + end, "copy.pdf")


@given(some.lists(XML_BITS), some.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA]))
def test_any_pieces_of_a_word_file_give_text_or_a_copy_error(pieces: list[str], method: int) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr("word/document.xml", f"<w:document xmlns:w='w' xmlns:mc='mc'>{''.join(pieces)}</w:document>")
    read(target.getvalue(), "copy.docx")


@given(some.lists(TAGS | TEXT), some.booleans())
def test_any_pieces_of_a_page_give_text_or_a_copy_error(pieces: list[str], whole: bool) -> None:
    text = read((("<html><body>" if whole else "") + "".join(pieces)).encode(), "copy.html")
    assert text is None or all(line == " ".join(line.split()) and line for line in text.split("\n"))


@given(some.integers(0, 5000), some.integers(0, 255), some.data())
@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_byte_changed_anywhere_gives_text_or_a_copy_error(
    kind: str, at: int, byte: int, data: some.DataObject
) -> None:
    content = bytearray(SOUND[kind])
    content[at % len(content)] = byte
    read(bytes(content[: data.draw(some.integers(len(content) // 2, len(content)))]), f"copy.{kind}")


def _sound_pdf() -> bytes:
    page = zlib.compress(b"BT /F1 11 Tf 14 TL 72 700 Td (One line) Tj T* (and another.) Tj ET")
    parts = [
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n",
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n" % (len(page), page),
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n",
        b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n0\n%%EOF",
    ]
    return b"".join(parts)


def _sound_docx() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:document xmlns:w='w'><w:p><w:t>One line</w:t></w:p></w:document>")
    return target.getvalue()


SOUND = {"pdf": _sound_pdf(), "docx": _sound_docx()}


@pytest.mark.parametrize("kind", SOUND)
def test_the_files_that_are_broken_here_were_sound(kind: str) -> None:
    assert read(SOUND[kind], f"copy.{kind}") in ("One line", "One line and another.")

"""Copies of an article: plain text, one clear sentence where there is no text to be had, and what reading costs."""

import os
import random
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

import pytest

from briefing import copies
from briefing.copies import CopyError, text_of
from briefing.errors import BriefingError
from tests.copying import FIRST_LINES, NEXT_LINES, packed, pdf, pdf_of, refusal, said, word
from tests.serving import ROOT

PICTURE = (
    b"\x89PNG\r\n\x1a\n"
    + struct.pack(">I", 13)
    + b"IHDR"
    + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    + b"\x3a~\x9bU"
)


def test_plain_text_keeps_every_character() -> None:
    text = "“One”  two\tthree\u00a0four\n\n\n  five – dr*g \u200b\u2028six\rseven"
    assert text_of(text.encode(), "copy.txt") == text


def test_a_byte_order_mark_crlf_and_white_space_at_the_end_go() -> None:
    assert text_of("\ufeff One\r\ntwo \r\n\r\n \t\n".encode(), "copy.txt") == " One\ntwo"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_a_byte_order_mark_is_read(encoding: str) -> None:
    assert text_of("\ufeffOne “two”\r\n🚢 three".encode(encoding), "copy.txt") == "One “two”\n🚢 three"


def test_text_that_speaks_of_formats_stays_text() -> None:
    for text in (
        "A %PDF- file, PK\x03\x04 and {\\rtf",
        "a" * 30 + "{\\rtf1 is how RTF begins",
        "1 < 2 and <b>bold</b>",
    ):
        assert text_of(text.encode(), "copy.txt") == text


def test_marks_that_turn_the_writing_stay_and_are_warned_of() -> None:
    for mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        text = f"paid {mark}001 dollars"
        assert text_of(text.encode(), "copy.txt") == text
        (warning,) = copies.warnings(text)
        assert f"U+{ord(mark):04X} at character 5" in warning


def test_ordinary_text_has_no_warning() -> None:
    assert copies.warnings("Plain, with é, “quotes”, עברית and \u200e") == []


REFUSED = {
    "a picture": (PICTURE, "article.png", "a picture (.png)"),
    "a picture by another name": (PICTURE, "article.txt", "a picture (.png)"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "article.doc", "an old Word file (.doc)"),
    "RTF": (rb"{\rtf1\ansi words}", "article.rtf", "an RTF file (.rtf)"),
    "OpenDocument": (
        packed({"mimetype": b"application/vnd.oasis.opendocument.text"}, zipfile.ZIP_STORED),
        "article.odt",
        "an OpenDocument file (.odt)",
    ),
    "an e-book": (
        packed({"mimetype": b"application/epub+zip"}, zipfile.ZIP_STORED),
        "article.epub",
        "an e-book (.epub)",
    ),
    "50 MB": (b"words " * 8_500_000, "article.txt", "over 10 MB"),
    "nothing": (b"", "article.txt", "holds no text"),
    "nothing named PDF": (b"", "article.pdf", "holds no text"),
    "white space": (" \r\n\t\u00a0\u2003".encode(), "article.txt", "holds no text"),
    "nothing visible": ("\ufeff\u200b\u2060\u202e".encode(), "article.txt", "holds no text"),
    "a page without words": (b"<html><body><script>words</script></body></html>", "article.html", "holds no text"),
    "a Word file without words": (word("<w:p/>"), "article.docx", "holds no text"),
    "Latin-1": ("Nicol\u00e1s said".encode("latin-1"), "article.txt", "Byte 5 is no UTF-8 text"),
    "half a character of UTF-16": (b"\xff\xfea\0b", "article.txt", "Byte 4 is no UTF-16 text"),
    "NUL": (b"words\0words", "article.txt", "Character 5 is a NUL"),
    "NUL in a page": (b"<html><p>words\0words", "article.html", "Character 14 is a NUL"),
    "UTF-16 without its mark": ("words".encode("utf-16-le"), "article.txt", "Character 1 is a NUL"),
    "a book": (b"words " * 90_000, "book.txt", "far more than an article"),
    "a book as a page": (b"<html><p>" + b"words " * 90_000, "book.html", "far more than an article"),
    "any bytes": (random.Random(7).randbytes(5000), "article.bin", "is no UTF-8 text"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_holds_no_text_is_refused_by_name(case: str) -> None:
    content, name, says = REFUSED[case]
    assert says in refusal(content, name)


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_is_one_sentence_that_says_what_is_wrong_and_what_to_do(case: str) -> None:
    content, name, _ = REFUSED[case]
    assert re.fullmatch(r"[A-Z][^;]+; (save|open|choose|print|download)[^;]+[a-z]\.", refusal(content, name))


def test_every_refusal_of_the_module_has_that_form() -> None:
    source = (ROOT / "briefing" / "copies.py").read_text("utf-8")
    said = re.findall(r'CopyError\(f?"(.+)"\)', source)
    assert len(said) >= 7
    for sentence in (*said, copies.MUCH):
        assert re.search(r"; ({SAVE}|save|choose|print|download)[^;]*\.$", sentence), sentence
    assert issubclass(CopyError, BriefingError)


def test_nothing_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, temporary = tmp_path / "here", tmp_path / "temporary"
    here.mkdir()
    temporary.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    text_of(pdf(FIRST_LINES, NEXT_LINES), "copy.pdf")
    text_of(word("".join(said(f"{number:x} words") for number in range(5000))), "copy.docx")
    text_of(b"<html><body><p>One</p></body></html>", "copy.html")
    text_of(b"One" * 100_000, "copy.txt")
    for content, name, _ in REFUSED.values():
        refusal(content, name)
    assert list(here.iterdir()) == list(temporary.iterdir()) == []


MEASURED = """
import resource, sys
from briefing import copies
content = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    copies.text_of(content, "copy")
except copies.CopyError:
    pass
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
HEAVY = {
    "a zip bomb of 50 MB": (packed({"word/document.xml": b" " * 50_000_000}), 80),
    "a Word file just under its limits": (
        word("".join(said(random.Random(number).randbytes(40).hex()) for number in range(100_000))),
        80,
    ),
    "a PDF bomb": (pdf_of([zlib.compress(b" " * 200_000_000)], b"/Filter/FlateDecode"), 250),
    "a page of tags": (b"<html>" + b"<div>" * 1_900_000, 300),
    "text of 10 MB": (b"words " * 1_600_000, 80),
}


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is in KiB on Linux only")
@pytest.mark.parametrize("case", HEAVY)
def test_reading_takes_no_more_memory_than_it_may(case: str) -> None:
    content, most = HEAVY[case]
    assert len(content) <= copies.MOST_BYTES
    child = subprocess.run(
        [sys.executable, "-c", MEASURED], input=content, capture_output=True, cwd=ROOT, env=os.environ, timeout=120
    )
    assert child.returncode == 0, child.stderr.decode()
    assert int(child.stdout) < most, f"{int(child.stdout)} MB"

"""Copies of an article: the text in them, and one clear sentence where there is none to be had."""

import io
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

import pypdf
import pytest

from briefing import copies
from briefing.copies import CopyError, text_of
from briefing.errors import BriefingError

ROOT = Path(__file__).parents[2]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LONG = (
    "The harbour police searched nine ships on the first night and found nothing, their chief said in the town hall, "
    "where the families of the dock workers had waited since the morning for a word about the arrests."
)
SECOND = "A second paragraph follows, and it is long enough to be taken for what a reporter wrote on that same day."
PICTURE = (
    b"\x89PNG\r\n\x1a\n"
    + struct.pack(">I", 13)
    + b"IHDR"
    + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    + b"\x3a~\x9bU"
)


def packed(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def word(body: str, before: str = "", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    document = f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()}, method)


def said(words: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def pdf(*pages: list[tuple[str, float, float, float]], filter_: bytes = b"") -> bytes:
    """A PDF of one content stream a page; a line is its words, left, height and size in points."""
    contents = []
    for lines in pages:
        shown = "".join(f"BT /F1 {size} Tf 1 0 0 1 {left} {up} Tm ({words}) Tj ET\n" for words, left, up, size in lines)
        contents.append(shown.encode("cp1252"))
    return pdf_of(contents, filter_)


def pdf_of(contents: list[bytes], filter_: bytes = b"") -> bytes:
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(contents)))
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    pages = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", pages, font]
    for number, content in enumerate(contents):
        about = b"/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(b"<</Type/Page/Parent 2 0 R%s/Contents %d 0 R>>" % (about, 5 + 2 * number))
        objects.append(b"<<%s/Length %d>>stream\n%s\nendstream" % (filter_, len(content), content))
    made = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(made))
        made += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, b"".join(places))
    return made + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))


def refusal(content: bytes, name: str = "copy") -> str:
    with pytest.raises(CopyError) as caught:
        text_of(content, name)
    return str(caught.value)


# ------------------------------------------------------------------------------------------------- plain text


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


# ------------------------------------------------------------------------------------------------------- HTML


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


# ------------------------------------------------------------------------------------------------------- Word


def test_a_word_file_gives_a_line_for_every_paragraph_and_cell() -> None:
    import docx

    document = docx.Document()
    document.add_heading("The headline", 1)
    document.add_paragraph("One ").add_run("bold").bold = True
    broken = document.add_paragraph("two  spaces")
    broken.add_run().add_break()
    broken.add_run("after a break\tand a tab")
    document.add_paragraph("")
    document.add_paragraph("a point", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    document.sections[0].header.paragraphs[0].text = "a running head"
    target = io.BytesIO()
    document.save(target)
    lines = ["The headline", "One bold", "two spaces after a break and a tab", "a point", "left", "right"]
    assert text_of(target.getvalue(), "copy.docx").split("\n") == lines


def test_what_a_word_file_shows_is_kept_and_what_it_has_deleted_is_not() -> None:
    changes = (
        '<w:p><w:r><w:t xml:space="preserve">Kept </w:t></w:r><w:ins w:id="1"><w:r><w:t>inserted</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>deleted</w:delText></w:r></w:del>'
        '<w:moveFrom w:id="3"><w:r><w:t>moved away</w:t></w:r></w:moveFrom>'
        "<w:sdt><w:sdtContent><w:r><w:t>, controlled</w:t></w:r></w:sdtContent></w:sdt>"
        '<w:r><w:instrText>LINK "x"</w:instrText></w:r><w:r><w:t>, co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r></w:p>'
    )
    box = f"<w:txbxContent>{said('in a box')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    boxed = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    content = word(f"{changes}<w:p><w:r>{boxed}</w:r><w:r><w:t>around it</w:t></w:r></w:p>")
    assert text_of(content, "copy.docx").split("\n") == ["Kept inserted, controlled, co-op", "in a box", "around it"]


def test_a_word_file_is_known_without_its_name() -> None:
    assert text_of(word(said("One") + said("Two")), "copy.txt") == "One\nTwo"


def test_a_zip_bomb_dressed_as_a_word_file_is_refused() -> None:
    bomb = packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b" " * 60_000_000})
    assert "far more than an article" in refusal(bomb, "copy.docx")


def test_a_picture_in_a_word_file_that_unpacks_two_hundredfold_is_refused() -> None:
    bomb = packed({"word/document.xml": word(said("One")), "word/media/image1.bmp": b"\0" * 5_000_000})
    assert "far more than an article" in refusal(bomb, "copy.docx")


def test_a_zip_file_that_understates_its_size_is_refused() -> None:
    honest = word(said("One " * 100_000))
    (entry,) = [entry for entry in zipfile.ZipFile(io.BytesIO(honest)).infolist() if "document" in entry.filename]
    assert "no sound Word file" in refusal(honest.replace(struct.pack("<I", entry.file_size), struct.pack("<I", 900)))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_unpacks_without_a_bound_is_not_touched(method: int) -> None:
    assert "no sound Word file" in refusal(word(said("One"), method=method), "copy.docx")


def test_a_zip_file_that_is_no_word_file_is_refused() -> None:
    assert "no sound Word file" in refusal(packed({"notes.txt": b"words"}), "notes.zip")
    assert "no sound Word file" in refusal(packed({"xl/workbook.xml": b"<workbook/>"}), "copy.docx")


def test_a_billion_laughs_are_refused() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    assert "no sound Word file" in refusal(
        word(said("&l9;"), f'<!DOCTYPE w [<!ENTITY l0 "lol">{levels}]>'), "copy.docx"
    )


def test_a_word_file_reads_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", "utf-8")
    outside = f'<!DOCTYPE w [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    assert "no sound Word file" in refusal(word(said("&e;"), outside), "copy.docx")


def test_a_word_file_cut_short_is_refused() -> None:
    whole = word("".join(said(f"Paragraph {number}") for number in range(500)))
    assert "no sound Word file" in refusal(whole[: len(whole) // 2], "copy.docx")


# -------------------------------------------------------------------------------------------------------- PDF

FIRST_LINES = [
    ("The headline", 72, 720, 18),
    ("The harbour police searched nine ships on the first night and", 72, 690, 11),
    ("found nothing, their chief said in the town hall, where families", 72, 676, 11),
    ("of the dock workers had waited since the morning for some word.", 72, 662, 11),
    ("A second paragraph begins after a gap and has its first line and", 72, 640, 11),
    ("one more.", 72, 626, 11),
    ("A third one follows without a gap and goes on over the page with", 72, 612, 11),
]
NEXT_LINES = [
    ("the rest of its sentence, as “quoted” matter of the MS-", 72, 720, 11),
    ("13 gang.", 72, 706, 11),
    ("A fourth begins with an indent, as a newspaper has it, while this", 84, 692, 11),
    ("line stands out again and ends the paragraph at the very margin.", 72, 678, 11),
    ("A fifth begins with an indent as well, and then it is at an end.", 84, 664, 11),
]


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


# --------------------------------------------------------------------------------------- what is no copy at all

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


# ------------------------------------------------------------------------------------------- disk and memory


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

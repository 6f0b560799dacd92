"""Copies of an article, made for the tests, and what is said of one that is refused."""

import io
import zipfile

import pytest

from briefing.copies import CopyError, text_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
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

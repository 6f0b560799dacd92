"""Copies of an article as Word files: what they show, line by line, and nothing that unpacks without end."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from briefing.copies import text_of
from tests.copying import packed, refusal, said, word


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

"""A Word document as bytes that depend on nothing but what is put into it. The only door to python-docx.

Paragraphs are appended as elements: the library's own way looks for the end of the document at every paragraph, which
makes long documents take the square of their length.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from briefing.prose import carried

INK, SOFT, ACCENT, LINE = "1C2430", "556070", "1F5FBF", "D6DBE3"
# Style: size in points, colour, space before and after in points, stays with the next paragraph.
LOOKS: dict[str, tuple[float, str, float, float, bool]] = {
    "Normal": (10.5, INK, 0, 6, False),
    "Title": (26, INK, 0, 2, False),
    "Lead": (12, SOFT, 0, 12, False),
    "Heading 1": (17, INK, 22, 6, True),
    "Heading 2": (12.5, INK, 14, 1, True),
    "Caption": (9.5, SOFT, 2, 6, True),
    "Soft": (9.5, SOFT, 0, 4, True),
    "Amount": (16, ACCENT, 0, 2, True),
    "Summary": (10.5, INK, 0, 4, True),
    "Fact": (10, INK, 0, 1, True),
    "Small": (8.5, SOFT, 6, 6, False),
    "Note": (10.5, INK, 0, 0, False),
    "Cell": (9.5, INK, 1, 1, False),
    "Figure": (9.5, INK, 1, 1, False),
}
HANGING, CHART, WIDTH, TALLEST = Mm(36), Mm(150), Mm(170), Mm(215)


class WordFile:
    """A4, in English, with a line at the head and the number of the page at the foot; grows from top to bottom."""

    def __init__(self, title: str, head: str, foot: str) -> None:
        self._document = Document()
        self._body = self._document.element.body
        self._end = self._body.sectPr
        self._title = title
        self._styles = {name: _styled(self._document, name) for name in LOOKS}
        self._dress(head, foot)

    def paragraph(self, text: str, style: str = "Normal") -> Any:
        """A paragraph of plain text; a line feed is a line break."""
        paragraph = OxmlElement("w:p")
        paragraph.style = self._styles[style]
        paragraph.add_r().text = carried(text)
        self._end.addprevious(paragraph)
        return paragraph

    def fact(self, name: str, value: str, quoted: bool = False) -> None:
        """A name in the margin and its value beside it; words of a text are told by italics."""
        paragraph = self.paragraph(name, "Fact")
        margin, beside = paragraph.r_lst[0], paragraph.add_r()
        margin.get_or_add_rPr().append(_element("w:color", val=SOFT))
        margin.add_tab()
        if quoted:
            beside.get_or_add_rPr().append(_element("w:i"))
        beside.text = carried(value)

    def picture(self, png: bytes, sentence: str) -> None:
        """A picture with its sentence as its alternate and, numbered, as its caption."""
        holder = self._document.add_paragraph(style="Normal")
        holder.paragraph_format.keep_with_next = True
        shape = holder.add_run().add_picture(io.BytesIO(png), width=CHART)
        if shape.height > TALLEST:
            shape.width, shape.height = Mm(shape.width.mm * TALLEST / shape.height), TALLEST
        shape._inline.docPr.set("descr", carried(sentence))
        caption = self.paragraph("Chart ", "Caption")
        caption.append(_field("SEQ Chart \\* ARABIC", str(len(self._document.inline_shapes))))
        caption.add_r().text = carried(f". {sentence}")

    def table(
        self,
        headings: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths: Sequence[float],
        figures: Sequence[bool] = (),
    ) -> None:
        """A table whose heading is repeated on each page; ``widths`` are shares of the width of the page, ``figures``
        says of each column whether it holds numbers."""
        table = self._document.add_table(1, len(headings))
        table.autofit = False
        lines = [_element(f"w:{side}", val="single", sz="4", space="0", color=LINE) for side in ("bottom", "insideH")]
        table._tbl.tblPr.insert_element_before(_holding("w:tblBorders", *lines), "w:tblLayout", "w:tblLook")
        edge = _holding("w:tblCellMar", _element("w:left", w="0", type="dxa"))
        table._tbl.tblPr.insert_element_before(edge, "w:tblLook")
        for column, share in zip(table.columns, widths, strict=True):
            column.width = int(WIDTH * share / sum(widths))
        self._fill(table.rows[0], headings, figures)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for run in (cell.paragraphs[0].runs[0] for cell in table.rows[0].cells):
            run.bold = True
        for row in rows:
            self._fill(table.add_row(), row, figures)

    def _fill(self, row: Any, texts: Sequence[str], figures: Sequence[bool]) -> None:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, figure in zip_longest(row._tr.tc_lst, texts, figures):
            cell.p_lst[0].style = self._styles["Figure" if figure else "Cell"]
            cell.p_lst[0].add_r().text = carried(text)

    def content(self, made: datetime, address: str) -> bytes:
        """The file; ``made`` is the only time in it, ``address`` stands in its keywords."""
        known = self._document.core_properties
        known.title, known.author, known.language, known.comments = self._title, "Briefing", "en", ""
        known.created = known.modified = made.replace(microsecond=0)
        known.keywords, known.last_modified_by, known.revision = "", "Briefing", 1
        # The library refuses more than 255 characters, which neither the format nor its readers do.
        known._element.get_or_add_keywords().text = address
        file = io.BytesIO()
        self._document.save(file)
        return _timeless(file)

    def _dress(self, head: str, foot: str) -> None:
        for words in self._document.styles.element.iter(qn("w:lang")):
            words.set(qn("w:val"), "en-GB")
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
        for part, text in ((section.header, head), (section.footer, foot)):
            part.paragraphs[0].style = self._document.styles["Small"]
            part.paragraphs[0].paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
            part.paragraphs[0].text = carried(text)
        line = section.footer.paragraphs[0]
        line.add_run("\tPage ")
        line._p.append(_field("PAGE", "1"))


def _styled(document: Any, name: str) -> str:
    """The style ``name``, made where the document lacks it; its id."""
    if name not in document.styles:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    style, (size, colour, before, after, keep) = document.styles[name], LOOKS[name]
    style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), RGBColor.from_string(colour)
    form = style.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), keep
    if name == "Fact":
        form.left_indent, form.first_line_indent = HANGING, -HANGING
        form.tab_stops.add_tab_stop(HANGING)
    if name == "Figure":
        form.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if name == "Caption":
        style.font.bold = False
    if name == "Note":
        line = _element("w:left", val="single", sz="24", space="8", color=ACCENT)
        style.element.pPr.insert_element_before(_holding("w:pBdr", line), "w:shd", "w:tabs", "w:spacing", "w:ind")
    return str(style.style_id)


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def _holding(name: str, *children: Any) -> Any:
    holder = OxmlElement(name)
    holder.extend(children)
    return holder


def _field(instruction: str, shown: str) -> Any:
    """A field that Word keeps up to date; ``shown`` stands there until it does."""
    field = _element("w:fldSimple", instr=instruction)
    field.append(OxmlElement("w:r"))
    field[0].text = shown
    return field


def _timeless(file: io.BytesIO) -> bytes:
    """The same parts, every one dated 1980, the first day an archive can hold."""
    timeless = io.BytesIO()
    with ZipFile(file) as parts, ZipFile(timeless, "w") as archive:
        for name in sorted(parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            archive.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)
    return timeless.getvalue()

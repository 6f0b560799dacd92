"""The process that sets one document: JSON comes in, PDF goes out. Needs nothing of the package, so it starts fast."""

import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import fontpkg_ibm_plex_sans_arabic
import fontpkg_noto_sans
import typst

HERE = Path(__file__).parent
FOLDERS: list[Path] = [fontpkg_noto_sans.ROOT, fontpkg_ibm_plex_sans_arabic.ROOT, HERE]
# Latin, Greek, Cyrillic and Arabic. An Arabic font that draws dots apart from letters would spoil the text of the file.
FAMILIES = ["Noto Sans", "IBM Plex Sans Arabic"]
# Draws a box for any letter; the text of the file keeps the letter.
BOX = "Briefing Box"
PANIC = "PanicException"
LACKING = ("could not be displayed", "missing codepoints")
ARABIC = re.compile("[\u0600-\u06ff]+")
# What the font of Arabic has besides; and what it lacks of Arabic, with what stands for it: a blank parts letters too.
SHARED = re.compile("[\0-\u00ff\u2010\u2013-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u0600-\u06ff]+")
INSTEAD = {0x200C: "\u00a0", 0x200E: None, 0x200F: None}
TEXTS = re.compile(">[^<]+<")
# Letters that join to others, which no box does: in a chart they are not kept.
JOINING = re.compile("[\u0900-\u109f\u200d\ufe00-\ufe0f\U000e0000-\U000e007f]")
OTHERS = re.compile("[^\0-\u052f\u0600-\u06ff\u1e00-\u20bf\u2100-\u214f]+")


def printed(content: dict[str, Any]) -> bytes:
    """The document; where the fonts lack a letter, with boxes for such letters and a sentence that says so.

    Both standards forbid a letter without a shape, so the fonts are tried first, unless they would share a line of a
    chart. Raises typst.TypstError.
    """
    if not any(_mixed(_fit(text)) for chart in content["charts"] for text in TEXTS.findall(chart["svg"])):
        try:
            return _compiled(content, FAMILIES)
        except BaseException as error:
            if not _lacks_a_letter(error):
                raise
    return _compiled(content, [*FAMILIES, BOX])


def _lacks_a_letter(error: BaseException) -> bool:
    """Over some letters the library panics, which is no Exception."""
    if isinstance(error, typst.TypstError):
        return any(words in error.message for words in LACKING)
    return type(error).__name__ == PANIC


def _compiled(content: dict[str, Any], families: list[str]) -> bytes:
    charts = [chart | {"svg": _lettered(chart["svg"], BOX in families)} for chart in content["charts"]]
    return typst.compile(
        (HERE / "document.typ").read_bytes(),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=FOLDERS),
        sys_inputs={"snapshot": json.dumps(content | {"charts": charts, "fonts": families, "boxes": BOX in families})},
        format="pdf",
        # For screen readers, and to be kept; 2a rather than 3a, since nothing is attached.
        pdf_standards=["ua-1", "a-2a"],
        timestamp=content["timestamp"],
    )


def _lettered(svg: str, boxes: bool) -> str:
    """The chart with its font named for letters of other scripts.

    Where two fonts share a line, typst may lose letters of the one that joins them, or give up: so each line has one,
    beside which only boxes stand.
    """

    def named(text: re.Match[str]) -> str:
        whole = _alone(_fit(text[0])) if boxes else _fit(text[0])
        words = OTHERS.sub(_in(BOX), whole) if boxes else whole
        if _mixed(whole):
            return ARABIC.sub(_in(BOX), words)
        return re.sub("[^><]+", _in(FAMILIES[1]), whole) if ARABIC.search(whole) else words

    return TEXTS.sub(named, svg)


def _in(font: str) -> str:
    return rf'<tspan font-family="{font}">\g<0></tspan>'


def _fit(text: str) -> str:
    return text.translate(INSTEAD) if ARABIC.search(text) else text


def _mixed(text: str) -> bool:
    """Whether Arabic stands in a line with letters that its font lacks."""
    return bool(ARABIC.search(text)) and not SHARED.fullmatch(text)


def _alone(text: str) -> str:
    """``text`` with a box in place of what joins to others, and of what is no letter yet; without marks above letters
    and below that are no part of one."""
    signs = ((sign, unicodedata.category(sign)) for sign in unicodedata.normalize("NFC", JOINING.sub("□", text)))
    return "".join("□" if kind == "Cn" else sign for sign, kind in signs if kind != "Mn")


if __name__ == "__main__":
    try:
        sys.stdout.buffer.write(printed(json.load(sys.stdin.buffer)))
    except typst.TypstError as error:
        sys.exit(error.message)
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        sys.exit("a letter in a chart cannot be set")

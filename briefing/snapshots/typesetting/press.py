"""The process that sets one document: JSON comes in, PDF goes out. Needs nothing of the package, so it starts fast."""

import json
import re
import sys
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
LACKING = ("could not be displayed", "missing codepoints")
ARABIC = re.compile("[\u0600-\u06ff]+")
# Letters that join to others, which no box does: in a chart they are not kept.
JOINING = re.compile("[\u0900-\u109f]")
OTHERS = re.compile("[^\0-\u052f\u0600-\u06ff\u1e00-\u20bf\u2100-\u214f]+")


def printed(content: dict[str, Any]) -> bytes:
    """The document; where the fonts lack a letter, with boxes for such letters and a sentence that says so.

    Both standards forbid a letter without a shape, so the fonts are tried first. Raises typst.TypstError.
    """
    try:
        return _compiled(content, FAMILIES)
    except typst.TypstError as error:
        if not any(words in error.message for words in LACKING):
            raise
        return _compiled(content, [*FAMILIES, BOX])


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

    Left to itself, typst looks for one only where both fonts make as many shapes of the whole line: not beside ``ff``.
    """

    def named(text: re.Match[str]) -> str:
        whole = JOINING.sub("□", text[0]) if boxes else text[0]
        words = ARABIC.sub(rf'<tspan font-family="{FAMILIES[1]}">\g<0></tspan>', whole)
        return OTHERS.sub(rf'<tspan font-family="{BOX}">\g<0></tspan>', words) if boxes else words

    return re.sub(">[^<]+<", named, svg)


if __name__ == "__main__":
    try:
        sys.stdout.buffer.write(printed(json.load(sys.stdin.buffer)))
    except typst.TypstError as error:
        sys.exit(error.message)

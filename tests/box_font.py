"""The font that draws a box for any letter: python -m tests.box_font writes it anew.

Each of ``GLYPHS`` neighbouring letters has a glyph of its own, so that a PDF can say which letter a box stands for.
"""

import io

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

from tests.serving import ROOT

FILE = ROOT / "briefing" / "snapshots" / "typesetting" / "box.ttf"
GLYPHS = 4096
LETTERS = [*range(0x21, 0xD800), *range(0xE000, 0x110000)]
NAMES = {"familyName": "Briefing Box", "styleName": "Regular", "psName": "BriefingBox", "uniqueFontIdentifier": "Box"}


def drawn() -> bytes:
    """The font as TrueType; the same bytes each time."""
    builder = FontBuilder(1000, isTTF=True)
    names = [f"box{number}" for number in range(GLYPHS)]
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupGlyf({".notdef": _frame()} | {name: _same() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names], (640, 70)))
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupCharacterMap({letter: names[letter % GLYPHS] for letter in LETTERS})
    builder.setupNameTable(NAMES)
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-200, usWinAscent=900, usWinDescent=200)
    builder.setupPost(keepGlyphNames=False)
    return _bytes(builder)


def _frame() -> Glyph:
    pen = TTGlyphPen(None)
    for corners in ([(70, 0), (70, 700), (570, 700), (570, 0)], [(120, 50), (520, 50), (520, 650), (120, 650)]):
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


def _same() -> Glyph:
    pen = TTGlyphPen({".notdef": None})
    pen.addComponent(".notdef", (1, 0, 0, 1, 0, 0))
    return pen.glyph()


def _bytes(builder: FontBuilder) -> bytes:
    head = builder.font["head"]
    builder.font.recalcTimestamp = False
    head.created = head.modified = 0
    file = io.BytesIO()
    builder.font.save(file)
    return file.getvalue()


if __name__ == "__main__":
    FILE.write_bytes(drawn())

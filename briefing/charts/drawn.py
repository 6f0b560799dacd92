"""A chart as a picture of its own, drawn without a browser: the same chart, the same bytes."""

import re
from typing import Any

import altair as alt
import vl_convert

WIDTH = 640
VEGA_LITE = "6.1"
# The page's own font and text colour do not reach a file.
LOOK = {"font": "sans-serif", "background": "transparent", "view": {"stroke": None}, "aria": False}
# Inside tags only: a name in the picture may look like a reference.
TAG = re.compile(r"<[^>]+>")
REFERENCE = re.compile(r'(?<= id=")[^"]+|(?<="url\(#)[^)]+(?=\)")|(?<= href="#)[^"]+|(?<=:href="#)[^"]+')
# A picture is one thing with one name, which whoever embeds it gives it: its parts have no roles of their own.
ROLE = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
INK = "#1c2430"


def svg(chart: alt.LayerChart, ink: str = INK, width: int = WIDTH, prefix: str = "part") -> str:
    """The chart as SVG, ``width`` pixels between its axes and its right edge, with text in the colour ``ink``.

    Ids are ``prefix-1``, ``prefix-2``, …: counted anew, since the drawing library counts them through its whole
    life, and prefixed, since ids must differ between the pictures of one page.
    """
    drawn: str = vl_convert.vegalite_to_svg(_plain(chart, ink, width), vl_version=VEGA_LITE)
    numbers: dict[str, str] = {}

    def numbered(name: re.Match[str]) -> str:
        return numbers.setdefault(name.group(), f"{prefix}-{len(numbers) + 1}")

    return TAG.sub(lambda tag: REFERENCE.sub(numbered, ROLE.sub("", tag.group())), drawn)


def png(chart: alt.LayerChart, scale: float = 2.0) -> bytes:
    """The chart as PNG on white, ``scale`` dots a pixel."""
    spec = _plain(chart, INK)
    spec["config"]["background"] = "white"
    drawn: bytes = vl_convert.vegalite_to_png(spec, vl_version=VEGA_LITE, scale=scale)
    return drawn


def _plain(chart: alt.LayerChart, ink: str, width: int = WIDTH) -> dict[str, Any]:
    spec: dict[str, Any] = chart.to_dict()
    words = {"labelColor": ink, "titleColor": ink}
    axis = words | {"gridColor": "#8a94a3", "gridOpacity": 0.35}
    look = LOOK | {"axis": axis, "legend": words, "title": {"color": ink}, "text": {"color": ink}}
    return spec | {"width": width, "config": look}

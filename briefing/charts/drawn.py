"""A chart as a picture of its own, drawn without a browser: the same chart, the same bytes."""

import json
import re
from functools import lru_cache
from html import escape

import vl_convert

from briefing.charts.chart import Chart, Spec
from briefing.charts.parts import GRID

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
# Drawing takes a tenth of a second, and a file of every format shows the same pictures.
MANY = 64


def on_page(chart: Chart, ink: str) -> Spec:
    """The chart as a page draws it, as wide as its place, with words in the colour that the expression ``ink`` gives.

    A page prints the title itself: in a picture it would be cut where the window grows narrower.
    """
    words = {"labelColor": {"expr": ink}, "labelFontSize": 12}
    look = {"text": {"color": {"expr": ink}}, "axis": words, "legend": words}
    # A picture keeps its height: what stands in it is measured by it.
    fitted = {"autosize": {"type": "fit-x", "contains": "padding"}, "config": look}
    return {name: part for name, part in chart.spec.items() if name != "title"} | fitted


def svg(chart: Chart, ink: str = INK, width: int = WIDTH, prefix: str = "part") -> str:
    """The chart as SVG, ``width`` pixels between its axes and its right edge, with text in the colour ``ink``.

    Ids are ``prefix-1``, ``prefix-2``, …: counted anew, since the drawing library counts them through its whole
    life, and prefixed, since ids must differ between the pictures of one page.
    """
    return _svg(_plain(chart, ink, width), prefix)


def svg_file(chart: Chart, address: str) -> str:
    """The same as a file of its own, which says what it is and, by the ``address`` of a snapshot, where it is from."""
    told = {"title": chart.title, "desc": chart.description, "metadata": address}
    words = "".join(f"<{name}>{escape(said)}</{name}>" for name, said in told.items())
    return re.sub(r"<svg[^>]*>", lambda opening: opening.group() + words, svg(chart), count=1)


@lru_cache(maxsize=MANY)
def _svg(spec: str, prefix: str) -> str:
    drawn: str = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    numbers: dict[str, str] = {}

    def numbered(name: re.Match[str]) -> str:
        return numbers.setdefault(name.group(), f"{prefix}-{len(numbers) + 1}")

    return TAG.sub(lambda tag: REFERENCE.sub(numbered, ROLE.sub("", tag.group())), drawn)


def png(chart: Chart) -> bytes:
    """The chart as PNG on white, two dots a pixel."""
    return _png(_plain(chart, INK, background="white"))


@lru_cache(maxsize=MANY)
def _png(spec: str) -> bytes:
    drawn: bytes = vl_convert.vegalite_to_png(spec, vl_version=VEGA_LITE, scale=2)
    return drawn


def _plain(chart: Chart, ink: str, width: int = WIDTH, **more: str) -> str:
    """The chart as JSON, without the page's look."""
    words = {"labelColor": ink, "titleColor": ink}
    axis = words | {"gridColor": GRID, "gridOpacity": 0.35}
    look = LOOK | {"axis": axis, "legend": words, "title": {"color": ink}, "text": {"color": ink}} | more
    filed = chart.filed() if chart.filed else chart
    return json.dumps(filed.spec | {"width": width, "config": look})

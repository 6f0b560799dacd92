"""Names in columns and ribbons between them, side by side where they meet, as wide as the items they stand for."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

import altair as alt

from briefing.charts.chart import Chart, Rows
from briefing.charts.parts import LINES, Row, tips, wrapped

# In points: an item, at most what meets at one name, and a line of a name with the room about it.
AN_ITEM, MOST, A_LINE, BESIDE = 4.0, 72.0, 14, 22
# What "for" (dashed) and "about" (dotted) are told by, beside their words, from "against".
DASHES = {"agent": [1, 0], "target": [1, 0], "beneficiary": [8, 3], "subject": [2, 2]}
Node = tuple[int, str]
Plane = tuple[alt.X, alt.Y]


class Column(NamedTuple):
    """From where to where ribbons lie level below the names of a column, as parts of the width; letters of a line on a
    narrow screen."""

    since: float
    until: float
    align: str
    narrow: int

    @property
    def anchor(self) -> float:
        return {"left": self.since, "right": self.until}.get(self.align, (self.since + self.until) / 2)


class Room(NamedTuple):
    """The middle of what meets at a node, in points from the top, and how high that is."""

    middle: float
    high: float


def drawn(ties: list[Row], columns: Sequence[Column], looks: dict[Node, Row], title: str, sentence: str) -> Chart:
    """Ties, each with a ``path`` of nodes, their ``items`` and ``colour``; ``looks`` has for each node its ``colour``
    and the values of filters that it stands for."""
    unit = _unit(ties)
    for tie in ties:
        tie["wide"] = max(tie["items"] * unit, 1.0)
    order = _order(ties)
    rooms, height = _rooms(ties, columns, order)
    x = alt.X(field="x", type="quantitative", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))
    y = alt.Y(field="y", type="quantitative", axis=None, scale=alt.Scale(domain=[0, height], reverse=True, nice=False))
    plane = (x, y)
    layers = [
        _ribbons(ties, columns, _slots(ties, order, rooms), plane),
        _stops(columns, rooms, looks, plane),
        *(_names(number, columns[number], rooms, looks, plane) for number in range(len(columns))),
    ]
    return Chart(layers, title, sentence, height)


def _unit(ties: list[Row]) -> float:
    """How wide an item is: the same in every picture, but where more meet at one name than have room."""
    most: int = max(sum(tie["items"] for tie in side) for side in _sides(ties).values())
    return min(AN_ITEM, MOST / most)


def _sides(ties: list[Row]) -> dict[tuple[Node, bool], list[Row]]:
    """The ties of each node, those that end there apart from those that go on."""
    sides: dict[tuple[Node, bool], list[Row]] = {}
    for tie in ties:
        for place, node in enumerate(tie["path"]):
            sides.setdefault((node, place == len(tie["path"]) - 1), []).append(tie)
    return sides


def _order(ties: list[Row]) -> dict[Node, int]:
    """How far down in its column each node stands: the first as they come, each further one so that few lines cross."""
    order: dict[Node, int] = {}
    nodes = list(dict.fromkeys(node for tie in ties for node in tie["path"]))
    for number in sorted({column for column, _ in nodes}):
        column = sorted((node for node in nodes if node[0] == number), key=partial(_before, ties, order))
        order |= {node: place for place, node in enumerate(column)}
    return order


def _before(ties: list[Row], order: dict[Node, int], node: Node) -> float:
    """How far down the nodes stand, on average, from which ties come to ``node``."""
    places = [order[one] for tie in ties for one, other in pairwise(tie["path"]) if other == node]
    return sum(places) / len(places) if places else len(order) * (node[0] > 0)


def _rooms(ties: list[Row], columns: Sequence[Column], order: dict[Node, int]) -> tuple[dict[Node, Room], float]:
    """The room of each node: as high as its name on a narrow screen and its ties need, and more where its column has
    some left; a node alone on the left stands at the top, above what it leads to."""
    high: dict[Node, float] = {}
    for (node, _), side in _sides(ties).items():
        high[node] = max(high.get(node, 0), sum(tie["wide"] for tie in side))
    need = {node: BESIDE + A_LINE * len(wrapped(node[1], columns[node[0]].narrow, 8)) + high[node] for node in order}
    sums = {number: sum(need[node] for node in order if node[0] == number) for number, _ in order}
    rooms: dict[Node, Room] = {}
    for number, taken in sums.items():
        column = sorted((node for node in order if node[0] == number), key=lambda node: order[node])
        more = (max(sums.values()) - taken) / len(column) if number or len(column) > 1 else 0
        below = 0.0
        for node in column:
            below += need[node] + more
            rooms[node] = Room(below - more / 2 - BESIDE / 2 - high[node] / 2, high[node])
    return rooms, max(sums.values())


def _ribbons(
    ties: list[Row], columns: Sequence[Column], slots: dict[tuple[int, Node], float], plane: Plane
) -> alt.Chart:
    """Curves that leave and arrive level."""
    points = []
    for number, tie in enumerate(ties):
        told = {name: value for name, value in tie.items() if name != "path"}
        for place, node in enumerate(tie["path"]):
            column, height = columns[node[0]], slots[number, node]
            since = column.since if place else column.anchor
            until = column.until if place < len(tie["path"]) - 1 else column.anchor
            points += [told | {"tie": number, "x": along, "y": height} for along in (since, until)]
    line = alt.Chart(Rows(points)).mark_line(interpolate="monotone", opacity=1, strokeCap="butt", clip=True)
    dashes = alt.Scale(domain=[*DASHES], range=[*DASHES.values()])
    ribbons: alt.Chart = line.encode(
        x=plane[0],
        y=plane[1],
        detail=alt.Detail(field="tie", type="nominal"),
        order=alt.Order(field="x", type="quantitative"),
        color=alt.Color(field="colour", type="nominal", scale=None),
        strokeDash=alt.StrokeDash(field="role", type="nominal", scale=dashes, legend=None),
        strokeWidth=alt.StrokeWidth(field="wide", type="quantitative", scale=None),
        tooltip=tips("source", "tied", "destination"),
    )
    return ribbons


def _slots(ties: list[Row], order: dict[Node, int], rooms: dict[Node, Room]) -> dict[tuple[int, Node], float]:
    """Where each tie meets each of its nodes: side by side, in the order of the nodes at their other ends."""
    numbers = {id(tie): number for number, tie in enumerate(ties)}
    slots: dict[tuple[int, Node], float] = {}
    for (node, last), side in _sides(ties).items():
        below = rooms[node].middle - sum(tie["wide"] for tie in side) / 2
        for tie in sorted(side, key=partial(_away, order, node, last)):
            slots[numbers[id(tie)], node] = below + tie["wide"] / 2
            below += tie["wide"]
    return slots


def _away(order: dict[Node, int], node: Node, last: bool, tie: Row) -> list[int]:
    place = tie["path"].index(node)
    rest = tie["path"][place - 1 :: -1] if last else tie["path"][place + 1 :]
    return [order[other] for other in rest]


def _stops(columns: Sequence[Column], rooms: dict[Node, Room], looks: dict[Node, Row], plane: Plane) -> alt.Chart:
    """A bar at each name, as high as what meets there."""
    placed = [
        looks[node]
        | {"name": node[1], "x": columns[node[0]].anchor, "y": middle - high / 2 - 1, "y2": middle + high / 2 + 1}
        for node, (middle, high) in rooms.items()
    ]
    stops: alt.Chart = (
        alt.Chart(Rows(placed))
        .mark_bar(width=5, aria=False)
        .encode(
            x=plane[0],
            y=plane[1],
            y2=alt.Y2(field="y2"),
            color=alt.Color(field="colour", type="nominal", scale=None),
            tooltip=[alt.Tooltip(field="name", type="nominal", title="Name")],
        )
    )
    return stops


def _names(number: int, column: Column, rooms: dict[Node, Room], looks: dict[Node, Row], plane: Plane) -> alt.Chart:
    """The names of one column, each whole and above the place where its ties begin or end."""
    placed = [
        looks[node]
        | {"x": column.anchor, "y": middle - high / 2, "name": node[1]}
        | {"wide": wrapped(node[1], 30, 4), "narrow": wrapped(node[1], column.narrow, 8)}
        for node, (middle, high) in rooms.items()
        if node[0] == number
    ]
    align: Any = column.align
    mark = alt.Chart(Rows(placed)).mark_text(
        align=align,
        baseline="line-bottom",
        lineHeight=A_LINE,
        dy=alt.ExprRef(f"{A_LINE - 4} - {A_LINE} * length{LINES}"),
        fontSize=12,
        text=alt.ExprRef(LINES),
    )
    tip = [alt.Tooltip(field="name", type="nominal", title="Name")]
    drawn: alt.Chart = mark.encode(x=plane[0], y=plane[1], tooltip=tip)
    return drawn

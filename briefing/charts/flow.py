"""Flows: names in columns, and between them lines whose width is the number of items they share."""

from collections import Counter
from functools import partial
from typing import Any, NamedTuple

import altair as alt
import pyarrow as pa

from briefing import glossary
from briefing.charts.parts import KIND_COLOURS, LINES, Row, finished, tips, values, worded, wrapped
from briefing.glossary import counted, listed

A_LINE, BESIDE = 14, 26
MOST_TIES = 12
Node = tuple[int, str]


class Room(NamedTuple):
    """Where a node's ties begin or end, in points from the top, its name in lines for either screen, and the values of
    filters that it stands for."""

    height: float
    wide: list[str]
    narrow: list[str]
    codes: Row


def measure_flow(table: pa.Table) -> alt.LayerChart:
    """Actors left, measures between, actors right."""
    rows = [_with_ends(row) for row in worded(table)]
    rooms = _rooms(rows, narrow=14)
    sides = [sum(1 for column, _ in rooms if column == number) for number in range(3)]
    measures = counted(sides[1], "kind of measure", "kinds of measure")
    sentence = (
        f"{counted(sides[0], 'actor')} on the left, {measures} between, "
        f"and on the right {counted(sides[2], 'actor')} against, about or for whom they are.{_busiest(rows)}"
    )
    return _drawn(rows, rooms, "Items, from who acts to whom it concerns", sentence)


def actor_ties(table: pa.Table) -> alt.LayerChart:
    """Kinds of item left, and right the actors with whom one actor shares them."""
    ties = worded(table)
    rows = [row for tie in ties[:MOST_TIES] for row in _by_kind(tie)]
    rows.sort(key=lambda row: list(glossary.KINDS).index(row["item_kind"]))
    most = [tie["name"] for tie in ties if tie["items"] == ties[0]["items"]]
    first = f"{listed(most[:3])}{f' and {len(most) - 3} more' if len(most) > 3 else ''}"
    left = f"; the picture shows {MOST_TIES} of them" if ties[0]["of_ties"] > MOST_TIES else ""
    others = counted(ties[0]["of_ties"], "other actor")
    sentence = f"Shares items with {others}, most of all with {first} ({counted(ties[0]['items'], 'item')}){left}."
    return _drawn(rows, _rooms(rows, narrow=22), "Items shared with others, by kind of item", sentence)


def _busiest(rows: list[Row]) -> str:
    """Who acts in most measures, where it is one alone."""
    acting = Counter[str]()
    for row in rows:
        acting[row["actor"]] += row["items"] if row["step"] == 1 else 0
    (name, most), *others = acting.most_common(2)
    alone = most and not (others and others[0][1] == most)
    return f" Most often acts {name}, in {counted(most, 'measure')}." if alone else ""


def _with_ends(row: Row) -> Row:
    """The two ends of a tie: the actor, and the measure with how real it is."""
    status = glossary.label(glossary.STATUSES, row["status"]).lower()
    measure = f"{glossary.label(glossary.MEASURE_TYPES, row['measure_type'])} ({status})"
    ends, codes = [row["actor"], measure], [_codes(row, "agency_id", "group_id"), _codes(row, "status")]
    if row["step"] == 2:
        ends, codes = ends[::-1], codes[::-1]
    return row | {"source": ends[0], "destination": ends[1], "codes": codes}


def _codes(row: Row, *columns: str) -> Row:
    """The values of filters that one end of a tie stands for."""
    return {name: row[name] for name in columns}


def _by_kind(tie: Row) -> list[Row]:
    """One row for each kind of item that two actors share."""
    return [
        {
            "step": 1,
            "source": glossary.label(glossary.KINDS, kind),
            "destination": tie["name"],
            "item_kind": kind,
            "codes": [{"kind": kind}, _codes(tie, "agency_id", "group_id")],
            "items": items,
            "colour": KIND_COLOURS[kind],
        }
        for kind, items in zip(tie["kinds"], tie["shared"], strict=True)
    ]


def _columns(rows: list[Row]) -> list[list[str]]:
    """The names by column: the first as they come, each further one so that few lines cross."""
    columns: list[list[str]] = []
    for number in range(max(row["step"] for row in rows) + 1):
        ends = [row["source"] for row in rows if row["step"] == number + 1]
        ends += [row["destination"] for row in rows if row["step"] == number]
        names = list(dict.fromkeys(ends))
        columns.append(sorted(names, key=partial(_middle, rows, number, columns[-1])) if columns else names)
    return columns


def _middle(rows: list[Row], number: int, before: list[str], name: str) -> float:
    """How far down the names stand, on average, from which lines lead to ``name``."""
    ties = [row["source"] for row in rows if row["step"] == number and row["destination"] == name]
    return sum(before.index(tie) for tie in ties) / len(ties) if ties else len(before)


def _rooms(rows: list[Row], narrow: int) -> dict[Node, Room]:
    """Each node, a column (from 0) and a name, and its room: as high as its name needs on a narrow screen, and
    more where its column has room left."""
    columns, codes = _columns(rows), _codes_of(rows)
    lines = {name: wrapped(name, narrow, 8) for column in columns for name in column}
    height = max(sum(_high(lines[name]) for name in column) for column in columns)
    rooms = {}
    for number, column in enumerate(columns):
        more = (height - sum(_high(lines[name]) for name in column)) / len(column)
        below = 0.0
        for name in column:
            below += _high(lines[name]) + more
            rooms[number, name] = Room(
                below - BESIDE / 2 - more / 2, wrapped(name, 30, 4), lines[name], codes[number, name]
            )
    return rooms


def _codes_of(rows: list[Row]) -> dict[Node, Row]:
    left = {(row["step"] - 1, row["source"]): row["codes"][0] for row in rows}
    return left | {(row["step"], row["destination"]): row["codes"][1] for row in rows}


def _high(lines: list[str]) -> int:
    return BESIDE + A_LINE * len(lines)


def _drawn(rows: list[Row], rooms: dict[Node, Room], title: str, sentence: str) -> alt.LayerChart:
    last = max(column for column, _ in rooms)
    height = max(room.height for room in rooms.values()) + BESIDE / 2
    x = alt.X("x", type="quantitative", axis=None, scale=alt.Scale(domain=[0, last], nice=False))
    y = alt.Y("y", type="quantitative", axis=None, scale=alt.Scale(domain=[0, height], reverse=True, nice=False))
    columns = [_names(rooms, column, last, x, y) for column in range(last + 1)]
    return finished([_ties(rows, rooms, x, y), *columns], title, sentence, height)


def _ties(rows: list[Row], rooms: dict[Node, Room], x: alt.X, y: alt.Y) -> alt.Chart:
    """Curves that leave and arrive level, each through four points."""
    points = [
        row
        | row["codes"][0]
        | row["codes"][1]
        | {"tie": number, "x": row["step"] - 1 + part, "y": rooms[column, row[end]].height}
        for number, row in enumerate(rows)
        for part, column, end in (
            (0.0, row["step"] - 1, "source"),
            (0.36, row["step"] - 1, "source"),
            (0.64, row["step"], "destination"),
            (1.0, row["step"], "destination"),
        )
    ]
    line = alt.Chart(values(points)).mark_line(interpolate="monotone", opacity=1, strokeCap="round")
    drawn: alt.Chart = line.encode(
        x=x,
        y=y,
        detail=alt.Detail("tie", type="nominal"),
        order=alt.Order("x", type="quantitative"),
        color=alt.Color("colour", type="nominal", scale=None),
        strokeWidth=alt.StrokeWidth("items", type="quantitative", scale=alt.Scale(range=[2.5, 10]), legend=None),
        tooltip=tips(source="From", destination="To"),
    )
    return drawn


def _names(rooms: dict[Node, Room], column: int, last: int, x: alt.X, y: alt.Y) -> alt.Chart:
    """The names of one column, each whole and above the place where its ties begin or end."""
    align: Any = "left" if column == 0 else "right" if column == last else "center"
    placed = [
        room.codes | {"x": column, "y": room.height, "name": name, "wide": room.wide, "narrow": room.narrow}
        for (number, name), room in rooms.items()
        if number == column
    ]
    mark = alt.Chart(values(placed)).mark_text(
        align=align,
        baseline="line-bottom",
        lineHeight=A_LINE,
        dy=alt.ExprRef(f"{A_LINE - 6} - {A_LINE} * length{LINES}"),
        fontSize=12,
        text=alt.ExprRef(LINES),
    )
    tip = [alt.Tooltip("name", type="nominal", title="Name")]
    drawn: alt.Chart = mark.encode(x=x, y=y, tooltip=tip)
    return drawn

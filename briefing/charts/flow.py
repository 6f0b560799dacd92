"""The flow from those who act, by way of measures, to those concerned."""

from typing import Any

import altair as alt
import pyarrow as pa

from briefing import glossary
from briefing.charts.parts import INK, Row, finished, tips, values, wrapped
from briefing.glossary import counted

A_NODE = 52
Nodes = dict[tuple[int, str], float]


def measure_flow(table: pa.Table) -> alt.LayerChart:
    """Actors left, measures between, actors right; a line's width is the number of items."""
    rows = [_with_ends(row) for row in table.to_pylist()]
    nodes = _nodes(rows)
    sides = [sum(1 for column, _ in nodes if column == number) for number in range(3)]
    measures = counted(sides[1], "kind of measure", "kinds of measure")
    sentence = (
        f"{counted(sides[0], 'actor')} on the left, {measures} between, "
        f"and on the right {counted(sides[2], 'actor')} against, about or for whom they are."
    )
    x = alt.X("x", type="quantitative", axis=None, scale=alt.Scale(domain=[0, 2], nice=False))
    y = alt.Y("y", type="quantitative", axis=None, scale=alt.Scale(domain=[0, 1], reverse=True, nice=False))
    layers = [_ties(rows, nodes, x, y), *(_names(nodes, column, x, y) for column in range(3))]
    return finished(layers, "Items, from who acts to whom it concerns", sentence, A_NODE * max(sides))


def _with_ends(row: Row) -> Row:
    """The two ends of a tie: the actor, and the measure with how real it is."""
    status = glossary.label(glossary.STATUSES, row["status"]).lower()
    measure = f"{glossary.label(glossary.MEASURE_TYPES, row['measure_type'])} ({status})"
    ends = (row["actor"], measure) if row["step"] == 1 else (measure, row["actor"])
    return row | dict(zip(("source", "destination"), ends, strict=True))


def _nodes(rows: list[Row]) -> Nodes:
    """Each node, a column (0 to 2) and a name, with its height from 0 at the top to 1."""
    columns: list[dict[str, None]] = [{}, {}, {}]
    for row in rows:
        columns[row["step"] - 1].setdefault(row["source"])
        columns[row["step"]].setdefault(row["destination"])
    return {
        (number, name): (place + 0.7) / len(column)
        for number, column in enumerate(columns)
        for place, name in enumerate(column)
    }


def _ties(rows: list[Row], nodes: Nodes, x: alt.X, y: alt.Y) -> alt.Chart:
    """Curves that leave and arrive level, each through four points."""
    points = [
        row | {"tie": number, "x": row["step"] - 1 + part, "y": nodes[column, row[end]]}
        for number, row in enumerate(rows)
        for part, column, end in (
            (0.0, row["step"] - 1, "source"),
            (0.36, row["step"] - 1, "source"),
            (0.64, row["step"], "destination"),
            (1.0, row["step"], "destination"),
        )
    ]
    line = alt.Chart(values(points)).mark_line(interpolate="monotone", opacity=0.6, strokeCap="round")
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


def _names(nodes: Nodes, column: int, x: alt.X, y: alt.Y) -> alt.Chart:
    """The names of one column, each above the place where its ties begin or end."""
    align: Any = ("left", "center", "right")[column]
    placed = [
        {"x": column, "y": height, "name": name, "lines": wrapped(name)}
        for (number, name), height in nodes.items()
        if number == column
    ]
    mark = alt.Chart(values(placed)).mark_text(
        align=align,
        baseline="line-bottom",
        lineHeight=14,
        dy=alt.ExprRef("length(datum.lines) > 1 ? -20 : -6"),
        fontSize=12,
        color=INK,
        limit=alt.ExprRef("width * 0.3"),
    )
    tip = [alt.Tooltip("name", type="nominal", title="Name")]
    drawn: alt.Chart = mark.encode(x=x, y=y, text=alt.Text("lines", type="nominal"), tooltip=tip)
    return drawn

"""Heat maps: what stands at the crossing of two columns, with its number in the cell."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pyarrow as pa

from briefing import glossary, prose
from briefing.charts.chart import Chart, Rows
from briefing.charts.parts import PLAIN, STEP, Row, distinct, labels, names, said, tips, worded, wrapped
from briefing.glossary import counted, listed

# Faint enough for the figures to be read in the page's own text colour, on the light and on the dark page.
FAINTEST, STRONGEST = 0.14, 0.6
# In points.
SLANTED = 58


def agencies_by_kind(table: pa.Table) -> Chart:
    """Named agencies down, kinds of item across."""
    rows = worded(table, "kind")
    agencies = distinct(rows, "agency")
    total = {name: _total(rows, "agency", name) for name in agencies}
    busiest = [name for name in agencies if total[name] == max(total.values())]
    often = f"{counted(max(total.values()), 'item')}{' each' if len(busiest) > 1 else ''}"
    of = rows[0]["of_agencies"]
    busy = f", of which the {len(agencies)} with most items are drawn" if of > len(agencies) else ""
    # Where all that are drawn are named as often, others may be too.
    rather = len(agencies) > 1 and (not busy or len(busiest) < len(agencies))
    most = f" Most often named: {listed(busiest)}, in {often}." if rather else ""
    sentence = f"{counted(of, 'named agency', 'named agencies')} by kind of item{busy}.{most}"
    crossed = _crossed(rows, ("agency", agencies), ("kind_label", labels(glossary.KINDS)))
    return Chart(crossed, "Number of items that name an agency, in any role, by kind", sentence, alt.Step(STEP))


def agencies_by_group(table: pa.Table) -> Chart:
    """Named agencies down, named groups across."""
    rows = worded(table)
    agencies, groups = distinct(rows, "agency"), distinct(rows, "group")
    of_agencies, of_groups = rows[0]["of_agencies"], rows[0]["of_groups"]
    whole = (of_agencies, of_groups) == (len(agencies), len(groups))
    shown = (
        _broadest(rows, agencies)
        if whole
        else "drawn are those of the busiest twelve and eight that are named together"
    )
    sentence = (
        f"{counted(of_agencies, 'agency with a name is', 'agencies with a name are')} named together with "
        f"{counted(of_groups, 'such group')}; "
        f"{shown}. To be named in one item is no tie beyond it."
    )
    crossed = _crossed(rows, ("agency", agencies), ("group", groups))
    return Chart(crossed, "Number of items that name both an agency and a group", sentence, alt.Step(STEP))


def _broadest(rows: list[Row], agencies: Sequence[str]) -> str:
    """The agency that is named with most groups, and with which; of several the number."""
    groups = {name: [row["group"] for row in rows if row["agency"] == name] for name in agencies}
    most = max(map(len, groups.values()))
    broadest = [name for name in agencies if len(groups[name]) == most]
    if len(broadest) > 1:
        return f"none of them with more than {counted(most, 'group')}"
    return f"with most of them {broadest[0]}: {listed(groups[broadest[0]])}"


def items_by_sourcing(table: pa.Table) -> Chart:
    """Who stands behind the items, by what kind of reality they are."""
    rows = worded(table, "sourcing", "status")
    total = sum(row["items"] for row in rows)
    own, judged = _total(rows, "sourcing", "own-voice"), _total(rows, "status", "judged")
    told = prose.own_voice(own, counted(total, "item")), prose.judgements(judged, total)
    sentence = f"{'; '.join(filter(None, told))}."
    crossed = _crossed(rows, ("sourcing_label", labels(glossary.SOURCINGS)), _statuses())
    return Chart(crossed, "Number of items, by source and kind of reality", sentence, alt.Step(STEP))


def measures_by_type(table: pa.Table) -> Chart:
    """Measures by type and by what kind of reality they are."""
    rows = worded(table, "measure_type", "status")
    types = distinct(rows, "measure_type_label")
    total = sum(row["items"] for row in rows)
    done = sum(_total(rows, "status", code) for code in glossary.DONE)
    sentence = f"{counted(total, 'measure')} of {counted(len(types), 'type')}; {done:,} done or in force."
    crossed = _crossed(rows, ("measure_type_label", types), _statuses())
    return Chart(crossed, "Number of measures, by type and kind of reality", sentence, alt.Step(STEP))


def _crossed(rows: list[Row], down: tuple[str, Sequence[str]], across: tuple[str, Sequence[str]]) -> list[alt.Chart]:
    """Cells of one colour, the stronger the more items, each with its number; ``down`` and ``across`` are a column and
    the order of its values."""
    column, order = across
    present = [name for name in order if name in {row[column] for row in rows}]
    held = [name for name in down[1] if name in {row[down[0]] for row in rows}]
    tip = tips(down[0], column)
    base = alt.Chart(Rows(rows)).encode(
        x=_headings(column, present), y=names(down[0], held, paddingInner=0.08, paddingOuter=0.04), tooltip=tip
    )
    # By the root: else one busy cell would leave all others alike.
    most = max(4, *(row["items"] for row in rows))
    strength = alt.Scale(type="sqrt", domain=[0, most], range=[FAINTEST, STRONGEST])
    opacity = alt.FillOpacity(field="items", type="quantitative", scale=strength, legend=None)
    cells = base.mark_rect(cornerRadius=3, color=PLAIN).encode(fillOpacity=opacity)
    return [cells, base.mark_text(aria=False, **_numbers(max(row["items"] for row in rows), len(present)))]


def _numbers(highest: int, columns: int) -> dict[str, Any]:
    """Numbers that fit their cells: whole where there is room, else to two figures, such as ``83k``, and smaller."""
    letters = len(f"{highest:,}")
    room = columns * (8 * letters + 4)
    short = "format(datum.items, datum.items < 1000 ? 'd' : '.2~s')"
    size = f"min(13, max(8, width / {columns} / {0.62 * min(letters, 4) + 0.4:.2f}))"
    return {
        "text": alt.ExprRef(f"width < {room} ? {short} : format(datum.items, ',d')"),
        "fontSize": alt.ExprRef(f"width < {room} ? {size} : 13"),
    }


def _headings(column: str, order: Sequence[str]) -> alt.X:
    """Names across, level where they have room, slanting where they have less and upright above narrow cells."""
    lines = [wrapped(name, 16) for name in order]
    # A long name that slants would reach past a narrow screen from the last cell.
    upright = len(order) * min(40, max(24, 2 * len(" ".join(lines[-1]))))
    room = len(order) * (max(len(line) for name in lines for line in name) * 7 + 6)
    axis = alt.Axis(
        orient="top",
        # Slanting lines would run into the cells, so there is one.
        labelExpr=f"width < {room} ? {said(order, [' '.join(name) for name in lines])} : {said(order, lines)}",
        labelAngle=alt.ExprRef(f"width < {upright} ? -90 : width < {room} ? -40 : 0"),
        labelAlign=alt.ExprRef(f"width < {room} ? 'left' : 'center'"),
        labelBaseline=alt.ExprRef(f"width < {upright} ? 'middle' : 'line-bottom'"),
        # Level lines grow downwards, towards the cells.
        labelPadding=alt.ExprRef(f"width < {room} ? 6 : {6 + 13 * (max(map(len, lines)) - 1)}"),
        labelFontSize=12,
        labelLimit=190,
        # As high as slanting words need, for a picture keeps its height when the window grows narrower.
        minExtent=SLANTED,
        labelOverlap=False,
        labelFlush=False,
        labelBound=False,
        ticks=False,
        domain=False,
    )
    # What slants past the last cell would else be cut.
    scale = alt.Scale(paddingInner=0.04, paddingOuter=0.2)
    return alt.X(field=column, type="nominal", title=None, sort=[*order], axis=axis, scale=scale)


def _statuses() -> tuple[str, list[str]]:
    return "status_label", labels(glossary.STATUSES)


def _total(rows: list[Row], column: str, value: str) -> int:
    return sum(row["items"] for row in rows if row[column] == value)

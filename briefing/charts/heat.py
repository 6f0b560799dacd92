"""Heat maps."""

import altair as alt
import pyarrow as pa

from briefing import glossary
from briefing.charts.parts import STEP, distinct, finished, labels, names, tips, with_lines, worded
from briefing.glossary import counted, listed

BLUES = ["#dbe7fa", "#a9c6f2", "#75a3e7", "#3b7dd8", "#2459a8", "#143a75"]


def agencies_by_kind(table: pa.Table) -> alt.LayerChart:
    """Named agencies down, kinds of item across, the number of items in the cell."""
    rows = worded(table, kind=glossary.KINDS)
    agencies = distinct(rows, "agency")
    total = {name: sum(row["items"] for row in rows if row["agency"] == name) for name in agencies}
    busiest = [name for name in agencies if total[name] == max(total.values())]
    often = f"{counted(max(total.values()), 'item')}{' each' if len(busiest) > 1 else ''}"
    sentence = (
        f"{counted(len(agencies), 'named agency', 'named agencies')} by kind of item. "
        f"Most often named: {listed(busiest)}, in {often}."
    )
    axis = alt.Axis(orient="top", labelAngle=0, labelFontSize=12, labelOverlap=False, ticks=False, domain=False)
    kinds = alt.X("kind_label", type="nominal", title=None, sort=labels(glossary.KINDS), axis=axis)
    base = alt.Chart(with_lines(rows, "agency")).encode(x=kinds, y=names(agencies))
    colour = alt.Color("items", type="quantitative", scale=alt.Scale(range=BLUES), legend=None)
    ink = alt.condition(f"datum.items > {max(row['items'] for row in rows) / 2}", alt.value("#fff"), alt.value("#111"))
    cells = base.mark_rect(cornerRadius=3).encode(color=colour, tooltip=tips(agency="Agency", kind_label="Kind"))
    figures = base.mark_text(fontSize=13).encode(text=alt.Text("items", type="quantitative"), color=ink)
    return finished([cells, figures], "Number of items, by agency and kind", sentence, alt.Step(STEP))

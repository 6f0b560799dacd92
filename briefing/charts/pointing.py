"""Marks that a reader can point at: those that stand for values of a filter."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

# The columns of marks that hold values of a filter, and which filter.
FILTERS = {"agency_id": "agency", "group_id": "group", "kind": "kind", "status": "status", "sourcing": "sourcing"}
# By chart: which of these its marks stand for. The time line and the rewards one by one are not here: each of their
# marks is an item, which is no filter.
POINTED = {
    "actor_roles": ("kind",),
    "actor_ties": ("agency_id", "group_id", "kind"),
    "actors_by_kind": ("agency_id", "group_id"),
    "agencies_by_group": ("agency_id", "group_id"),
    "agencies_by_kind": ("agency_id", "kind"),
    "arrests_by_agency": ("agency_id",),
    "items_by_sentence": ("sourcing",),
    "items_by_sourcing": ("sourcing", "status"),
    "measure_flow": ("agency_id", "group_id", "status"),
    "measures_by_type": ("status",),
    "rewards_by_agency": ("agency_id",),
    "statements_by_speaker": ("agency_id", "group_id"),
}
# The name of the selection, and of the view that carries it: Altair's own would differ from run to run.
PICK = "pick"


def clickable(
    chart: alt.LayerChart, columns: Sequence[str], chosen: Mapping[str, Sequence[str]], ink: str
) -> alt.LayerChart:
    """The chart with a selection ``PICK`` of the values that a mark has in ``columns``, made by a click.

    Over marks that stand for a value the cursor is a hand. Those whose values are all ``chosen`` (by filter) bear a
    frame in the colour that the expression ``ink`` gives, or bold letters.
    """
    stands = " || ".join(f"isValid(datum.{column})" for column in columns)
    held = [f"indexof({json.dumps(list(chosen[FILTERS[column]]))}, datum.{column}) >= 0" for column in columns]
    each = " && ".join(f"(!isValid(datum.{column}) || {test})" for column, test in zip(columns, held, strict=True))
    layers = [_marked(layer, stands, f"({stands}) && {each}", ink) for layer in chart.layer]
    pick = alt.selection_point(PICK, fields=list(columns), on="click", toggle=False, clear=False)
    layers[0].name = PICK
    drawn = chart.copy(deep=False)
    drawn.layer = [layers[0].add_params(pick), *layers[1:]]
    return drawn


def _marked(layer: Any, stands: str, held: str, ink: str) -> alt.Chart:
    """The layer with a hand over marks for which ``stands`` is true and a sign on those for which ``held`` is."""
    copy: alt.Chart = layer.copy(deep=["mark"])
    mark = copy.mark
    mark.cursor = alt.ExprRef(f"{stands} ? 'pointer' : 'default'")
    if mark.type == "text":
        mark.fontWeight = alt.ExprRef(f"{held} ? 'bold' : 'normal'")
    elif mark.type != "line":
        mark.stroke, mark.strokeWidth = alt.ExprRef(f"{held} ? {ink} : null"), 2
    if copy.encoding.tooltip is alt.Undefined:
        # Beside a layer with a selection, one that has nothing to tell would not feel a click.
        mark.tooltip = alt.ExprRef("''")
    return copy

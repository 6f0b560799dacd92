"""Marks that a reader can point at: those that stand for values of a filter."""

import json
from collections.abc import Mapping, Sequence

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
    """The chart with a selection ``PICK`` of the values in ``columns`` of a mark that is clicked.

    Marks that stand for a value get a hand as cursor; those of which all values are ``chosen`` (by filter) a frame or
    bold letters, in the colour that the expression ``ink`` gives.
    """
    layers = [layer.copy() for layer in chart.layer]
    for layer in layers:
        _marked(layer.mark, columns, chosen, ink)
    pick = alt.selection_point(PICK, fields=list(columns), on="click", toggle=False, clear=False)
    layers[0].name = PICK
    layers[0] = layers[0].add_params(pick)
    drawn = chart.copy(deep=False)
    drawn.layer = layers
    return drawn


def _marked(mark: alt.MarkDef, columns: Sequence[str], chosen: Mapping[str, Sequence[str]], ink: str) -> None:
    stands = " || ".join(f"isValid(datum.{column})" for column in columns)
    held = " && ".join(
        f"(!isValid(datum.{column}) || indexof({json.dumps(list(chosen[FILTERS[column]]))}, datum.{column}) >= 0)"
        for column in columns
    )
    mark.cursor = alt.ExprRef(f"{stands} ? 'pointer' : 'default'")
    if mark.type == "text":
        mark.fontWeight = alt.ExprRef(f"({stands}) && {held} ? 'bold' : 'normal'")
    elif mark.type != "line":
        mark.stroke = alt.ExprRef(f"({stands}) && {held} ? {ink} : null")
        mark.strokeWidth = 2

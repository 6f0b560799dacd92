"""Marks that a reader can point at: those that stand for values of a filter."""

import json
from collections.abc import Mapping, Sequence

from briefing.charts.chart import Spec

# The columns of marks that hold values of a filter, and which filter.
FILTERS = {
    **{"agency_id": "agency", "group_id": "group", "kind": "kind", "status": "status", "sourcing": "sourcing"},
    **{"date_from": "since", "date_to": "until"},
}
# By chart: which of these its marks stand for. The time line and the rewards one by one are not here: each of their
# marks is an item, which is no filter.
POINTED = {
    "actor_roles": ("kind",),
    "actor_ties": ("agency_id", "group_id", "kind"),
    "actors_by_items": ("agency_id", "group_id"),
    "agencies_by_group": ("agency_id", "group_id"),
    "agencies_by_kind": ("agency_id", "kind"),
    "arrests_by_agency": ("agency_id",),
    "items_by_period": ("date_from", "date_to"),
    "items_by_sentence": ("sourcing",),
    "items_by_sourcing": ("sourcing", "status"),
    "measure_flow": ("agency_id", "group_id", "status"),
    "measures_by_type": ("status",),
    "rewards_by_agency": ("agency_id",),
    "statements_by_speaker": ("agency_id", "group_id"),
}
# The name of the selection, and of the view that carries it: Altair's own would differ from run to run.
PICK = "pick"


def clickable(spec: Spec, columns: Sequence[str], chosen: Mapping[str, Sequence[str]], ink: str) -> Spec:
    """The chart with a selection ``PICK`` of the values that a mark has in ``columns``, made by a click.

    Over marks that stand for a value the cursor is a hand. Those whose values are all ``chosen`` (by filter) bear a
    frame in the colour that the expression ``ink`` gives, or bold letters.
    """
    stands = " || ".join(f"isValid(datum.{column})" for column in columns)
    held = [f"indexof({json.dumps(list(chosen[FILTERS[column]]))}, datum.{column}) >= 0" for column in columns]
    each = " && ".join(f"(!isValid(datum.{column}) || {test})" for column, test in zip(columns, held, strict=True))
    first, *others = (_marked(layer, stands, f"({stands}) && {each}", ink) for layer in spec["layer"])
    select = {"type": "point", "fields": list(columns), "on": "click", "toggle": False, "clear": False}
    pick = {"name": PICK, "select": select, "views": [PICK]}
    return spec | {"layer": [first | {"name": PICK}, *others], "params": [pick]}


def _marked(layer: Spec, stands: str, held: str, ink: str) -> Spec:
    """The layer with a hand over marks for which ``stands`` is true and a sign on those for which ``held`` is."""
    mark = layer["mark"] | {"cursor": {"expr": f"{stands} ? 'pointer' : 'default'"}}
    if mark["type"] == "text":
        mark["fontWeight"] = {"expr": f"{held} ? 'bold' : 'normal'"}
    elif mark["type"] != "line":
        mark |= {"stroke": {"expr": f"{held} ? {ink} : null"}, "strokeWidth": 2, "strokeOpacity": 1}
    if "tooltip" not in layer["encoding"]:
        # Beside a layer with a selection, one that has nothing to tell would not feel a click.
        mark["tooltip"] = {"expr": "''"}
    return layer | {"mark": mark}

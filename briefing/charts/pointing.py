"""Marks that a reader can point at: those that stand for values of a filter, for an item or for an actor."""

import json
from collections.abc import Mapping, Sequence

from briefing.charts.chart import Spec

# The columns of marks that hold values of a filter, and which filter.
FILTERS = {
    **{"agency_id": "agency", "group_id": "group", "kind": "kind", "measure_type": "measure_type"},
    **{"status": "status", "sourcing": "sourcing"},
    **{"date_from": "since", "date_to": "until"},
}
# The column of marks that are an item each, and that of actors who are no filter's value.
ITEM, PROFILE = "item_id", "profile_id"
# The columns of marks that are an actor each, of which one holds its id.
WHO = ("agency_id", "group_id", PROFILE)
# By chart: which of these its marks stand for.
POINTED = {
    "actor_roles": ("kind",),
    "actor_ties": (*WHO, "kind"),
    "actors_by_items": WHO,
    "agencies_by_group": ("agency_id", "group_id"),
    "agencies_by_kind": ("agency_id", "kind"),
    "arrests_by_agency": WHO,
    "items_by_date": (ITEM,),
    "items_by_period": ("date_from", "date_to"),
    "items_by_sentence": ("sourcing",),
    "items_by_sourcing": ("sourcing", "status"),
    "measure_flow": (*WHO, "measure_type", "status"),
    "measures_by_type": ("measure_type", "status"),
    "rewards_by_agency": WHO,
    "rewards_by_amount": (ITEM,),
    "statements_by_speaker": WHO,
}
# The name of the selection, and of the view that carries it: Altair's own would differ from run to run.
PICK = "pick"


def clickable(spec: Spec, columns: Sequence[str], chosen: Mapping[str, Sequence[str]], ink: str) -> Spec:
    """The chart with a selection ``PICK`` of the values that a mark has in ``columns``, made by a click.

    Over marks that stand for a value the cursor is a hand. Those whose values are all ``chosen`` (by filter) bear a
    frame in the colour that the expression ``ink`` gives, or bold letters; an item or a profile never is.
    """
    stands = " || ".join(f"isValid(datum.{column})" for column in columns)
    each = " && ".join(f"(!isValid(datum.{column}) || {_held(column, chosen)})" for column in columns)
    signed = f"({stands}) && {each}" if FILTERS.keys() & {*columns} else ""
    first, *others = (_marked(layer, stands, signed, ink) for layer in spec["layer"])
    select = {"type": "point", "fields": list(columns), "on": "click", "toggle": False, "clear": False}
    pick = {"name": PICK, "select": select, "views": [PICK]}
    return spec | {"layer": [first | {"name": PICK}, *others], "params": [pick]}


def _held(column: str, chosen: Mapping[str, Sequence[str]]) -> str:
    """Whether the value of a mark in ``column`` is chosen, as an expression."""
    if column not in FILTERS:
        return "false"
    return f"indexof({json.dumps(list(chosen[FILTERS[column]]))}, datum.{column}) >= 0"


def _marked(layer: Spec, stands: str, held: str, ink: str) -> Spec:
    """The layer with a hand over marks for which ``stands`` is true and a sign on those for which ``held`` is, if any
    can be."""
    mark = layer["mark"] | {"cursor": {"expr": f"{stands} ? 'pointer' : 'default'"}}
    if held and mark["type"] == "text":
        mark["fontWeight"] = {"expr": f"{held} ? 'bold' : 'normal'"}
    elif held and mark["type"] != "line":
        mark |= {"stroke": {"expr": f"{held} ? {ink} : null"}, "strokeWidth": 2, "strokeOpacity": 1}
    if "tooltip" not in layer["encoding"]:
        # Beside a layer with a selection, one that has nothing to tell would not feel a click.
        mark["tooltip"] = {"expr": "''"}
    return layer | {"mark": mark}

"""Charts on the page. A click on a mark that stands for values of filters chooses them, another takes them away; one on
an item opens its card, and one on an actor that no filter holds its profile."""

from collections.abc import Mapping, Sequence
from functools import partial

import pyarrow as pa
import streamlit as st

from briefing import charts, glossary
from briefing.charts.chart import Chart
from briefing.charts.pointing import FILTERS, ITEM, PICK, POINTED, PROFILE, clickable
from briefing.codes import left_out
from briefing.ui import arrival, navigation, opened, sidebar

# By column: what its values are called in the hint below a chart.
CLICKED = {
    "agency_id": "agency",
    "group_id": "group",
    "kind": "kind of item",
    "measure_type": "type of measure",
    "status": "kind of reality",
    "sourcing": "kind of source",
    **dict.fromkeys(("date_from", "date_to"), "stretch of time"),
}
Held = Mapping[str, Sequence[str]]


def draw(picture: Chart, name: str, table: pa.Table) -> str:
    """Draw the chart ``name`` of a table and return what a click does, in a sentence; empty where it does nothing."""
    shown = charts.on_page(picture, _ink())
    if not (columns := [column for column in POINTED.get(name, ()) if _told(table, column)]):
        st.vega_lite_chart(spec=shown, width="stretch")
        return ""
    # A chart keeps what was clicked, so that the same could not be clicked again: after each click it is a new one.
    clicks = st.session_state.setdefault("clicks", {}).setdefault(name, 0)
    key = f"{name}-{clicks}"
    st.vega_lite_chart(
        spec=clickable(shown, columns, sidebar.held(), _ink()),
        width="stretch",
        key=key,
        on_select=partial(_click, key, name, clicks),
        selection_mode=PICK,
    )
    if st.session_state.pop(f"pointed-{name}", False):
        # The page may be shorter by far, so that the picture is elsewhere.
        arrival.at(key, key, stay=True)
    _open(st.session_state.pop(_opened(name), {}))
    # A cell of a heat map stands for all of them at once; bars of time are drawn as such cells.
    return _hint(columns, cells=shown["layer"][0]["mark"]["type"] == "rect" and "date_from" not in columns)


def _hint(columns: Sequence[str], *, cells: bool) -> str:
    if ITEM in columns:
        return "Select a mark or its words to see the item they stand for."
    marks = [*dict.fromkeys(CLICKED[column] for column in columns if column in CLICKED)]
    if not marks:
        return "Select a name to go to its profile."
    filters = _of_cells(marks) if cells else _of_marks(marks)
    return f"{filters} Any other name leads to its profile." if PROFILE in columns else filters


def _of_cells(marks: Sequence[str]) -> str:
    what = glossary.listed([f"its {mark}" for mark in marks])
    return f"Select a cell to filter by {what}; select it again to take {'it' if len(marks) == 1 else 'both'} away."


def _of_marks(marks: Sequence[str]) -> str:
    # In the flow of measures a mark stands for both.
    if {"type of measure", "kind of reality"} <= {*marks}:
        marks = [one for one in marks if one != "kind of reality"]
        marks[marks.index("type of measure")] = "type of measure with its kind of reality"
    what = glossary.listed([f"{'an' if mark[0] in 'aeiou' else 'a'} {mark}" for mark in marks], "or")
    return f"Select {what} to filter by it; select it again to take it away."


def toggled(held: Held, pointed: Held) -> dict[str, list[str]]:
    """The filters pointed at: without the values pointed at where all of them were held, else with them."""
    away = all(value in held[name] for name, values in pointed.items() for value in values)
    gone = {name: {*values, *map(left_out, values)} for name, values in pointed.items()}
    rest = {name: [value for value in held[name] if value not in gone[name]] for name in pointed}
    return {name: rest[name] + ([] if away else [*values]) for name, values in pointed.items()}


def _click(key: str, name: str, clicks: int) -> None:
    """Choose or open what was picked. A mark that stands for nothing has no code; bare ground picks nothing.

    A browser that is a run behind tells of a click once more, with whatever is pressed next; it counts once.
    """
    picked: Sequence[Mapping[str, str | None]] = st.session_state[key].selection[PICK] or []
    told = {column: code for point in picked for column, code in point.items() if code}
    if told and clicks == st.session_state["clicks"][name]:
        st.session_state["clicks"][name] += 1
        # A band of somebody whom no filter holds stands for some of that actor's items, which the profile tells.
        if PROFILE in told or ITEM in told:
            st.session_state[_opened(name)] = told
        else:
            _choose(_filters(told))
            st.session_state[f"pointed-{name}"] = True


def _filters(told: Mapping[str, str]) -> dict[str, list[str]]:
    """The filters that a mark stands for, by what it tells."""
    return {FILTERS[column]: [code] for column, code in told.items() if column in FILTERS}


def _choose(pointed: dict[str, list[str]]) -> None:
    held = sidebar.held()
    pointed |= _dated_only(held, pointed) if "since" in pointed else {}
    sidebar.choose(toggled(held, pointed))


def _opened(name: str) -> str:
    """Where what a click on the chart ``name`` opens is kept until the page is drawn, as only that can open it."""
    return f"opened-{name}"


def _open(told: Mapping[str, str]) -> None:
    if actor := told.get(PROFILE):
        navigation.go("Actors", {"actor": actor} | sidebar.chosen().query() | _filters(told))
    if item := told.get(ITEM):
        opened.card(item)


def _dated_only(held: Held, days: Held) -> dict[str, list[str]]:
    """With days go dated items only, since what bears no date stays whatever the days; without them goes that too, but
    where the reader had asked for it before."""
    if not (held["since"] and held["dated"]):
        st.session_state["dated_before"] = bool(held["dated"])
    away = all(value in held[name] for name, values in days.items() for value in values)
    return {} if away and st.session_state.get("dated_before") else {"dated": ["yes"]}


def _told(table: pa.Table, column: str) -> bool:
    """Whether some mark has a value in ``column``."""
    return bool(table[column].null_count < table.num_rows)


def _ink() -> str:
    """The text colour of the theme, told by the ground that a picture stands on, for the reader may switch themes."""
    light, dark = (st.get_option(f"theme.{theme}.textColor") for theme in ("light", "dark"))
    return f"(luminance(background) > 0.5 ? '{light}' : '{dark}')"

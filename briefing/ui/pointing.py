"""Charts on the page. A click on a mark that stands for values of a filter chooses them, another takes them away."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import streamlit as st

from briefing import charts, filters, glossary
from briefing.ui import sidebar

Held = Mapping[str, Sequence[str]]


def draw(picture: Any, name: str, table: pa.Table) -> str:
    """Draw the chart called ``name`` of a table, and say in a sentence what a click does; nothing where it does none."""
    # A picture keeps its height: what stands in it is measured by it.
    shown = picture.configure_text(color={"expr": _ink()}).properties(autosize={"type": "fit-x", "contains": "padding"})
    columns = [column for column in charts.POINTED.get(name, ()) if _told(table, column)]
    if not columns:
        st.altair_chart(shown, width="stretch")
        return ""
    # A chart keeps what was clicked, so that the same could not be clicked again: after each click it is a new one.
    key = f"{name}-{st.session_state.setdefault('clicks', 0)}"
    chosen = sidebar.held()
    st.altair_chart(
        charts.clickable(shown, columns, chosen, _ink()),
        width="stretch",
        key=key,
        on_select=lambda: _click(key),
        selection_mode=charts.PICK,
    )
    labels = [filters.CHOICES[charts.FILTERS[column]][0].lower() for column in columns]
    return f"Click to filter by {glossary.listed(labels)}; click again to take it away."


def toggled(held: Held, pointed: Held) -> dict[str, list[str]]:
    """The values of the filters pointed at: without those pointed at where all were held, else with them."""
    away = all(value in held[name] for name, values in pointed.items() for value in values)
    return {name: _without(held[name], values) + ([] if away else [*values]) for name, values in pointed.items()}


def _without(held: Sequence[str], values: Sequence[str]) -> list[str]:
    return [value for value in held if value not in values]


def _click(key: str) -> None:
    """Choose what was picked. Marks that stand for nothing pick empty values."""
    picked = next(iter(st.session_state[key].selection[charts.PICK]), {})
    pointed = {charts.FILTERS[column]: [code] for column, code in picked.items() if code}
    sidebar.choose(toggled(sidebar.held(), pointed))
    st.session_state["clicks"] += 1


def _told(table: pa.Table, column: str) -> bool:
    return column not in table.column_names or table[column].null_count < table.num_rows


def _ink() -> str:
    """The text colour of the theme, told by the ground that a picture stands on, for the reader may switch themes."""
    light, dark = (st.get_option(f"theme.{theme}.textColor") for theme in ("light", "dark"))
    return f"(luminance(background) > 0.5 ? '{light}' : '{dark}')"

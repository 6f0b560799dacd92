"""Cards and figures. A card says what, who, how real, who stands behind it, and on which words it rests."""

from collections.abc import Iterable
from typing import Any, Literal

import pyarrow as pa
import streamlit as st

from briefing import glossary, prose
from briefing.filters import Filters
from briefing.glossary import label
from briefing.ui import basket, data, navigation, sidebar
from briefing.ui.words import escaped

A_PAGE = 30
KIND_LOOKS: dict[str, tuple[Literal["blue", "orange", "red", "violet", "gray"], str]] = {
    "measure": ("blue", ":material/gavel:"),
    "reward": ("orange", ":material/paid:"),
    "arrest": ("red", ":material/local_police:"),
    "designation": ("violet", ":material/list_alt:"),
    "statement": ("gray", ":material/format_quote:"),
}
Row = dict[str, Any]


def figures(table: pa.Table) -> None:
    """A row of figures from a ``*_figures`` query: value, unit, and a note on what is counted."""
    with st.grid(min_column_width=170):
        for row in table.to_pylist():
            label = f"{row['figure']}, {row['unit']}" if row["unit"] else row["figure"]
            with st.container(border=True, height="stretch", gap="xxsmall"):
                st.metric(label, glossary.amount(row["value"]) if row["unit"] else f"{row['value']:,.0f}")
                st.caption(escaped(row["note"]))


def stack(count: int, key: str, query: str, chosen: Filters, **more: Any) -> None:
    """The ``count`` cards of a query, thirty at a time; no more are asked for than are shown."""
    pages = -(-count // A_PAGE)
    shown = st.pagination(pages, key=f"{key}_page") if pages > 1 else 1
    few(data.table(query, chosen, limit=A_PAGE, offset=(shown - 1) * A_PAGE, **more), key)


def few(table: pa.Table, key: str) -> None:
    """The cards of a table of items, all at once."""
    with st.grid(min_column_width=340):
        for row in table.to_pylist():
            card(row, key)


def card(row: Row, key: str, *, actions: bool = True) -> None:
    """One item, with its ``actions`` unless it stands in an older build only.

    Our words are escaped; words of the text are shown as plain text, never as Markdown.
    """
    with st.container(border=True, height="stretch", key=f"{key}-{row['item_id']}"):
        _badges(row)
        st.markdown(f"### {escaped(row['headline'])}")
        if row["amount"] is not None:
            st.metric(_amount_label(row), glossary.money(float(row["amount"]), row["currency"]))
        st.text(row["summary"])
        st.markdown("  \n".join(_facts(row)))
        with st.container(border=True, gap="xxsmall"):
            for proof in row["evidence"]:
                st.text(f"{prose.place(proof)}  {proof['words']}")
        if actions:
            _actions(row, key)


def _badges(row: Row) -> None:
    colour, icon = KIND_LOOKS[row["kind"]]
    with st.container(horizontal=True, gap="xsmall"):
        kind, status = glossary.KINDS[row["kind"]], glossary.STATUSES[row["status"]]
        st.badge(kind.label, icon=icon, color=colour, help=kind.meaning)
        st.badge(status.label, color="gray", help=status.meaning)
        if row["voice"]:
            voice = glossary.VOICES[row["voice"]]
            st.badge(voice.label, color="gray", help=voice.meaning)
        if row["measure_type"]:
            kind = glossary.MEASURE_TYPES[row["measure_type"]]
            st.badge(kind.label, color="gray", help=kind.meaning)


def _amount_label(row: Row) -> str:
    qualifier = row["qualifier"]
    return "Amount" if qualifier == "exact" else f"Amount, {label(glossary.QUALIFIERS, qualifier)}"


def _facts(row: Row) -> Iterable[str]:
    """One line a fact, as Markdown: who, when, where, who stands behind it; the badges tell the rest."""
    facts = prose.facts(row)
    return (f"**{name}** · {escaped(value)}" for name, value in facts if name not in ("Type", "Words"))


def _actions(row: Row, key: str) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        home, query = navigation.HOME_OF_KIND[row["kind"]], sidebar.chosen().query() | {"item": row["item_id"]}
        navigation.link(home, "Link and citation", query | {"build": data.build().id}, ":material/link:")
        navigation.link("Sources", "In the text", query, ":material/notes:")
        basket.tick(row["item_id"], key)

"""What a page says where the filters leave nothing, or nothing of the kinds that are at home on it."""

import streamlit as st

from briefing import glossary
from briefing.filters import Filters
from briefing.glossary import counted, listed
from briefing.ui import data, navigation, sidebar
from briefing.ui.words import escaped


def relax(chosen: Filters) -> None:
    """Say that nothing is left, and offer to take away what would bring some back."""
    if not chosen.active():
        text = "This build holds no items in articles. Add a document, or switch on releases and records."
        st.info(text, icon=":material/info:")
        return
    helpful = [row for row in data.rows("relaxed", chosen) if row["items"]]
    st.info(_emptied(len(chosen.active()), len(helpful)), icon=":material/info:")
    with st.container(horizontal=True):
        for row in helpful:
            part = chosen.part(row["filter"], data.names(chosen))
            label = f"Take away {escaped(part)} ({counted(row['items'], 'item')})"
            st.button(label, key=f"relax_{row['filter']}", on_click=sidebar.clear, args=(row["filter"],))
        if len(chosen.active()) > 1 or not helpful:
            _clear_all()


def _clear_all() -> None:
    st.button("Clear all filters", key="relax_all", on_click=sidebar.clear)


def _emptied(active: int, helpful: int) -> str:
    """That ``active`` filters leave nothing, and what the ``helpful`` ones of them, taken away, would do."""
    if active == 1:
        return "Your filter leaves no item. " + ("Taking it away brings some back:" if helpful else "Clear it:")
    if not helpful:
        return "Your filters leave no item, and taking away one alone brings none back. Clear them:"
    these = "this one" if helpful == 1 else "one of these"
    return f"Your filters leave no item. Taking {these} away brings some back:"


def of_kinds(title: str, chosen: Filters) -> bool:
    """Whether no item chosen is of the kinds that are at home on the page ``title``; said, if so, with the way back."""
    home = [kind for kind, page in navigation.HOME_OF_KIND.items() if page == title]
    there = {row["kind"] for row in data.rows("stacks", chosen)} if home else {*home}
    if not home or there & {*home}:
        return False
    st.info(_without(home, data.rows("item_count", chosen)[0]["items"], chosen), icon=":material/info:")
    if chosen.active():
        _clear_all()
    return True


def _without(kinds: list[str], items: int, chosen: Filters) -> str:
    """That none of the ``items`` chosen, or of the build, is of these kinds."""
    which, terms = "chosen" if chosen.active() else "of this build", [glossary.KINDS[kind] for kind in kinds]
    if items == 1:
        return f"The one item {which} is no {listed([term.label.lower() for term in terms], 'or')}."
    return f"There are no {listed([term.plural.lower() for term in terms], 'or')} among the {items:,} items {which}."

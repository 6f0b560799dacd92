"""A card over the page, so that the reader stays where it was asked for: at a mark of a picture or a row of a table."""

import streamlit as st

from briefing import glossary
from briefing.prose import Row
from briefing.ui import cards, data, navigation, sidebar, trouble


def card(item: str) -> None:
    """The item over the page; what else can be done with it is done on its page."""
    row = next(iter(data.rows("item", item=item)), None)
    if row is None:
        trouble.dead_link("item", item)
        return
    st.dialog(glossary.label(glossary.KINDS, row["kind"]), width="medium")(_shown)(row)


def _shown(row: Row) -> None:
    cards.card(row, "opened", actions=False)
    with st.container(horizontal=True):
        query = sidebar.chosen().query() | {"item": row["item_id"]}
        navigation.link(navigation.HOME_OF_KIND[row["kind"]], "On its page", query, ":material/arrow_forward:")
        cards.in_the_text(row)

"""What a newcomer is told first: what this is, what it rests on and where to press."""

import streamlit as st

from briefing import dates
from briefing.filters import Filters
from briefing.glossary import counted
from briefing.ui import data, navigation

WAYS = {
    "How to read it": ("Methods", ":material/menu_book:"),
    "What it rests on": ("Sources", ":material/article:"),
    "Take it along": ("Snapshots", ":material/download:"),
}


def show(chosen: Filters) -> None:
    """What the build holds, and three ways on that keep what is chosen."""
    extent = data.rows("extent")[0]
    says = "says" if extent["documents"] == 1 else "say"
    st.markdown(
        f"What {counted(extent['documents'], 'document')} {says}, in {counted(extent['items'], 'item')}, as of "
        f"{dates.in_words(data.build().built_at.date().isoformat())}. Every card shows the words it rests on and who "
        "stands behind them. Filter at the side (»\u00a0on a phone)."
    )
    with st.container(horizontal=True, gap="small"):
        for label, (page, icon) in WAYS.items():
            navigation.link(page, label, chosen.query(), icon)

"""Actors: who is named, in which role, and with whom."""

import streamlit as st

from briefing import charts
from briefing.ui import data, downloads, page, profile

chosen = page.start("Actors", about=profile.name)
actor = profile.choose(chosen)
if actor is None:
    with st.grid(2, min_column_width=page.PICTURE):
        page.section("Named most often", charts.actors_by_items, data.table("actors_by_items", chosen))
        page.section(
            "Agencies and groups",
            charts.agencies_by_group,
            data.table("agencies_by_group", chosen),
            empty="No item chosen names both an agency and a group that bear a name.",
        )
    profile.register(chosen)
else:
    profile.head(actor, chosen)
    with st.container(width=page.FEW_BARS):
        page.section(
            "Roles", charts.actor_roles, data.table("actor_roles", chosen, actor=actor), about={"actor": actor}
        )
    page.section(
        "Shares items with",
        charts.actor_ties,
        data.table("actor_ties", chosen, actor=actor),
        empty="Nobody, under these filters.",
        about={"actor": actor},
    )
    profile.ties(actor, chosen)
    profile.items(actor, chosen)

downloads.row(chosen)
page.footer()

"""Actors: who is named, in which role, and with whom."""

import streamlit as st

from briefing import charts
from briefing.ui import data, downloads, page, profile

chosen = page.start("Actors")
actor = profile.choose(chosen)
if actor is None:
    page.section("Named most often", charts.actors_by_kind, data.table("actors_by_kind", chosen))
    profile.register(chosen)
else:
    profile.head(actor)
    roles, ties = st.columns(2, gap="large")
    with roles:
        page.section("Roles", charts.actor_roles, data.table("actor_roles", chosen, actor=actor))
    with ties:
        profile.ties(actor, chosen)
    profile.items(actor, chosen)

downloads.row(chosen)
page.footer(chosen)

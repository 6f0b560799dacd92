"""Briefing: the campaign at a glance, and what to read first."""

import streamlit as st

from briefing import charts
from briefing.ui import cards, data, downloads, page, stacks, welcome

chosen = page.start("Briefing")
welcome.show(chosen)
cards.figures(data.rows("briefing_figures", chosen))
page.in_short(chosen)

stacks.header("Read first")
stacks.first(chosen)

with st.grid(2, min_column_width=page.PICTURE):
    page.section(
        "Agencies",
        charts.agencies_by_kind,
        data.table("agencies_by_kind", chosen),
        empty="No agency that bears a name stands in the items chosen.",
    )
    page.section("Who stands behind it", charts.items_by_sourcing, data.table("items_by_sourcing", chosen))

if (periods := data.table("items_by_period", chosen)).num_rows:
    page.section("When", charts.items_by_period, periods)
else:
    dated = data.table("items_by_date", chosen)
    page.section("When", charts.items_by_date, dated, empty="None of the items chosen bears a date.")

downloads.row(chosen)
page.footer()

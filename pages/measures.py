"""Measures: what is done, ordered, authorised or promised, by whom, against whom."""

import streamlit as st

from briefing import charts
from briefing.ui import cards, data, downloads, page, stacks

chosen = page.start("Measures")
cards.figures(data.rows("measure_figures", chosen))
page.section("From who acts to whom it concerns", charts.measure_flow, data.table("measure_flow", chosen))
page.section("Types", charts.measures_by_type, data.table("measures_by_type", chosen))

stacks.header("Every measure")
page.stack("measures", chosen)

st.header("Designations")
st.caption("What the texts say about official lists. A target of a measure is not therefore on a list.")
page.stack("designations", chosen)

downloads.row(chosen)
page.footer()

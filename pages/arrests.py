"""Arrests: who was arrested, by whom, and what is said of them."""

import streamlit as st

from briefing import charts
from briefing.ui import cards, data, downloads, page, stacks

chosen = page.start("Arrests")
st.info(
    "An arrest is not a conviction. What is said of a person arrested is somebody’s claim.", icon=":material/balance:"
)
cards.figures(data.rows("arrest_figures", chosen))
page.section("By who acts", charts.arrests_by_agency, data.table("arrests_by_agency", chosen))

stacks.header("Every arrest")
page.stack("arrests", chosen)

downloads.row(chosen)
page.footer()

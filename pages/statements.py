"""Statements: who says what, and in whose words."""

import streamlit as st

from briefing import charts
from briefing.ui import cards, data, downloads, page, stacks

chosen = page.start("Statements")
cards.figures(data.rows("statement_figures", chosen))
page.section("By speaker", charts.statements_by_speaker, data.table("statements_by_speaker", chosen))

stacks.header("Quoted")
st.caption("The speaker’s own words, whole or in part, are in the text between quotation marks.")
page.stack("quotations", chosen)

st.header("Paraphrased")
st.caption("What was said, in the words of the text.")
page.stack("paraphrases", chosen)

st.header("In the text’s own voice")
st.caption("The text speaks for itself: its descriptions, and its judgements.")
page.stack("narrations", chosen)

downloads.row(chosen)
page.footer()

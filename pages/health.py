"""Health: the build, the rules it keeps, and whether it holds as much as it should."""

import streamlit as st

from briefing.ui import health, page

page.start("Health", card=False, needs_items=False)
st.caption("The whole build, whatever the filters.")
health.build()

st.header("Rules")
st.caption("What is true of every build: a data folder that breaks one of them makes none.")
health.rules()

st.header("Items of each kind")
health.counts()

st.header("Files read")
health.files()
page.footer()

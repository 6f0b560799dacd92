"""Snapshots: take what the filters leave with you."""

import streamlit as st

from briefing.ui import data, downloads, page

chosen = page.start("Snapshots")
st.markdown(
    "A snapshot holds exactly the items that the filters leave. Every file states the filters in words, how many of "
    "how many items, the build, and for each item its evidence and who stands behind it."
)
downloads.choices(chosen)

st.header("What it will hold")
page.table(data.table("snapshot_contents", chosen), "The items of the snapshot")
page.footer(chosen)

"""Snapshots: take what the filters or the basket leave with you, check a snapshot, and see what has changed."""

import streamlit as st

from briefing.ui import basket, downloads, page, proof

chosen = page.start("Snapshots", needs_items=False)
st.markdown(
    "A snapshot holds exactly the items that the filters leave. Every file states the filters in words, how many of "
    "how many items, the build, and for each item its evidence and who stands behind it."
)
if chosen.basket:
    st.header("The basket")
    basket.edit()

with st.container(key="press_own"):
    st.header("In your own words")
    st.caption("Marked as yours in every file. Leave empty what you do not need.")
    downloads.words()

    st.header("Take it along")
    own = downloads.own()
    downloads.choices(chosen, own)
st.caption("The link to this choice and your words:")
downloads.link(chosen, own)

st.header("What it will hold")
page.contents(chosen)

with st.container(key="press_check"):
    st.header("Check a snapshot")
    st.caption("Drop files that were made here. Nothing is stored.")
    proof.check()

with st.container(key="press_compare"):
    st.header("Compare")
    st.caption(
        "Two builds, or snapshots of yours; the filters of a snapshot apply to the other side too. Items are compared, "
        "not what is known of their documents."
    )
proof.compared()
page.footer()

"""Methods: how a text becomes items, what is not claimed, what the words mean, how to cite and how to check."""

import streamlit as st

from briefing.ui import methods, page

chosen = page.start("Methods", card=False, needs_items=False)
methods.contents(
    "How a text becomes items", "What is not claimed", "What the words mean", "How to cite", "How to check"
)

st.header("How a text becomes items")
st.caption("A person reads the text and writes down what it says, sentence by sentence.")
methods.rules()

st.header("What is not claimed")
methods.not_claimed()

st.header("What the words mean")
methods.words()

st.header("How to cite")
st.markdown(
    "“Link and citation” on a card gives its permanent link and its citation. Both name the build, so that whoever "
    "follows them later sees whether the item still says the same."
)
methods.example()

st.header("How to check")
st.markdown(
    "Words: on Sources, drop in or paste the text that you hold, and every anchor is looked up in it. "
    "Files: drop a snapshot on Snapshots and read whether it is whole, from which build it was made, and whether the "
    "newest build still says the same. What made it is in every file: the filters, the build and the version."
)
methods.check(chosen)
page.footer()

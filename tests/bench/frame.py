"""The least that a page of Streamlit can do about a choice: a list of as many names as ours, and the name chosen.

streamlit run tests/bench/frame.py
"""

import streamlit as st

AGENCIES = 40
chosen = st.sidebar.multiselect("Agency", [f"agency-{number:03} (1)" for number in range(AGENCIES)])
with st.container(key="choice"):
    st.text(" ".join(chosen))

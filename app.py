"""The entrance: page settings, navigation, filters. The pages do the rest.

Streamlit runs it for every reader; the server imports it once and finds the app, with the addresses of large files.
"""

import logging

import streamlit as st

from briefing.ui import data, navigation, sending, sidebar, stacks, stale, stopping, throttle

if __name__ == "__main__":
    st.set_page_config(page_title="Briefing", page_icon="📰", layout="wide", initial_sidebar_state="auto")
    with throttle.throttled():
        page = navigation.choose()
        data.begin()
        stacks.arrive()
        sidebar.show(page.title)
        page.run()
        stale.drop()
        data.freeze()
else:
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("briefing").setLevel(logging.INFO)
    app = st.App(__file__, routes=sending.routes(), lifespan=stopping.soon)

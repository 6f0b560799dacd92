"""How a page is printed. Streamlit prints the sidebar, the buttons and a dark page as they stand on the screen and has
no setting for it, so a component that shows nothing carries rules that hold on paper only."""

from pathlib import Path

import streamlit as st

_rules = st.components.v2.component(
    "briefing_paper",
    html="<span hidden></span>",
    css=Path(__file__).with_suffix(".css").read_text("utf-8"),
    isolate_styles=False,
)


def rules() -> None:
    """Let the page that is being drawn be printed without what is there to press."""
    _rules(key="paper")

"""The looks for which Streamlit has no setting, as the rules of a component that itself shows nothing.

On paper Streamlit prints the sidebar, the buttons and a dark page as they stand on the screen. A link or a tick box
that has the keyboard's focus shows it by a shade that can hardly be told from its neighbours. The ground of words that
are marked is as dark as a dark page, and parts a word from its ending. All else is a setting of the theme.
"""

from pathlib import Path

import streamlit as st

_rules = st.components.v2.component(
    "briefing_style",
    html="<span hidden></span>",
    css=Path(__file__).with_suffix(".css").read_text("utf-8"),
    isolate_styles=False,
)


def rules() -> None:
    """Let the page that is being drawn be printed, and walked by keyboard."""
    _rules(key="style")

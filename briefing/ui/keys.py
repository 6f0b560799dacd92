"""Keys that work wherever the reader is: Ctrl-K, or ⌘-K on a Mac, leads to the search."""

from pathlib import Path

import streamlit as st

_keys = st.components.v2.component(
    "briefing_keys", html="<span hidden></span>", js=Path(__file__).with_suffix(".js").read_text("utf-8")
)


def listen() -> None:
    """Listen as long as the page is open."""
    _keys(key="keys", height=1)

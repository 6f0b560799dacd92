"""One step of the browser's Back for each step of the reader, and to the place on the page where it was taken."""

from pathlib import Path

import streamlit as st

_steps = st.components.v2.component(
    "briefing_steps", html="<span hidden></span>", js=Path(__file__).with_suffix(".js").read_text("utf-8")
)


def merge() -> None:
    """A page that is turned takes the filters along; together that is one step."""
    _steps(key="steps", height=1)

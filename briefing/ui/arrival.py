"""Where a link or a turned page leads to is in view: from far down the reader would else stay there."""

from pathlib import Path

import streamlit as st

_arrival = st.components.v2.component(
    "briefing_arrival", html="<span hidden></span>", js=Path(__file__).with_suffix(".js").read_text("utf-8")
)


def at(key: str, item: str, *, stay: bool = False) -> None:
    """Bring the container of that key into view, once for each ``item``; with ``stay`` only where no part of it is."""
    _arrival(key=f"arrival-{key}", data={"at": f".st-key-{key}", "item": item, "stay": stay}, height=1)

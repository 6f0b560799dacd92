"""Keys that work wherever the reader is: Ctrl-K, or ⌘-K on a Mac, leads to the search.

And the sidebar steps aside on a phone, where it lies over the page that was chosen in it; and what is chosen is said to
who does not see it.
"""

from pathlib import Path

import streamlit as st

_keys = st.components.v2.component(
    "briefing_keys", html="<span hidden></span>", js=Path(__file__).with_suffix(".js").read_text("utf-8")
)


def listen(page: str) -> None:
    """Listen as long as the page is open; ``page`` tells when the reader has turned it."""
    _keys(key="keys", data={"page": page}, height=1)

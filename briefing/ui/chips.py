"""What the reader has chosen, each value as a chip that takes it away."""

from collections.abc import Iterator

import streamlit as st

from briefing import filters
from briefing.filters import Filters
from briefing.ui import data, sidebar
from briefing.ui.words import escaped

LONGEST, MOST = 44, 24


def show(chosen: Filters) -> None:
    """A chip for each value and for each filter that holds one thing, the first ``MOST``, and a way to clear all."""
    chips = list(_chips(chosen))
    for name, value, words in chips[:MOST]:
        short = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
        st.button(
            # The cross comes first, or a narrow screen would cut it off.
            f":material/close: {escaped(short)}",
            key=f"chip_{name}_{value}",
            help=f"Take away {escaped(words)}",
            on_click=_take_away,
            args=(name, value),
        )
    if len(chips) > MOST:
        st.caption(f"and {len(chips) - MOST} more in the sidebar")
    if len(chips) > 1:
        st.button("Clear all", key="chips_clear", type="tertiary", on_click=sidebar.clear)


def _chips(chosen: Filters) -> Iterator[tuple[str, str, str]]:
    """The filter, the value (empty where the filter holds one thing) and both in words."""
    names = data.names(chosen)
    for name in chosen.active():
        if name in filters.CHOICES:
            for value in getattr(chosen, name):
                yield name, value, f"{filters.CHOICES[name]}: {chosen.shown(name, value, names)}"
        else:
            yield name, "", chosen.part(name, names)


def _take_away(name: str, value: str) -> None:
    if value:
        sidebar.choose({name: [held for held in sidebar.held()[name] if held != value]})
    else:
        sidebar.clear(name)

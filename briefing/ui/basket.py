"""The basket: items the reader chooses one by one, kept in the session and in a link, in the reader's own order."""

from collections.abc import Iterable

import streamlit as st

from briefing.filters import MOST_IN_BASKET
from briefing.glossary import counted
from briefing.prose import Row
from briefing.ui import data, navigation, sidebar
from briefing.ui.words import escaped

A_PAGE = 25


def items() -> list[str]:
    """The ids in the basket, in order."""
    found: list[str] = st.session_state.setdefault("basket", [])
    return found


def tick(item: str, place: str) -> None:
    """The box that puts an item into the basket; ``place`` tells apart several boxes of one item."""
    key = f"tick-{place}-{item}"
    st.session_state[key] = item in items()
    full = len(items()) >= MOST_IN_BASKET and item not in items()
    st.checkbox(
        "Basket",
        key=key,
        on_change=_turn,
        args=(item, key),
        disabled=full,
        help=_full() if full else None,
    )


def add(more: Iterable[str]) -> None:
    """Put items behind those in the basket, as many as it takes. For callbacks."""
    sidebar.hold([*dict.fromkeys([*items(), *more])][:MOST_IN_BASKET])


def link() -> None:
    """The way to the basket, once there is something in it."""
    if items():
        label = f"Basket: {counted(len(items()), 'item')}"
        navigation.link("Snapshots", label, {"basket": items()}, ":material/shopping_basket:")


def edit() -> None:
    """The items in their order, each to move or to take out."""
    held = data.rows("items_held", items=tuple(items()))
    pages = -(-len(held) // A_PAGE)
    # The last item of the last page may just have been taken out.
    if "basket_pages" in st.session_state:
        st.session_state["basket_pages"] = min(st.session_state["basket_pages"], max(pages, 1))
    shown = st.pagination(pages, key="basket_pages") if pages > 1 else 1
    for place, row in list(enumerate(held))[(shown - 1) * A_PAGE : shown * A_PAGE]:
        with st.container(horizontal=True, vertical_alignment="center", key=f"held-{row['item_id']}"):
            st.markdown(f"**{place + 1}** · {escaped(row['headline'])}", width="stretch")
            _button("Up", "arrow_upward", row, place - 1, disabled=place == 0)
            _button("Down", "arrow_downward", row, place + 1, disabled=place == len(held) - 1)
            _button("Take out", "close", row, None, disabled=False)
    st.button("Empty the basket", key="basket_empty", on_click=sidebar.hold, args=([],))


def _button(label: str, icon: str, row: Row, place: int | None, *, disabled: bool) -> None:
    """A button that moves an item to ``place``, or out. The icon is seen; the label, hidden by ``style``, is spoken."""
    st.button(
        f"{label}: {escaped(row['headline'])}",
        key=f"{label}-{row['item_id']}",
        icon=f":material/{icon}:",
        help=label,
        on_click=_move,
        args=(row["item_id"], place),
        disabled=disabled,
        type="tertiary",
    )


def _turn(item: str, key: str) -> None:
    """As the box says: a browser that is a run behind may tell of a box once more that nobody has touched."""
    rest, ticked = [one for one in items() if one != item], st.session_state[key]
    if ticked != (item in items()):
        sidebar.hold([*rest, item][:MOST_IN_BASKET] if ticked else rest)


def _move(item: str, place: int | None) -> None:
    if item not in items():
        return
    rest = [one for one in items() if one != item]
    sidebar.hold(rest if place is None else [*rest[:place], item, *rest[place:]])


def _full() -> str:
    return f"The basket is full: it holds {MOST_IN_BASKET} items. Take one out first."

"""The filters. The address is the truth: a link fully defines the view, and every choice goes into the address.

Within a session, turning the page through the navigation names no filters and keeps the ones there are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

import streamlit as st

from briefing import filters, glossary
from briefing.filters import Filters
from briefing.prose import Row
from briefing.ui import address, data, keys, steps
from briefing.ui.offered import NOT, Labels, Offer, bare, code
from briefing.ui.words import definitions


def show(page: str) -> None:
    """Draw the sidebar and settle what the reader has chosen; ``chosen`` gives it to the page.

    Before the page, though counting what each value would leave takes a third of the time: until a browser has heard
    what its lists hold now, whatever the reader does next tells of what they held before.
    """
    st.session_state["entered"], st.session_state["titled"] = True, False
    known = st.session_state["known"] = data.known(_documents()) | {"basket": _named_items()}
    _arrive(page, known)
    now = _from_widgets(known)
    # A list drops what it does not offer, such as the words of the run before.
    _take(now, [name for name in filters.CHOICES if [*st.session_state[f"filter_{name}"]] != [*getattr(now, name)]])
    offers = data.offers(now)
    with st.sidebar:
        st.header("Filters")
        st.caption("Type “not” in a list to find what you can leave out.")
        _widgets(offers, now)
        keys.listen(page)
        steps.merge()
    # Only now: a run that ends before it has told its lists and its address has settled nothing.
    st.session_state["chosen"] = now
    basket = now.basket or st.session_state.get("basket", ())
    st.session_state["basket"] = [item for item in basket if item in known["basket"]]
    address.write(now)


def chosen() -> Filters:
    """The reader's choice in this run."""
    return cast(Filters, st.session_state["chosen"])


def clear(*names: str) -> None:
    """Put filters back to their default; all of them where none is named. For callbacks."""
    _touch()
    _take(Filters(), names or filters.NAMES)


def held() -> dict[str, list[str]]:
    """What each filter holds now, as an address tells it: in a callback, newer than ``chosen``."""
    return {name: [] for name in filters.NAMES} | _from_widgets(st.session_state["known"]).query()


def choose(values: Mapping[str, list[str]]) -> None:
    """Give some filters other values, told as in an address; the others stay. For callbacks."""
    _touch()
    _take(Filters.from_query(held() | {**values}, st.session_state["known"]), values)


def hold(items: Sequence[str]) -> None:
    """Keep a new basket; a view that shows the basket follows it. For callbacks."""
    st.session_state["basket"] = list(items)
    if st.session_state.get("filter_basket"):
        _touch()
        st.session_state["filter_basket"] = tuple(items)


def _documents() -> list[str]:
    """The documents that the address or the list names, by id or, where a browser is a run behind, by title."""
    held = [str(value) for value in st.session_state.get("filter_document") or ()]
    names = [bare(value) for value in held]
    return [*st.query_params.get_all("document"), *held, *names, *(name.removeprefix(NOT) for name in names)]


def _named_items() -> dict[str, str]:
    """The items named one by one, by the address, the view or the basket, that the build has."""
    session = (*st.session_state.get("filter_basket", ()), *st.session_state.get("basket", ()))
    named = tuple(dict.fromkeys((*st.query_params.get_all("basket"), *session)))
    return {row["item_id"]: row["headline"] for row in data.rows("items_held", items=named)} if named else {}


def _arrive(page: str, known: Labels) -> None:
    """Take over what the address asks for, unless it is what we last wrote there, a page turned without a word, or the
    reader has just chosen: who is quick tells of a choice with the address of before."""
    asked = address.asked(known)
    written, turned = st.session_state.get("chosen"), st.session_state["turned"]
    touched = st.session_state.pop("touched", False) and not turned
    silent = touched or (turned and not asked.active() and not asked.unknown)
    now = written if written is not None and (silent or asked == written) else asked
    if turned or touched or asked.unknown or asked != written:
        st.session_state["unknown"] = () if touched else asked.unknown
    # Not before: a run that is cut off has taken nothing over.
    st.session_state["page"] = page
    if written is None or turned or (asked != written and not touched):
        _take(now)


def _touch() -> None:
    """The reader has changed a filter; for callbacks."""
    st.session_state["touched"] = True


def _changed() -> None:
    """A widget tells of a change; not of one where it holds what it held: after Back a list tells in the words of then,
    whose counts were others."""
    if _from_widgets(st.session_state["known"]) != st.session_state.get("chosen"):
        _touch()


def _take(now: Filters, names: Iterable[str] = filters.NAMES) -> None:
    """Let the widgets hold what ``now`` holds."""
    for name in names:
        value = getattr(now, name)
        st.session_state[f"filter_{name}"] = list(value) if name in filters.CHOICES else value


def _from_widgets(known: Labels) -> Filters:
    """What the widgets hold, checked again: their limits bind the browser only."""
    held = {name: st.session_state.get(f"filter_{name}") for name in filters.NAMES}
    held |= {name: [code(str(value), known[name]) for value in held[name] or ()] for name in filters.CHOICES}
    return replace(Filters.from_query(filters.parameters(held), known), unknown=())


def _widgets(offers: dict[str, Offer], now: Filters) -> None:
    st.text_input(
        "Words",
        key="filter_words",
        type="search",
        placeholder="All of these words (Ctrl-K)",
        icon=":material/search:",
        max_chars=filters.LONGEST_WORDS,
        help="Items in which each of the words begins a word: traffick finds trafficking, ICE does not find Justice.",
        on_change=_changed,
    )
    for name, label in filters.CHOICES.items():
        _choice(name, label, offers[name])
    extent = data.rows("extent")[0]
    if extent["dated"]:
        _dates(extent)
    if extent["records"]:
        st.toggle(filters.OTHERS["records"], key="filter_records", persist_state="session", on_change=_changed)
    st.button("Clear all filters", key="clear_all", on_click=clear, disabled=not now.active(), width="stretch")


def _choice(name: str, label: str, offer: Offer) -> None:
    st.multiselect(
        label,
        offer.options(st.session_state.get(f"filter_{name}", ())),
        key=f"filter_{name}",
        format_func=lambda code: offer.labels.get(code, code),
        placeholder="Any",
        # Else Enter would take all that match, not the first.
        select_all=False,
        persist_state="session",
        on_change=_changed,
        help=definitions(glossary.TERMS[name].values()) if name in glossary.TERMS else None,
    )


def _dates(extent: Row) -> None:
    shared: dict[str, Any] = {"persist_state": "session", "on_change": _changed}
    first, last = address.days(extent)
    for name in filters.DAYS:
        label, key = filters.OTHERS[name], f"filter_{name}"
        st.date_input(label, key=key, value=None, format="YYYY-MM-DD", min_value=first, max_value=last, **shared)
    undated = glossary.counted(extent["items"] - extent["dated"], "item")
    st.toggle(filters.OTHERS["dated"], key="filter_dated", help=f"{undated} bear no date.", **shared)

"""The filters in the address bar: what it asks for, and what is written there."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from briefing import filters
from briefing.filters import Filters
from briefing.prose import Row
from briefing.ui import data


def asked(known: Mapping[str, Iterable[str]]) -> Filters:
    """The filters that the address asks for; days that the fields cannot hold are left out and named as unknown."""
    found = Filters.from_query({name: st.query_params.get_all(name) for name in st.query_params}, known)
    first, last = days(data.rows("extent")[0])
    beyond = {name: day for name in filters.DAYS if (day := getattr(found, name)) and not first <= day <= last}
    named = tuple(f"{name}={day.isoformat()}" for name, day in beyond.items())
    none: dict[str, Any] = dict.fromkeys(beyond)
    return replace(found, **none, unknown=found.unknown + named)


def days(extent: Row) -> tuple[date, date]:
    """The first and the last day that can be chosen: two centuries, and the decades of what lies beyond them."""
    first, last = extent["first_day"] or date.max, extent["last_day"] or date.min
    since, until = date(max(first.year // 10 * 10, 1), 1, 1), date(last.year // 10 * 10 + 9, 12, 31)
    return min(since, date(1900, 1, 1)), max(until, date(2100, 12, 31))


def write(now: Filters, *, doubted: bool) -> None:
    """All at once, for every change of the address is a step of the browser's Back.

    Where it is ``doubted`` that the browser tells of its address as it is, what was written last counts too. A link to
    the page one is on asks for an address that the browser does not show: it is written out.
    """
    wanted, asked = now.query(), _held()
    told = {name: values for name, values in asked.items() if name in filters.NAMES}
    if told != wanted or (doubted and st.session_state.get("address", wanted) != wanted):
        others = {name: values for name, values in asked.items() if name not in filters.NAMES}
        st.query_params.from_dict(others | wanted)
    elif st.session_state.get("asked", asked) != asked:
        st.query_params.from_dict(asked)
    st.session_state["address"], st.session_state["asked"] = wanted, _held()


def _held() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}

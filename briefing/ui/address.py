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
    found = Filters.from_query(_asked(), known)
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


def write(now: Filters) -> None:
    """All at once, for every change of the address is a step of the browser's Back.

    What is asked for may differ from what was written last: who is quick tells of a choice with the address of before,
    and a link to the page one is on leaves the address as it was. Then it is written out.
    """
    wanted, asked = now.query(), _asked()
    told = {name: values for name, values in asked.items() if name in filters.NAMES}
    others = {name: values for name, values in asked.items() if name not in filters.NAMES}
    if told != wanted or asked != st.session_state.get("asked", asked):
        st.query_params.from_dict(asked if told == wanted else others | wanted)
    st.session_state["asked"] = _asked()


def _asked() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}

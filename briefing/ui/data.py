"""What the pages read: the newest good build and its tables, each worked out once."""

import gc
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar, cast

import pyarrow as pa
import streamlit as st

from briefing import dates, queries, settings
from briefing.caching import ByIdentity
from briefing.charts.chart import Chart
from briefing.codes import code_of
from briefing.errors import BriefingError, StoreError
from briefing.filters import Filters
from briefing.packing import to_rows
from briefing.prose import Row
from briefing.queries import Rule
from briefing.shelf import find
from briefing.snapshots import compare, states
from briefing.store import Build
from briefing.ui import cancellation, offered, shelf, trouble
from briefing.ui.words import escaped

Made = TypeVar("Made")
Draw = Callable[[pa.Table], Chart]
log = logging.getLogger(__name__)


@st.cache_resource(show_spinner=False)
def freeze() -> None:
    """Take everything that the first page loaded out of the garbage collector's rounds: it stays for good."""
    gc.collect()
    gc.freeze()


def begin() -> None:
    """Settle which build this run reads: the newest good one, made first where the data has changed.

    One for the whole run, so that no page mixes two. Stops with a page of its own where there is none.
    """
    shelf.here().look()
    good, _ = shelf.here().newest
    if good is None:
        trouble.nothing(
            faults() or [f"{shelf.here()}: holds no build: {shelf.here().remedy}"], made_here=not settings.database()
        )
    st.session_state["build"] = good


def build() -> Build:
    """The build that this run reads."""
    return cast(Build, st.session_state["build"])


def build_named(build_id: str) -> Build | None:
    """The build of that id, if it is here. The id may be anybody's words. Raises StoreError where it does not open."""
    return find(shelf.here(), build_id)


def absence(build_id: str) -> str:
    """Why there is no build of that id to read, as it follows the name; empty where there is one."""
    try:
        return "" if build_named(build_id) else "which is not here"
    except StoreError as error:
        return unreached(error)


def unreached(error: StoreError) -> str:
    """What is said of a build that is here and does not answer."""
    return f"which cannot be reached now ({escaped(str(error))})"


def build_ids() -> list[str]:
    """The ids of the builds that are here, newest first."""
    return [one.id for one in shelf.here().kept()]


def called(build_id: str) -> str:
    """``27 November 2026, 03:38 UTC · 2a07f07``: when a build was made and of what, as its id says; else the id."""
    made, _, content = build_id.partition("-")
    try:
        return f"{dates.moment(datetime.strptime(made, '%Y%m%dT%H%M%S%z'))} · {content[:7]}"
    except ValueError:
        return build_id


def state(build_id: str) -> states.State:
    """What the build of that id says. Raises StoreError where it is not here any more or does not answer."""
    if found := build_named(build_id):
        return states.of_build(found)
    raise StoreError(f"build {build_id}: is not here any more: choose another")


@st.cache_resource(show_spinner=False, max_entries=2)
def comparison(before: str, after: str) -> compare.Comparison:
    """What has changed from one build to another, worked out once. Raises StoreError where one does not answer."""
    return states.compare(state(before), state(after))


def faults() -> list[str]:
    """What keeps the newest data or a newer build from being shown, in words."""
    return [*_words(shelf.here().error), *map(str, shelf.here().newest[1])]


def _words(error: BriefingError | None) -> list[str]:
    return str(error).splitlines() if error else []


def remembered(name: str, asked: Any, make: Callable[[], Made]) -> Made:
    """What ``make`` gives, kept by the session until something else is ``asked`` for by that name."""
    held = st.session_state.get(f"remembered_{name}")
    if held is None or held[0] != asked:
        # At once: a run may be cut off between two.
        held = st.session_state[f"remembered_{name}"] = asked, make()
    return cast(Made, held[1])


def forget(*names: str) -> None:
    """Let go of what is ``remembered`` by these names."""
    for name in names:
        st.session_state.pop(f"remembered_{name}", None)


@contextmanager
def answering() -> Iterator[None]:
    """Stops the page with the reason where a build, or the files behind it, do not answer."""
    try:
        yield
    except StoreError as error:
        log.warning("a page could not be drawn: %s", error)
        trouble.unanswered(str(error), titled=st.session_state.get("titled", False))


def table(name: str, chosen: Filters | None = None, **more: Any) -> pa.Table:
    """The rows of a named query under the reader's filters, which the build keeps a while.

    Stops the page with the reason where the files behind the build do not answer.
    """
    with answering(), cancellation.cancellable():
        return build().cached_table(name, chosen, **more)


def _made(make: Callable[[pa.Table], Made], table: pa.Table) -> Made:
    """What is made of a table, made once and kept with the build."""
    found: Made = build().made(make, ByIdentity(table))
    return found


def chart(draw: Draw, table: pa.Table) -> Chart:
    """The chart of a table, made once for all who see it."""
    return _made(draw, table)


def rows(name: str, chosen: Filters | None = None, **more: Any) -> list[Row]:
    """The same rows as dictionaries."""
    return [*to_rows(table(name, chosen, **more))]


@st.cache_resource(show_spinner=False, max_entries=8)
def _rules(_build: Build, build_id: str) -> list[tuple[Rule, list[dict[str, Any]]]]:
    return [(rule, _build.offenders(rule)) for rule in queries.rules()]


def rules() -> list[tuple[Rule, list[dict[str, Any]]]]:
    """Every rule with what breaks it in the build."""
    with answering(), cancellation.cancellable(), st.spinner("Holding the build against its rules…", show_time=True):
        return _rules(build(), build().id)


def several() -> bool:
    """Whether the build holds more than one document, so that it must be said which an item is from."""
    return bool(rows("extent")[0]["documents"] > 1)


def names(chosen: Filters) -> dict[str, str]:
    """What to call an actor, or a document that is chosen, by its id."""
    return _made(_names, table("names", documents=tuple(chosen.codes("document"))))


def _names(named: pa.Table) -> dict[str, str]:
    return {row["id"]: row["name"] for row in named.to_pylist()}


def known(documents: Iterable[str]) -> offered.Labels:
    """Every value that a filter can take, in words, by filter; of documents those asked for, out of thousands."""
    named = tuple(sorted({code_of(value) for value in documents}))
    return _made(offered.words, table("known", documents=named))


def offers(chosen: Filters) -> dict[str, offered.Offer]:
    """What each filter offers: its values, those that leave most first; after them the same, each to be left out."""
    return _made(offered.offers, table("facets", chosen))

"""What the pages read: the newest good build and its tables. The only caches of the app are here."""

import gc
import itertools
import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pyarrow as pa
import streamlit as st

from briefing import build as builder
from briefing import collection, filters, glossary, settings, store
from briefing.catalogue import Rule
from briefing.errors import BriefingError, StoreError
from briefing.filters import Filters
from briefing.snapshots import compare
from briefing.store import Build
from briefing.ui import trouble

Facets = dict[str, dict[str, tuple[str, int]]]
log = logging.getLogger(__name__)


@dataclass
class _Desk:
    """What this process knows of its data folder: what it looked like when last built, and what was wrong."""

    signature: collection.Signature | None = None
    error: BriefingError | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Take everything loaded at the start out of the garbage collector's rounds; each rerun triggers one."""
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False, max_entries=8)
def _desk(_folder: str) -> _Desk:
    return _Desk()


@st.cache_resource(show_spinner=False, max_entries=8)
def _opened(path: str, _changed: int) -> Build | StoreError:
    """The build, or why it is none; either way the file is looked at once."""
    try:
        return store.open_build(Path(path))
    except StoreError as error:
        log.warning("passed over a build: %s", error)
        return error


@st.cache_resource(show_spinner=False, max_entries=1000)
def _table(
    _build: Build, build_id: str, name: str, chosen: Filters | None, more: tuple[tuple[str, Any], ...]
) -> pa.Table:
    return _build.table(name, chosen, **dict(more))


def begin() -> None:
    """Settle which build this run reads: the newest good one, made first where the data has changed.

    One for the whole run, so that no page mixes two. Stops with a page of its own where there is none.
    """
    folder = settings.data()
    desk = _desk(str(folder.resolve()))
    with desk.lock:
        if (signature := collection.signature(folder)) != desk.signature:
            desk.error = _remade(folder)
            desk.signature = signature
    good = next((one for one in _builds(folder) if isinstance(one, Build)), None)
    if good is None:
        trouble.nothing(faults())
    st.session_state["build"] = good


def build() -> Build:
    """The build that this run reads."""
    return cast(Build, st.session_state["build"])


def older_build(build_id: str) -> Build | None:
    """The build of that id, if it is here and can be opened. The id may be anybody's words."""
    for path in store.paths(builds_folder()):
        if path.stem == build_id and isinstance(found := _opened(str(path), path.stat().st_mtime_ns), Build):
            return found
    return None


def builds_folder() -> Path:
    """Where the builds are."""
    return settings.builds(settings.data())


def build_ids() -> list[str]:
    """The ids of the builds that are here, newest first."""
    return [path.stem for path in store.paths(builds_folder())]


def state(build_id: str) -> compare.State:
    """What the build of that id says; one of ``build_ids``."""
    found = older_build(build_id)
    return compare.of_build(found) if found else compare.State(build_id, ())


@st.cache_resource(show_spinner=False, max_entries=20)
def comparison(before: str, after: str) -> compare.Comparison:
    """What has changed from one build to another, worked out once."""
    return compare.compare(state(before), state(after))


def faults() -> list[str]:
    """What keeps the newest data or a newer build from being shown, in words."""
    error = _desk(str((folder := settings.data()).resolve())).error
    return [*(str(error).splitlines() if error else []), *map(str, _passed(folder))]


def _passed(folder: Path) -> list[StoreError]:
    """Why builds newer than the newest good one cannot be opened."""
    found = itertools.takewhile(lambda one: isinstance(one, StoreError), _builds(folder))
    return [one for one in found if isinstance(one, StoreError)]


def _builds(folder: Path) -> Iterator[Build | StoreError]:
    """The builds, newest first, opened as they are asked for."""
    for path in store.paths(settings.builds(folder)):
        with suppress(FileNotFoundError):
            yield _opened(str(path), path.stat().st_mtime_ns)


def table(name: str, chosen: Filters | None = None, **more: Any) -> pa.Table:
    """The rows of a named query under the reader's filters, kept as long as the build is the newest."""
    now = build()
    return _table(now, now.id, name, chosen, tuple(sorted(more.items())))


def rows(name: str, chosen: Filters | None = None, **more: Any) -> list[dict[str, Any]]:
    """The same rows as dictionaries."""
    return list(table(name, chosen, **more).to_pylist())


@st.cache_resource(show_spinner=False, max_entries=8)
def _rules(_build: Build, build_id: str) -> list[tuple[Rule, list[dict[str, Any]]]]:
    return [(rule, _build.offenders(rule)) for rule in store.rules()]


def rules() -> list[tuple[Rule, list[dict[str, Any]]]]:
    """Every rule with what breaks it in the build."""
    return _rules(build(), build().id)


@st.cache_resource(show_spinner=False, max_entries=32)
def _names(_build: Build, build_id: str, documents: tuple[str, ...]) -> dict[str, str]:
    return {row["id"]: row["name"] for row in _build.rows("names", documents=documents)}


def names(chosen: Filters) -> dict[str, str]:
    """What to call an actor, or a document that is chosen, by its id."""
    return _names(build(), build().id, tuple(chosen.codes("document")))


@st.cache_resource(show_spinner=False, max_entries=32)
def _known(_build: Build, build_id: str, documents: tuple[str, ...]) -> Facets:
    found: Facets = {name: {} for name in filters.CHOICES}
    for row in _build.rows("known", documents=documents):
        terms = filters.TERMS.get(row["filter"])
        found[row["filter"]][row["value"]] = (glossary.label(terms, row["value"]) if terms else row["label"], 0)
    return found


def known(documents: Iterable[str]) -> Facets:
    """Every value that a filter can take, with its label, by filter; of documents those asked for, out of thousands.

    The counts are not in it.
    """
    return _known(build(), build().id, tuple(sorted({code.removeprefix("-") for code in documents})))


def _remade(folder: Path) -> BriefingError | None:
    try:
        with st.spinner("Making a build from the data folder…", show_time=True):
            builder.make(folder, settings.builds(folder))
    except BriefingError as error:
        log.warning("no new build: %s", error)
        return error
    return None

"""The builds as this process knows them: listed and opened once for all its readers, and what keeps newer ones away."""

import logging
import threading
import time
from pathlib import Path

import streamlit as st

from briefing import build, collection, lake, settings
from briefing.errors import BriefingError, StoreError
from briefing.shelf import Folder, Kept, Shelf
from briefing.store import Build

log = logging.getLogger(__name__)


class Remembered:
    """A shelf whose builds are opened once; while it cannot be reached, what it held last serves on."""

    def __init__(self, place: Shelf, data: Path) -> None:
        self.first = place.first
        self.every = place.every
        self.error: BriefingError | None = None
        self._place = place
        self._data = data
        self._signature: collection.Signature | None = None
        self._kept: list[Kept] = []
        self._due = 0.0
        self._looking = threading.Lock()

    def __str__(self) -> str:
        return str(self._place)

    def look(self) -> None:
        """See what is new. One reader looks for all; the others read on, unless nothing is known yet."""
        if time.monotonic() < self._due or not self._looking.acquire(blocking=not self._kept):
            return
        try:
            self.error = self._seen()
            self._due = time.monotonic() + self.every
        finally:
            self._looking.release()

    def kept(self) -> list[Kept]:
        """The builds, newest first, as they were when somebody last looked."""
        return self._kept

    def open(self, build_id: str) -> Build:
        """One of those kept. Raises StoreError where it cannot be opened."""
        mark = next((one.mark for one in self._kept if one.id == build_id), 0)
        found = _opened(self._place, str(self._place), build_id, mark)
        if isinstance(found, StoreError):
            raise found
        return found

    def _seen(self) -> BriefingError | None:
        """What is wrong with the data, the builds of which belong into a folder, or with the place."""
        error = self._made() if isinstance(self._place, Folder) else None
        try:
            self._kept = self._place.kept()
        except StoreError as unreachable:
            log.warning("the builds cannot be listed: %s", unreachable)
            return unreachable
        return error

    def _made(self) -> BriefingError | None:
        """A build, where the data has changed since somebody last looked."""
        if (signature := collection.signature(self._data)) == self._signature:
            return self.error
        self._signature = signature
        try:
            with st.spinner("Making a build from the data folder…", show_time=True):
                build.make(self._data, settings.builds(self._data))
        except BriefingError as error:
            log.warning("no new build: %s", error)
            return error
        return None


def here() -> Remembered:
    """The shelf that the settings name."""
    data = settings.data()
    place = lake.configured(data)
    return _remembered(place, str(place), data, str(data.resolve()))


@st.cache_resource(show_spinner=False, max_entries=8)
def _remembered(_place: Shelf, place: str, _data: Path, data: str) -> Remembered:
    return Remembered(_place, _data)


@st.cache_resource(show_spinner=False, max_entries=8)
def _opened(_place: Shelf, place: str, build_id: str, mark: int) -> Build | StoreError:
    """The build, or why it is none; either way it is looked at once."""
    try:
        return _place.open(build_id)
    except StoreError as error:
        log.warning("passed over a build: %s", error)
        return error

"""The builds as this process knows them: listed and opened once for all its readers, and what keeps newer ones away."""

import logging
import math
import os
import threading
import time
from pathlib import Path
from typing import TypeVar

import streamlit as st

from briefing import build, datafiles, lake, settings
from briefing.errors import BriefingError, BuildError, CollectionError, StoreError
from briefing.shelf import Folder, Kept, Shelf
from briefing.store import Build

Wrong = TypeVar("Wrong", bound=StoreError | BuildError)
log = logging.getLogger(__name__)
# For so many seconds a build that could not be opened is not tried again, and builds are tried one after the other.
PATIENCE = 5
# For so many seconds a build that could not be made, for other reasons than its data, is not tried again.
PAUSE = 60
# So many builds are kept open: the newest, and those that links lead to.
MOST_OPEN = 8


class CachedShelf:
    """A shelf whose builds are opened once; while it cannot be reached, what it held last serves on.

    The newest build that can be opened, and why any newer one was passed over, is in ``newest``.
    """

    newest: tuple[Build | None, list[StoreError]] = (None, [])

    def __init__(self, place: Shelf, data: Path) -> None:
        self.remedy = place.remedy
        self.fresh_seconds = place.fresh_seconds
        self.error: BriefingError | None = None
        self._place = place
        self._data = data
        self._signature: datafiles.Signature | None = None
        self._kept: list[Kept] = []
        self._open: dict[str, tuple[int, Build]] = {}
        self._failed: dict[str, tuple[int, StoreError, float]] = {}
        self._due = self._again = 0.0
        self._away = False
        self._looking = threading.Lock()
        self._holding = threading.Lock()

    def __str__(self) -> str:
        return self._place.path.name if isinstance(self._place, Folder) else str(self._place)

    def look(self) -> None:
        """See what is new and open it. One reader looks for all; the others read on, unless there is nothing yet."""
        if self._seen_lately() or not self._looking.acquire(blocking=self.newest[0] is None):
            return
        try:
            # Somebody else has looked, where this reader had to wait.
            if not self._seen_lately():
                before, self.error = self.newest[0], self._seen()
                self.newest = self._newest()
                self._turned(before)
                self._due = time.monotonic() + self.fresh_seconds
        finally:
            self._looking.release()

    def _turned(self, before: Build | None) -> None:
        """Where another build is the newest now, let go of what was counted of the one before."""
        found, _ = self.newest
        if found is not before:
            log.info("shows build %s", found.id if found else "none")
            if before:
                before.forget()

    def kept(self) -> list[Kept]:
        """The builds, newest first, as they were when somebody last looked."""
        return self._kept

    def open(self, build_id: str) -> Build:
        """One of those kept; as it was opened last where it cannot be opened anew. Raises StoreError."""
        mark = next((one.mark for one in self._kept if one.id == build_id), 0)
        held, found = self._open.get(build_id, (None, None))
        if found and held == mark:
            return found
        try:
            return self._opened(build_id, mark)
        except StoreError:
            if found:
                return found
            raise

    def _opened(self, build_id: str, mark: int) -> Build:
        """The build, opened anew, unless that has just failed. Raises StoreError."""
        failed, error, until = self._failed.get(build_id, (None, None, 0.0))
        if error and failed == mark and time.monotonic() < until:
            raise error.with_traceback(None)
        try:
            found = self._place.open(build_id)
        except StoreError as whole:
            log.warning("passed over a build: %s", whole)
            error = self._told(whole)
            self._failed[build_id] = mark, error, time.monotonic() + PATIENCE
            raise error from whole
        self._hold(build_id, mark, found)
        return found

    def _hold(self, build_id: str, mark: int, found: Build) -> None:
        """Keep a build open, and let go of the one opened first where they are too many."""
        with self._holding:
            self._failed.pop(build_id, None)
            self._open.pop(build_id, None)
            self._open[build_id] = mark, found
            spare = [one for one in self._open if self._open[one][1] is not self.newest[0]]
            for one in spare[: max(0, len(self._open) - MOST_OPEN)]:
                del self._open[one]

    def _newest(self) -> tuple[Build | None, list[StoreError]]:
        """What ``newest`` says from now on. Where a place is slow to fail, not every build in it is tried at once."""
        passed: list[StoreError] = []
        end = time.monotonic() + PATIENCE
        for one in self._kept:
            if time.monotonic() > end and one.id not in self._open:
                continue
            try:
                return self.open(one.id), passed
            except StoreError as error:
                passed.append(error)
        return None, passed

    def _seen_lately(self) -> bool:
        return time.monotonic() < self._due

    def _seen(self) -> BriefingError | None:
        """What is wrong with the data, the builds of which belong into a folder, or with the place."""
        error = self._made() if isinstance(self._place, Folder) else None
        try:
            self._kept = self._place.kept()
        except StoreError as unreachable:
            log.warning("the builds cannot be listed: %s", unreachable)
            self._away = True
            return self._told(unreachable)
        if self._away:
            log.info("the builds can be listed again")
        self._away = False
        return error

    def _made(self) -> BriefingError | None:
        """A build, where the data has changed since somebody last looked, or could not be made a while ago."""
        known = (signature := datafiles.signature(self._data)) == self._signature and time.monotonic() < self._again
        if known and (self.error or self._kept):
            return self.error
        with st.spinner("Making a build from the data folder…", show_time=True):
            # The outcome is kept here: outside, a reader who leaves meanwhile ends the run.
            self.error, self._again = self._tried()
            self._signature = signature
        return self.error

    def _tried(self) -> tuple[BriefingError | None, float]:
        """What keeps a build from being made, and from when on it is to be tried again though the data is the same."""
        try:
            build.make(self._data, settings.builds(self._data))
        except CollectionError as error:
            log.warning("no new build: %s", error)
            return error, math.inf
        except (BuildError, StoreError) as error:
            log.warning("no new build: %s", error)
            return self._told(error), time.monotonic() + PAUSE
        return None, math.inf

    def _told(self, error: Wrong) -> Wrong:
        """An error as a page tells it: where the folder of builds lies is in the log, and nobody's business else."""
        told = str(error)
        if isinstance(self._place, Folder):
            # DuckDB tells the whole path, whatever the setting says.
            above = self._place.path.absolute().parent
            told = told.replace(f"{above}{os.sep}", "") if above.name else told
        return type(error)(told)


def here() -> CachedShelf:
    """The shelf that the settings name."""
    data = settings.data()
    place = lake.configured(data)
    return _cached_shelf(place, str(place), data, str(data.absolute()))


@st.cache_resource(show_spinner=False, max_entries=8)
def _cached_shelf(_place: Shelf, place: str, _data: Path, data: str) -> CachedShelf:
    return CachedShelf(_place, _data)

"""A shelf of builds that are open already."""

from typing import ClassVar

from briefing.shelf import Kept
from briefing.store import Build


class Opened:
    """The builds given, newest first."""

    fresh_seconds: ClassVar[float] = 0
    remedy: ClassVar[str] = "open one first"

    def __init__(self, *builds: Build) -> None:
        self._builds = {one.id: one for one in builds}

    def kept(self) -> list[Kept]:
        return [Kept(build_id, 0) for build_id in self._builds]

    def open(self, build_id: str) -> Build:
        return self._builds[build_id]

"""Where builds are kept, a folder of files or a lake, and which of them is the newest, or the one meant."""

import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, NamedTuple, Protocol

from briefing import store
from briefing.errors import StoreError
from briefing.store import Build


class Kept(NamedTuple):
    """A build as it is kept, not opened yet. Under another ``mark`` it must be opened anew."""

    id: str
    mark: int


class Shelf(Protocol):
    """A place for builds. In words it names the place, without any password."""

    @property
    def fresh_seconds(self) -> float:
        """How long a list of what is kept may serve."""

    @property
    def remedy(self) -> str:
        """What to do where nothing is kept."""

    def kept(self) -> list[Kept]:
        """The builds, newest first. Raises StoreError where the place cannot be reached."""

    def open(self, build_id: str) -> Build:
        """One of those kept. Raises StoreError where it cannot be opened."""


@dataclass(frozen=True)
class Folder:
    """Builds as files on a disk of this machine; their names begin with the time they were made."""

    fresh_seconds: ClassVar[float] = 0
    remedy: ClassVar[str] = "run python -m briefing build first"
    path: Path

    def __str__(self) -> str:
        return str(self.path)

    def kept(self) -> list[Kept]:
        """The builds by the names of their files; a file that has changed has another mark."""
        found = []
        try:
            for path in paths(self.path):
                with suppress(FileNotFoundError):
                    facts = path.stat()
                    # A pipe of that name would be waited for.
                    if not stat.S_ISFIFO(facts.st_mode):
                        found.append(Kept(path.stem, facts.st_mtime_ns))
        except OSError as error:
            remedy = "give this account leave to read it, or name another folder"
            raise StoreError(f"{self.path}: its builds cannot be listed ({error.strerror}): {remedy}") from error
        return found

    def open(self, build_id: str) -> Build:
        """The build in the file of that name. Raises StoreError."""
        return store.open_build(self.path / f"{build_id}.duckdb")


def paths(folder: Path) -> list[Path]:
    """The files of builds in ``folder``, newest first; none where there is no such folder. Raises OSError."""
    try:
        found = [*folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted((path for path in found if path.suffix == ".duckdb" and path.name[0] != "."), reverse=True)


def newest(shelf: Shelf) -> tuple[Build | None, list[StoreError]]:
    """The newest build that can be opened, and why any newer one was passed over."""
    passed: list[StoreError] = []
    for one in shelf.kept():
        try:
            return shelf.open(one.id), passed
        except StoreError as error:
            passed.append(error)
    return None, passed


def find(shelf: Shelf, build_id: str) -> Build | None:
    """The build of that id, if it is kept; the id may be anybody's words. Raises StoreError where it does not open."""
    return shelf.open(build_id) if build_id in {one.id for one in shelf.kept()} else None

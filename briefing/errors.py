"""What can go wrong. Every error shares one root, and its message says what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass

# So many faults are told one by one.
MOST_FAULTS = 1_000


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong with a data folder: where it stands, what it is and what cures it."""

    file: str
    place: str
    wrong: str
    remedy: str

    def __str__(self) -> str:
        # On one line, whatever a file is called.
        file = self.file.replace("\n", "\\n")
        told = f"{file}: {self.place}: {self.wrong}: {self.remedy}"
        # Data may spell half a sign, which nothing can show.
        return told.encode("utf-8", "backslashreplace").decode("utf-8")


class BriefingError(Exception):
    """The root of every error this package raises on purpose."""


class CollectionError(BriefingError):
    """A data folder that cannot become a build; carries every fault found in one run."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        more = [f"and {rest:,} more"] if (rest := len(faults) - MOST_FAULTS) > 0 else []
        super().__init__("\n".join([*map(str, self.faults[:MOST_FAULTS]), *more]))


class BuildError(BriefingError):
    """A build that could not be written."""


class StoreError(BriefingError):
    """A build that cannot be opened, or a folder that holds none."""


class LakeError(StoreError):
    """A lake that cannot be reached, read or written."""


class QueryError(BriefingError):
    """A query that does not exist, or that was asked with the wrong parameters."""


class GivenUpError(BriefingError):
    """A query that was interrupted, since nobody waited for it any more."""


class SnapshotError(BriefingError):
    """A file that is no snapshot of ours, or one that cannot be read or made again."""


class BusyError(BriefingError):
    """Work that would have to wait for that of others, and may be asked for again."""


class FilterError(BriefingError):
    """A filter value that does not exist in the build."""


class FormatError(BriefingError):
    """A snapshot that a format cannot hold, for its size or its letters; says which format can."""

"""Where things are: the environment variables this project reads, and what holds without them."""

import os
from pathlib import Path

from briefing.errors import StoreError

ROOT = Path(__file__).parent.parent
MOST_CORES, LONGEST = 1024, 4


def data() -> Path:
    """The data folder."""
    return Path(os.environ.get("BRIEFING_DATA") or ROOT / "data")


def builds(folder: Path | None = None) -> Path:
    """The folder of builds that belongs to the data folder ``folder``."""
    return Path(os.environ.get("BRIEFING_BUILDS") or (folder or data()) / "builds")


def cores() -> int:
    """How many cores a question to a build in a file may use. Of a million items, two answer it
    hardly sooner than one, and cost a fifth more.

    Raises StoreError.
    """
    named = os.environ.get("BRIEFING_CORES") or "1"
    if not (named.isascii() and named.isdecimal() and len(named) <= LONGEST and 0 < int(named) <= MOST_CORES):
        raise StoreError(
            f"BRIEFING_CORES: {named[:80]!r} is no number of cores: name one from 1 to {MOST_CORES}, or unset it"
        )
    return int(named)


def database() -> str:
    """The lake that builds are kept in; empty where they are files. It may hold a password."""
    return os.environ.get("BRIEFING_DATABASE") or ""


def data_path() -> str:
    """The folder, with its whole path, or the s3:// address of a lake's data files, as it is named."""
    named = os.environ.get("BRIEFING_DATA_PATH") or ""
    return str(Path(named).resolve()) if Path(named).is_absolute() else named.rstrip("/")

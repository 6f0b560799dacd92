"""Where things are: the environment variables this project reads, and what holds without them."""

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent
SETTINGS = {
    "BRIEFING_DATA": "the data folder: actors.toml and documents/; without it, data beside app.py",
    "BRIEFING_BUILDS": "where builds are written and looked for; without it, builds in the data folder",
    "BRIEFING_DATABASE": "a lake that many machines share, ducklake:postgres:… or md:…; without it, builds are files",
    "BRIEFING_DATA_PATH": "where a lake keeps its data files: a shared folder or s3://…",
}


def data() -> Path:
    """The data folder."""
    return Path(os.environ.get("BRIEFING_DATA") or ROOT / "data")


def builds(folder: Path | None = None) -> Path:
    """The folder of builds that belongs to the data folder ``folder``."""
    return Path(os.environ.get("BRIEFING_BUILDS") or (folder or data()) / "builds")


def database() -> str:
    """The lake that builds are kept in; empty where they are files. It may hold a password."""
    return os.environ.get("BRIEFING_DATABASE") or ""


def data_path() -> str:
    """The folder, with its whole path, or the s3:// address of a lake's data files; empty where none is named."""
    named = os.environ.get("BRIEFING_DATA_PATH") or ""
    return named if "://" in named or not named else str(Path(named).resolve())

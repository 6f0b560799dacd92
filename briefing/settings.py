"""Where things are: the environment variables this project reads, and what holds without them."""

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent
SETTINGS = {
    "BRIEFING_DATA": "the data folder: actors.toml and documents/; without it, data beside app.py",
    "BRIEFING_BUILDS": "where builds are written and looked for; without it, builds in the data folder",
}


def data() -> Path:
    """The data folder."""
    return Path(os.environ.get("BRIEFING_DATA") or ROOT / "data")


def builds(folder: Path | None = None) -> Path:
    """The folder of builds that belongs to the data folder ``folder``."""
    return Path(os.environ.get("BRIEFING_BUILDS") or (folder or data()) / "builds")

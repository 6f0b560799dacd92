"""The text in a file that a command names."""

from pathlib import Path

from briefing import copies
from briefing.copies import CopyError


def text_in(path: Path) -> str:
    """Raises CopyError, which names the file."""
    try:
        with path.open("rb") as file:
            return copies.text_of(file.read(copies.MOST_BYTES + 1), path.name)
    except OSError as error:
        raise CopyError(f"{path}: cannot be read ({error.strerror}): name a file that can") from error
    except CopyError as error:
        raise CopyError(f"{path}: {error}") from error

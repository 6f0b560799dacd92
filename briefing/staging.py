"""A folder for a build on its way into a lake; what publishers left behind that were killed is removed first."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.errors import BuildError
from briefing.holding import held, stale

PREFIX = "briefing-publish-"


@contextmanager
def folder() -> Iterator[Path]:
    """A folder of this publisher's own, below TMPDIR, for as long as it needs it. Raises BuildError."""
    try:
        made = tempfile.TemporaryDirectory(prefix=PREFIX)
    except OSError as error:
        raise BuildError(f"no temporary folder can be made ({error}): name one in TMPDIR") from None
    _sweep(Path(made.name).parent)
    with made as name, held(Path(name)):
        yield Path(name)


def _sweep(temporary: Path) -> None:
    """Copying may take hours in which no file changes, so that age alone does not tell who was killed."""
    for left in temporary.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if stale(left):
                with held(left) as sure:
                    if sure:
                        shutil.rmtree(left)

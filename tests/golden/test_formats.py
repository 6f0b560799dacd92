"""The exact bytes of every format that is text, so that no change of a file goes unnoticed.

The bytes of compressed formats hang on the compressor of the machine, so they have no golden file.

After a change on purpose: BRIEFING_GOLDEN=write pytest tests/golden, then read the difference before you commit it.
"""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.filters import Filters
from briefing.snapshots.formats import FORMATS, Format
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.store import Build

# Their charts are measured with the fonts of the machine.
DRAWN = {"pdf"}
HERE = Path(__file__).parent
CHOICES = {
    "everything": Filters(records=True),
    "nothing": Filters(words="nowhere"),
    "arrests": Filters(kind=("arrest",)),
}


@pytest.fixture(params=sorted(CHOICES))
def snapshot(request: pytest.FixtureRequest, harbour: Build) -> Snapshot:
    """A snapshot whose build bears a fixed name and time: everything else is the build's own.

    Without pictures: how wide their letters are depends on the fonts of a machine.
    """
    made = {"id": "20250101T000000Z-0123456789ab", "built_at": datetime(2025, 1, 1, tzinfo=UTC)}
    build = replace(harbour, **made, content_sha256="0" * 64)
    return replace(taken(harbour, CHOICES[request.param]), build=build, pictures=(), title=request.param)


TEXTS = [format for format in FORMATS if format.suffix in ("csv", "html", "json", "md")]


@pytest.mark.parametrize("format", TEXTS, ids=lambda format: format.suffix)
def test_a_snapshot_writes_exactly_these_bytes(snapshot: Snapshot, format: Format) -> None:
    golden = HERE / f"{snapshot.title}.{format.suffix}"
    written = format.write(replace(snapshot, title="Briefing"))
    if os.environ.get("BRIEFING_GOLDEN") == "write":
        golden.write_bytes(written)
    assert written == golden.read_bytes()

"""Bundle: every other format, the charts as pictures, and a manifest with the fingerprint of each, in one zip."""

from collections.abc import Callable, Mapping

from briefing.errors import FormatError
from briefing.snapshots import envelope, manifest
from briefing.snapshots.manifest import Manifest
from briefing.snapshots.snapshot import Snapshot


def write(snapshot: Snapshot, formats: Mapping[str, Callable[[Snapshot], bytes]]) -> bytes:
    """The snapshot as a zip of ``formats``, by the ends of their names; one that the choice is too large for is left
    out, and the manifest says why."""
    members: dict[str, bytes] = {}
    left_out: dict[str, str] = {}
    for suffix, written in formats.items():
        try:
            members[f"briefing.{suffix}"] = written(snapshot)
        except FormatError as error:
            left_out[suffix] = str(error)
    for picture in snapshot.pictures:
        members[f"pictures/{picture.query}.svg"] = picture.file(snapshot.address).encode("utf-8")
        members[f"pictures/{picture.query}.png"] = picture.png()
    return envelope.packed([(manifest.NAME, Manifest.of(snapshot, members, left_out).written()), *members.items()])

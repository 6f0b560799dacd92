"""Bundle: every other format, the charts as pictures, and a manifest with the fingerprint of each, in one zip."""

from briefing.errors import FormatError
from briefing.snapshots import envelope, formats, manifest
from briefing.snapshots.manifest import Manifest
from briefing.snapshots.snapshot import Snapshot


def write(snapshot: Snapshot) -> bytes:
    """The snapshot as a zip; a format that the choice is too large for is left out, and the manifest says why."""
    members: dict[str, bytes] = {}
    left_out: dict[str, str] = {}
    for format in formats.FORMATS:
        if format is not formats.BUNDLE:
            try:
                format.refuse(len(snapshot.items))
                members[f"briefing.{format.suffix}"] = format.write(snapshot)
            except FormatError as error:
                left_out[format.suffix] = str(error)
    for picture in snapshot.pictures:
        members[f"pictures/{picture.query}.svg"] = picture.svg().encode("utf-8")
        members[f"pictures/{picture.query}.png"] = picture.png()
    return envelope.packed([(manifest.NAME, Manifest.of(snapshot, members, left_out).written()), *members.items()])

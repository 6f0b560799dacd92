"""A zip whose bytes depend on its members alone, and that can be read without trusting it.

Members of a bundle are stored, not squeezed: the same members give the same bytes whatever compression library a
machine has, and no member can be larger than the file that holds it.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from briefing.errors import SnapshotError
from briefing.snapshots.outbox import Outbox

MOST_MEMBERS = 200
# A file may hold the marks of other archives inside its members; a directory of more marks than this is an attack.
MOST_MARKS = 20_000
DIRECTORY_MARK = b"PK\x01\x02"
LARGEST_PART = 4 * 1024 * 1024
# Everything that the reader of zips is known to raise at a file that is none.
DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OSError,
)
Member = tuple[str, bytes]
Parts = tuple[str, Iterable[bytes]]
DATE = (1980, 1, 1, 0, 0, 0)


def packed(members: Iterable[Member]) -> bytes:
    """The members as a zip, each taken in as it comes; names are ours and ASCII."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members:
            archive.writestr(_entry(name, zipfile.ZIP_STORED), content)
    return file.getvalue()


def sent(members: Iterable[Parts], level: int) -> Iterator[bytes]:
    """Members that come in parts as a zip in parts; ``level`` says how small they are made, from 0 to 9."""
    file = Outbox()
    with zipfile.ZipFile(file, "w") as archive:
        for name, parts in members:
            entry = _entry(name, zipfile.ZIP_DEFLATED)
            # Python 3.13 is the first to have a public name for it.
            entry._compresslevel = level  # type: ignore[attr-defined]
            # How long a member is shows only at its end, and not everybody reads that of one that is merely stored.
            with archive.open(entry, "w", force_zip64=True) as member:
                for part in parts:
                    member.write(part)
                    yield file.taken()
    yield file.taken()


def _entry(name: str, method: int) -> zipfile.ZipInfo:
    """A member that tells nothing of the moment and the machine."""
    entry = zipfile.ZipInfo(name, DATE)
    entry.compress_type = method
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def unpacked(content: bytes) -> dict[str, bytes]:
    """The members of a zip that ``packed`` could have written; together never more than the file itself.

    Raises SnapshotError, which says what is wrong, for any other file.
    """
    with _opened(content, "a bundle") as archive:
        members = _read(archive, len(content))
    if packed(members.items()) != content:
        raise SnapshotError("it is not packed as a bundle is: bytes around its members were changed")
    return members


def part(content: bytes, name: str) -> bytes:
    """One member of any zip, compressed or not, or of a longer one its beginning; empty where it has none of that name.

    Raises SnapshotError where it cannot be read. No more than ``LARGEST_PART`` bytes are ever decompressed.
    """
    with _opened(content, "a file of ours") as archive:
        if name not in archive.namelist():
            return b""
        if archive.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise SnapshotError(f"its {name} is compressed as ours never is")
        with archive.open(name) as member:
            return member.read(LARGEST_PART)


@contextmanager
def _opened(content: bytes, what: str) -> Iterator[zipfile.ZipFile]:
    """Anybody's zip, which should be ``what``. Raises SnapshotError where it cannot be read, now or on the way."""
    if content.count(DIRECTORY_MARK) > MOST_MARKS:
        raise SnapshotError(f"it lists far more members than {what} has")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except DAMAGES as error:
        raise SnapshotError(f"it is no whole zip: {error}") from error


def _read(archive: zipfile.ZipFile, size: int) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise SnapshotError(f"it has {len(infos):,} members, a bundle at most {MOST_MEMBERS}")
    for info in infos:
        if wrong := _wrong(info):
            raise SnapshotError(f"its member {info.filename[:80]!r} {wrong}")
    if len({info.filename for info in infos}) < len(infos):
        raise SnapshotError("it has two members of one name")
    if sum(info.file_size for info in infos) > size:
        raise SnapshotError("its members claim to be larger than the file that holds them")
    return {info.filename: archive.read(info) for info in infos}


def _wrong(info: zipfile.ZipInfo) -> str:
    """Why a member is none that a bundle has; empty if nothing is wrong. Nothing has been read of it yet."""
    name = info.filename
    if name.startswith(("/", "\\")) or ":" in name or "\\" in name or ".." in name.split("/"):
        return "has a name that leads out of the bundle"
    if not (name.isascii() and name.isprintable()):
        return "has a name that no member of a bundle has"
    if info.flag_bits & 0x1:
        return "is encrypted"
    if info.compress_type != zipfile.ZIP_STORED:
        return f"is compressed, to {info.compress_size:,} from a claimed {info.file_size:,} bytes; a bundle stores it"
    if info.compress_size != info.file_size:
        return "gives two different sizes"
    return ""

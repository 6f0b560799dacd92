"""The files of a data folder: which of them make a collection, what they are called, and one hash over them all."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from briefing.errors import Fault

# What names of files end in that were meant to be read.
MEANT = (".toml", ".jsonl", ".json", ".yaml", ".yml", ".toml.txt", ".jsonl.txt", ".jsonl.gz")
NO_FILE = ("is no file", "put a file in its place, or move it away")
READ = (".toml", ".jsonl")
Signature = tuple[tuple[str, int, int], ...]


class Source(NamedTuple):
    """A file that was read: its name in the data folder, its size and its hash as they were then."""

    file: str
    bytes: int
    sha256: str


def is_folder(path: Path) -> bool:
    """Whether it is one that can be entered, whatever else it may be."""
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def files(folder: Path) -> list[Path]:
    """The files that make a collection, in the order they are read."""
    return [path for path in _named(folder) if _regular(path)]


def unread(folder: Path) -> Iterator[Fault]:
    """The files that were meant to be read and are not: for their names, for where they stand or for what they are."""
    documents = folder / "documents"
    for path in (folder / "actors.toml", folder / "collection.toml"):
        if not _regular(path):
            yield Fault(name(path, folder), "file", *NO_FILE)
    for path in sorted(path for path in _listed(documents, "**/*") if path.name.lower().endswith(MEANT)):
        if path.parent != documents:
            yield Fault(name(path, folder), "file", "is not read", "move it into documents itself, or away")
        elif path.suffix not in READ:
            remedy = "let its name end in .toml or .jsonl, or move it away"
            yield Fault(name(path, folder), "file", "is not read", remedy)
        elif not _regular(path):
            yield Fault(name(path, folder), "file", *NO_FILE)
        elif name(path, folder) != path.relative_to(folder).as_posix():
            yield Fault(name(path, folder), "file", "has a name that is not UTF-8", "rename it")


def name(path: Path, folder: Path) -> str:
    """What a file is called in its folder; what is not UTF-8 in it is told by question marks."""
    return path.relative_to(folder).as_posix().encode("utf-8", "replace").decode()


def signature(folder: Path) -> Signature:
    """Name, size and time of every file that makes a collection: another one says that something has changed."""
    found = []
    # Asked with every page: what a file is, it tells together with its size.
    for path in _named(folder):
        try:
            facts = path.stat()
            found.append((path.name, facts.st_size, facts.st_mtime_ns))
        except OSError:
            found.append((path.name, -1, -1))
    return tuple(found)


def data_sha256(folder: Path) -> str:
    """The hash that reading ``folder`` would end with; what cannot be read counts as empty."""
    found = []
    for path in files(folder):
        content, size = hashlib.sha256(), 0
        with suppress(OSError), path.open("rb") as file:
            content, size = hashlib.file_digest(file, "sha256"), file.tell()
        found.append(Source(name(path, folder), size, content.hexdigest()))
    return sha256_of(found)


def sha256_of(sources: Sequence[Source]) -> str:
    """One hash over files, their names and their order."""
    listed = "".join(f"{source.file}\0{source.bytes}\0{source.sha256}\0" for source in sources)
    return hashlib.sha256(listed.encode()).hexdigest()


def _named(folder: Path) -> list[Path]:
    """What is called as the files of a collection are, in the order they are read."""
    documents = sorted((path for path in _listed(folder / "documents", "*") if path.suffix in READ), key=_in_turn)
    return [folder / "actors.toml", *_listed(folder, "collection.toml"), *documents]


def _listed(folder: Path, pattern: str) -> list[Path]:
    """What a folder holds, without what editors and systems hide in it; nothing where it cannot be entered."""
    with suppress(OSError):
        return [path for path in folder.glob(pattern) if not path.name.startswith(".")]
    return []


def _in_turn(path: Path) -> tuple[int, str]:
    return READ.index(path.suffix), path.name


def _regular(path: Path) -> bool:
    """Not a device or a pipe, which might never end; a link to nothing is told of when it is read."""
    try:
        return path.is_file() or not path.exists()
    except OSError:
        return True

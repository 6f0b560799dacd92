"""A data folder -> documents and actors whose shape is right, with every fault found on the way.

A data folder holds ``actors.toml``, under ``documents`` one TOML file a document or JSON Lines files with one document
a line, and, if it wants to say how many items it should hold, ``collection.toml``.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from briefing import shapes
from briefing.codes import Kind
from briefing.errors import CollectionError, Fault
from briefing.model import Actor, Document, Expectations, Expected, Register
from briefing.shapes import Shape

Signature = tuple[tuple[str, int, int], ...]
# What else names of files that were meant to be read end in.
UNREAD = (".toml", ".jsonl", ".json", ".toml.txt", ".jsonl.txt")


class Read(NamedTuple):
    """A document and the file (and line) it was read from."""

    file: str
    document: Document


class Source(NamedTuple):
    """A file that was read: its name in the data folder, its size and its hash as they were then."""

    file: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Collection:
    """What a data folder holds. ``faults`` is empty when every file has the right shape."""

    documents: tuple[Read, ...]
    actors: tuple[Actor, ...]
    expected: dict[Kind, Expected]
    sources: tuple[Source, ...]
    faults: tuple[Fault, ...]

    @property
    def data_sha256(self) -> str:
        """One hash over all files, their names and their order."""
        return _hashed(self.sources)


def files(folder: Path) -> list[Path]:
    """The files that make a collection, in the order they are read."""
    documents = [path for end in ("toml", "jsonl") for path in sorted((folder / "documents").glob(f"*.{end}"))]
    return [folder / "actors.toml", *folder.glob("collection.toml"), *documents]


def _unread(folder: Path) -> list[str]:
    """The files of documents that were meant to be read and are not, for their names."""
    meant = (path for path in (folder / "documents").glob("*") if path.name.lower().endswith(UNREAD))
    return sorted(path.name for path in meant if path.suffix not in (".toml", ".jsonl"))


def signature(folder: Path) -> Signature:
    """Name, size and time of every file that makes a collection: another one says that something has changed."""
    found = []
    for path in files(folder):
        try:
            facts = path.stat()
            found.append((path.name, facts.st_size, facts.st_mtime_ns))
        except OSError:
            found.append((path.name, -1, -1))
    return tuple(found)


class Reading:
    """A data folder as it is read: the documents one by one, whatever their number.

    ``sources`` and ``faults`` are whole once ``documents`` has been read to its end, which can be done once.
    """

    def __init__(self, folder: Path) -> None:
        """Raises CollectionError only where there is nothing to read at all."""
        if not folder.is_dir():
            raise CollectionError([Fault(str(folder), "folder", "does not exist", "name a data folder with --data")])
        self._folder = folder
        self.sources: list[Source] = []
        self.faults: list[Fault] = []
        self._files = [path for path in files(folder) if path.parent != folder]
        register = self._alone(Register, folder / "actors.toml")
        self.actors = tuple(register.actor) if register else ()
        expectations = next((self._alone(Expectations, path) for path in folder.glob("collection.toml")), None)
        self.expected = expectations.expected if expectations else {}
        if not self._files:
            remedy = "add a document as data/README.md shows"
            self.faults.append(Fault("documents", "folder", "holds no .toml and no .jsonl file", remedy))
        remedy = "let its name end in .toml or .jsonl, or move it away"
        self.faults += [Fault(f"documents/{name}", "file", "is not read", remedy) for name in _unread(folder)]
        self.documents = self._documents()

    @property
    def data_sha256(self) -> str:
        """One hash over all files read so far."""
        return _hashed(self.sources)

    def _alone(self, shape: type[Shape], path: Path) -> Shape | None:
        """The one file of its shape, if it is there and can be read."""
        raw = self._parsed(path)
        return None if raw is None else shapes.shaped(shape, self._name(path), raw, self.faults)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()

    def _parsed(self, path: Path) -> dict[str, Any] | None:
        """A file of TOML, unless it cannot be read whole."""
        faults = len(self.faults)
        text = "".join(self._lines(path))
        return shapes.from_toml(self._name(path), text, self.faults) if len(self.faults) == faults else None

    def _documents(self) -> Iterator[Read]:
        for path in self._files:
            file = self._name(path)
            if path.suffix == ".toml":
                yield from _document(file, self._parsed(path), self.faults)
                continue
            for number, line in enumerate(self._lines(path), 1):
                if line.strip() and (found := _of_line(file, number, line, self.faults)):
                    yield Read(f"{file}:{number}", found)

    def _lines(self, path: Path) -> Iterator[str]:
        """A file line by line, hashed as it is read, so that the hash is of what the build holds."""
        file, size, digest = self._name(path), 0, hashlib.sha256()
        try:
            with path.open("rb") as lines:
                for line in lines:
                    digest.update(line)
                    # Some editors begin a file with a mark that nobody sees.
                    yield line.decode("utf-8" if size else "utf-8-sig")
                    size += len(line)
        except FileNotFoundError:
            self.faults.append(Fault(file, "file", "is missing", "add it; data/README.md says what it holds"))
        except OSError as error:
            remedy = "give this account leave to read it"
            self.faults.append(Fault(file, "file", f"cannot be read ({error.strerror})", remedy))
        except UnicodeDecodeError as error:
            self.faults.append(Fault(file, f"byte {size + error.start}", "is not UTF-8", "save the file as UTF-8"))
        self.sources.append(Source(file, size, digest.hexdigest()))


def read(folder: Path) -> Collection:
    """Everything in ``folder`` that can be read, and a fault for everything that cannot.

    Raises CollectionError only where there is nothing to read at all.
    """
    reading = Reading(folder)
    documents = tuple(reading.documents)
    return Collection(documents, reading.actors, reading.expected, tuple(reading.sources), tuple(reading.faults))


def data_sha256(folder: Path) -> str:
    """The hash that reading ``folder`` would end with; what cannot be read counts as empty."""
    found = []
    for path in files(folder):
        content, size = hashlib.sha256(), 0
        with suppress(OSError), path.open("rb") as file:
            content, size = hashlib.file_digest(file, "sha256"), file.tell()
        found.append(Source(path.relative_to(folder).as_posix(), size, content.hexdigest()))
    return _hashed(found)


def _hashed(sources: Sequence[Source]) -> str:
    listed = "".join(f"{source.file}\0{source.bytes}\0{source.sha256}\0" for source in sources)
    return hashlib.sha256(listed.encode()).hexdigest()


def _document(file: str, raw: dict[str, Any] | None, faults: list[Fault]) -> Iterator[Read]:
    if document := None if raw is None else shapes.shaped(Document, file, raw, faults):
        if document.document.id != Path(file).stem:
            remedy = f"rename the file to {document.document.id}.toml or change the id"
            faults.append(Fault(file, "document, id", f"is {document.document.id!r}, unlike the file", remedy))
        yield Read(file, document)


def _of_line(file: str, number: int, line: str, faults: list[Fault]) -> Document | None:
    """At a stroke where nothing is wrong; where something is, once more in steps that can say what and where."""
    try:
        return Document.model_validate_json(line)
    except ValidationError:
        raw = shapes.from_json(file, number, line, faults)
        return None if raw is None else shapes.shaped(Document, f"{file}:{number}", raw, faults)

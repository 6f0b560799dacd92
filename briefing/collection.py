"""A data folder -> documents and actors whose shape is right, with every fault found on the way.

A data folder holds ``actors.toml``, under ``documents`` one TOML file a document or JSON Lines files with one document
a line, and, if it wants to say how many items it should hold, ``collection.toml``.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefing import shapes
from briefing.datafiles import Source, files, is_folder, name, sha256_of, unread
from briefing.errors import CollectionError, Fault
from briefing.model import Document, Expectations, Register
from briefing.shapes import Shape


class Read(NamedTuple):
    """A document and the file (and line) it was read from."""

    file: str
    document: Document


def look_for(folder: Path) -> None:
    """Raises CollectionError where there is nothing to read at all."""
    if not is_folder(folder):
        wrong = "does not exist, or this account may not enter it"
        raise CollectionError([Fault(str(folder), "folder", wrong, "name a data folder with --data")])


class Reading:
    """A data folder as it is read: the documents one by one, whatever their number.

    ``sources`` and ``faults`` are whole once ``documents`` has been read to its end, which can be done once.
    """

    def __init__(self, folder: Path) -> None:
        """Raises what ``look_for`` raises."""
        look_for(folder)
        self._folder = folder
        self.sources: list[Source] = []
        self.faults: list[Fault] = []
        found, named, stated = files(folder), folder / "actors.toml", folder / "collection.toml"
        self._files = [path for path in found if path.parent != folder]
        register = self._alone(Register, named) if named in found else None
        self.actors = tuple(register.actor) if register else ()
        expectations = self._alone(Expectations, stated) if stated in found else None
        self.expected = expectations.expected if expectations else {}
        if not self._files:
            remedy = "add a document as data/README.md shows"
            wrong = "holds no .toml and no .jsonl file that this account may see"
            self.faults.append(Fault("documents", "folder", wrong, remedy))
        self.faults += unread(folder)
        self.documents = self._documents()

    @property
    def data_sha256(self) -> str:
        """One hash over all files read so far, their names and their order."""
        return sha256_of(self.sources)

    def _alone(self, shape: type[Shape], path: Path) -> Shape | None:
        """A file of TOML that holds one of that shape, if it is there and can be read whole."""
        faults = len(self.faults)
        text = "".join(self._lines(path))
        return shapes.from_toml(shape, self._name(path), text, self.faults) if len(self.faults) == faults else None

    def _name(self, path: Path) -> str:
        return name(path, self._folder)

    def _documents(self) -> Iterator[Read]:
        for path in self._files:
            yield from self._document(path) if path.suffix == ".toml" else self._of_lines(path)

    def _document(self, path: Path) -> Iterator[Read]:
        if document := self._alone(Document, path):
            if document.document.id != path.stem:
                remedy = f"rename the file to {document.document.id}.toml or change the id"
                wrong = f"is {document.document.id!r}, unlike the file"
                self.faults.append(Fault(self._name(path), "document, id", wrong, remedy))
            yield Read(self._name(path), document)

    def _of_lines(self, path: Path) -> Iterator[Read]:
        for number, line in enumerate(self._lines(path), 1):
            place = f"{self._name(path)}:{number}"
            if line.strip() and (document := shapes.from_json(Document, place, line, self.faults)):
                yield Read(place, document)

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

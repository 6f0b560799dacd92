"""A data folder -> documents and actors whose shape is right, with every fault found on the way.

A data folder holds ``actors.toml``, under ``documents`` one TOML file a document or JSON Lines files with one document
a line, and, if it wants to say how many items it should hold, ``collection.toml``.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefing.codes import Kind
from briefing.errors import CollectionError, Fault
from briefing.model import Actor, Document, Expectations, Expected, Register

Shape = TypeVar("Shape", bound=BaseModel)

REMEDIES = {
    "extra_forbidden": "remove the key or correct its spelling; data/README.md lists the keys",
    "missing": "add it; data/README.md shows a whole document",
    "literal_error": "use one of the values listed",
    "string_too_short": "write it out or remove the key",
    "string_pattern_mismatch": "write it as data/README.md says",
}


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
    def content_sha256(self) -> str:
        """One hash over all files, their names and their order."""
        listed = "".join(f"{source.file}\0{source.bytes}\0{source.sha256}\0" for source in self.sources)
        return hashlib.sha256(listed.encode()).hexdigest()


def files(folder: Path) -> list[Path]:
    """The files that make a collection, in the order they are read."""
    documents = [path for end in ("toml", "jsonl") for path in sorted((folder / "documents").glob(f"*.{end}"))]
    return [folder / "actors.toml", *folder.glob("collection.toml"), *documents]


def read(folder: Path) -> Collection:
    """Everything in ``folder`` that can be read, and a fault for everything that cannot.

    Raises CollectionError only where there is nothing to read at all.
    """
    if not folder.is_dir():
        raise CollectionError([Fault(str(folder), "folder", "does not exist", "name a data folder with --data")])
    faults: list[Fault] = []
    contents = dict(_content(folder, path, faults) for path in files(folder))
    texts = {source.file: text for source, text in contents.items()}
    actors = [actor for shape in _alone(Register, "actors.toml", texts, faults) for actor in shape.actor]
    stated = [*_alone(Expectations, "collection.toml", texts, faults)]
    if not texts:
        remedy = "add a document as data/README.md shows"
        faults.append(Fault("documents", "folder", "holds no .toml and no .jsonl file", remedy))
    documents = [found for file, text in texts.items() for found in _documents(file, text, faults)]
    expected = stated[0].expected if stated else {}
    return Collection(tuple(documents), tuple(actors), expected, tuple(contents), tuple(faults))


def _content(folder: Path, path: Path, faults: list[Fault]) -> tuple[Source, str]:
    """A file, hashed as it is read, so that the hash is of what the build holds; no text where it cannot be read."""
    file, content = path.relative_to(folder).as_posix(), b""
    try:
        content = path.read_bytes()
        return Source(file, len(content), hashlib.sha256(content).hexdigest()), content.decode("utf-8")
    except FileNotFoundError:
        faults.append(Fault(file, "file", "is missing", "add it; data/README.md says what it holds"))
    except OSError as error:
        faults.append(Fault(file, "file", f"cannot be read ({error.strerror})", "give this account leave to read it"))
    except UnicodeDecodeError as error:
        faults.append(Fault(file, f"byte {error.start}", "is not UTF-8", "save the file as UTF-8"))
    return Source(file, len(content), ""), ""


def _alone(shape: type[Shape], file: str, texts: dict[str, str], faults: list[Fault]) -> Iterator[Shape]:
    """The one file of its shape, taken out of ``texts``, if it is there and can be read."""
    if (text := texts.pop(file, "")) and (raw := _toml(file, text, faults)) is not None:
        yield from _shaped(shape, file, raw, faults)


def _documents(file: str, content: str, faults: list[Fault]) -> Iterator[Read]:
    if file.endswith(".toml"):
        raw = _toml(file, content, faults) if content else None
        for document in _shaped(Document, file, raw, faults) if raw is not None else ():
            if document.document.id != Path(file).stem:
                remedy = f"rename the file to {document.document.id}.toml or change the id"
                faults.append(Fault(file, "document, id", f"is {document.document.id!r}, unlike the file", remedy))
            yield Read(file, document)
        return
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip() and (raw := _json(file, number, line, faults)) is not None:
            yield from (Read(f"{file}:{number}", found) for found in _shaped(Document, f"{file}:{number}", raw, faults))


def _toml(file: str, content: str, faults: list[Fault]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        wrong, _, place = str(error).partition(" (at ")
        faults.append(Fault(file, place.rstrip(")") or "file", f"is not TOML: {wrong}", "correct it there"))
        return None


def _json(file: str, number: int, line: str, faults: list[Fault]) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        faults.append(Fault(f"{file}:{number}", "line", f"is not JSON: {error}", "write one JSON object a line"))
        return None


def _shaped(shape: type[Shape], file: str, raw: Any, faults: list[Fault]) -> Iterator[Shape]:
    try:
        yield shape.model_validate(raw)
    except ValidationError as error:
        faults += [_fault(file, raw, detail) for detail in error.errors(include_url=False)]


def _fault(file: str, raw: Any, detail: ErrorDetails) -> Fault:
    wrong = detail["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    if detail["type"] not in ("missing", "extra_forbidden", "value_error"):
        wrong = f"should be {wrong[0].lower()}{wrong[1:]}" if "should" not in wrong else wrong
    return Fault(file, _place(raw, detail["loc"]), wrong, REMEDIES.get(detail["type"], "correct the value"))


def _place(raw: Any, location: tuple[int | str, ...]) -> str:
    """``reward 1 (maduro-reward), amount`` for ``("reward", 0, "amount")``."""
    words: list[str] = []
    for step in location:
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):
            raw = None
        if isinstance(step, int) and words:
            name = raw.get("id") if isinstance(raw, dict) else None
            words[-1] += f" {step + 1}" + (f" ({name})" if isinstance(name, str) else "")
        else:
            words.append(str(step))
    return ", ".join(words) or "file"

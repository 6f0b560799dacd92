"""Whether a file is the snapshot it says it is: three plain answers, each with its reason."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from briefing import __version__, shelf
from briefing.errors import BriefingError, BusyError, FormatError, SnapshotError, StoreError
from briefing.glossary import counted, listed
from briefing.shelf import Shelf
from briefing.snapshots import address, contents, envelope, manifest, readers, states
from briefing.snapshots.address import Address
from briefing.snapshots.compare import Comparison
from briefing.snapshots.formats import BUNDLE, FORMATS, Format
from briefing.store import Build

# The three questions, in the words that readers meet.
QUESTIONS = {
    "whole": "Is it whole?",
    "known": "Was it made from a build that is here?",
    "current": "Does the newest build still say the same in these items?",
}


class Answer(NamedTuple):
    """An answer and the sentence that gives its reason."""

    says: Literal["yes", "no", "cannot be told"]
    reason: str


# Whether the file, made again, has the same bytes; asked where nothing else has told already.
Again = Callable[[], Answer]


@dataclass(frozen=True)
class Verdict:
    """The answers to ``QUESTIONS``.

    ``changes`` holds what the newest build says otherwise, where that can be told.
    """

    address: Address
    whole: Answer
    known: Answer
    current: Answer
    changes: Comparison | None = None

    @property
    def good(self) -> bool:
        """Whole, and made from a build at hand."""
        return self.whole.says == self.known.says == "yes"


def verify(content: bytes, name: str, builds: Shelf) -> Verdict:
    """The verdict on a file that nobody vouches for; its ``name`` tells its format.

    Raises SnapshotError, which says why, where the file is no snapshot at all: of another kind, cut off, packed or
    written by somebody else; and BusyError where it is to be asked again in a while.
    """
    try:
        return _verdict(content, name, builds)
    except SnapshotError as error:
        raise SnapshotError(f"{name}: is no snapshot that can be verified: {error}") from error


def _verdict(content: bytes, name: str, builds: Shelf) -> Verdict:
    format = _format(name)
    members = envelope.unpacked(content) if format is BUNDLE else {}
    told = manifest.among(members).snapshot if members else readers.address(content, format.suffix)
    asked = address.read(told)
    build, without = _found(asked, builds)
    again = partial(_again, content, asked, format, build, builds=builds)
    whole, known = _bundle(members, build, without, again) if members else _file(build, without, again)
    if whole.says == "no" or (build is not None and known.says == "no"):
        current = Answer("cannot be told", "What is not as it was made says nothing for certain.")
        return Verdict(asked, whole, known, current)
    # Only what has the same bytes when it is made again is known to be what its address says.
    made_from = build if known.says == "yes" else None
    current, changes = _current(content, format, asked, made_from, builds)
    return Verdict(asked, whole, known, current, changes)


def _format(name: str) -> Format:
    """The format by the end of the name; ``tables.csv.zip`` is no ``zip`` where there is a ``csv.zip``."""
    first = contents.first_name(name)
    if first == manifest.NAME:
        raise SnapshotError(readers.A_PART)
    fitting = [format for format in FORMATS if first.endswith(f".{format.suffix}")]
    if not fitting:
        raise SnapshotError(f"its name ends like no format; there are: {', '.join(readers.READERS)}; {readers.A_PART}")
    return max(fitting, key=lambda format: len(format.suffix))


def _found(asked: Address, builds: Shelf) -> tuple[Build | None, Answer]:
    """The build that a file names, and what is answered without it."""
    try:
        build = shelf.find(builds, asked.build)
    except StoreError as error:
        return None, Answer("cannot be told", f"Its build cannot be opened: {error}.")
    return build, Answer("no", f"There is no build {asked.build[:80]} here.")


def _again(content: bytes, asked: Address, format: Format, build: Build | None, *, builds: Shelf) -> Answer:
    """Whether the file, made again from its address, has the same bytes; where it cannot be made, what follows."""
    if build is None:
        return Answer("cannot be told", f"It names the build {asked.build[:80]}, which is not here to make it again.")
    try:
        compared = shelf.find(builds, asked.compared) if asked.compared else None
        if asked.compared and compared is None:
            return Answer("cannot be told", f"It was compared with the build {asked.compared[:80]}, which is not here.")
        format.refuse(build.rows("item_count", asked.filters)[0]["items"])
        same = _same(content, format.parts(address.snapshot_of(asked, build, compared)))
    except BusyError:
        raise
    # What cannot be done says nothing against the file.
    except (FormatError, StoreError) as error:
        return Answer("cannot be told", f"It cannot be made again: {error}.")
    except BriefingError as error:
        return Answer("no", f"It cannot be made again: {error}.")
    return _made_again(asked, same=same)


def _same(content: bytes, parts: Iterable[bytes]) -> bool:
    """Whether the parts one after the other are the content; no more than one of them is held."""
    whole, at = memoryview(content), 0
    for part in parts:
        if whole[at : at + len(part)] != part:
            return False
        at += len(part)
    return at == len(content)


def _file(build: Build | None, without: Answer, again: Again) -> tuple[Answer, Answer]:
    """Whether a single file is whole, and whether it was made from its build; both by making it again."""
    whole = again()
    if build is None:
        return whole, without
    reasons = {
        "yes": f"The build {build.id} is here.",
        "no": f"The build {build.id}, which is here, does not give this file.",
        "cannot be told": f"It names build {build.id}, which is here; whether it came from it cannot be told.",
    }
    return whole, Answer(whole.says, reasons[whole.says])


def _bundle(members: Mapping[str, bytes], build: Build | None, without: Answer, again: Again) -> tuple[Answer, Answer]:
    """Whether a bundle is as its manifest says, and whether its build, made a bundle of again, gives the same."""
    said = manifest.among(members)
    wrong = said.differences(members)
    if wrong:
        # Making it again would take seconds and could only say the same.
        known = Answer("no", "What is not as its manifest says is not what a build gives.")
        return Answer("no", f"It is not as its manifest says: {listed(wrong)}."), known
    whole = Answer("yes", f"Each of its {counted(len(said.members), 'file')} is as its manifest says.")
    if build is None:
        return whole, without
    if build.content_sha256 != said.build.content_sha256:
        return whole, Answer("no", f"The build {build.id} here has other content than the manifest says.")
    return whole, again()


def _made_again(asked: Address, *, same: bool) -> Answer:
    """What follows where the file, made again, has the ``same`` bytes or others."""
    if same:
        return Answer("yes", f"Made again from the build {asked.build}, it has the same bytes.")
    if asked.version != __version__:
        return Answer("cannot be told", f"It was made by version {asked.version[:20]}, this is {__version__}.")
    return Answer("no", f"Made again from the build {asked.build}, it has other bytes: it was changed or damaged.")


def _current(
    content: bytes, format: Format, asked: Address, made_from: Build | None, builds: Shelf
) -> tuple[Answer, Comparison | None]:
    """Whether the newest build still says what the snapshot says, and what it says otherwise.

    Without ``made_from``, a build that is known to give the file, only the items that the file itself holds count.
    """
    newest, passed = shelf.newest(builds)
    if newest is None:
        return Answer("cannot be told", f"{passed[0]}." if passed else "There is no build here."), None
    try:
        changes = _changes(content, format, asked, made_from, newest)
    except (SnapshotError, StoreError) as error:
        return Answer("cannot be told", f"Its items cannot be compared: {error}."), None
    told = f"The newest build, {newest.id}," if made_from else f"Beside the items in its JSON, the build {newest.id}"
    if changes.same:
        return Answer("yes", f"{told} says the same."), changes
    return Answer("no", f"{told} says otherwise: {changes.in_words}."), changes


def _changes(content: bytes, format: Format, asked: Address, made_from: Build | None, newest: Build) -> Comparison:
    """What the newest build says otherwise. Raises SnapshotError where there is nothing sound to compare it with."""
    if made_from is not None:
        return states.since(made_from, newest, asked.filters)
    if format.suffix not in contents.STATES:
        raise SnapshotError("whether it came from its build is not known, and this format is not read back")
    return states.compare(contents.STATES[format.suffix](content), states.of_build(newest))

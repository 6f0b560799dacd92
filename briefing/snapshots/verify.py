"""Whether a file is the snapshot it says it is: three plain answers, each with its reason."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from briefing import __version__, store
from briefing.errors import BriefingError, SnapshotError
from briefing.glossary import counted, listed
from briefing.snapshots import address, compare, contents, envelope, manifest, readers
from briefing.snapshots.address import Address
from briefing.snapshots.compare import Comparison
from briefing.snapshots.formats import FORMATS, Format, bundle
from briefing.store import Build, Builds

Again = Callable[[], "bytes | Answer"]


class Answer(NamedTuple):
    """An answer and the sentence that gives its reason."""

    says: Literal["yes", "no", "cannot be told"]
    reason: str


@dataclass(frozen=True)
class Verdict:
    """Is the file whole, was it made from a build at hand, and does the newest build still say the same?

    ``changes`` holds what the newest build says otherwise, where that can be told.
    """

    name: str
    address: Address
    whole: Answer
    known: Answer
    current: Answer
    changes: Comparison | None = None

    @property
    def good(self) -> bool:
        """Whole, and made from a build at hand."""
        return self.whole.says == self.known.says == "yes"


def verify(content: bytes, name: str, builds: Builds) -> Verdict:
    """The verdict on a file that nobody vouches for; its ``name`` tells its format.

    Raises SnapshotError, which says why, where the file is no snapshot at all: of another kind, cut off, packed or
    written by somebody else.
    """
    try:
        return _verdict(content, name, builds)
    except SnapshotError as error:
        raise SnapshotError(f"{name}: is no snapshot that can be verified: {error}") from error


def _verdict(content: bytes, name: str, builds: Builds) -> Verdict:
    format = _format(name)
    text = readers.address(content, format.suffix)
    asked = address.read(text)
    build = store.find(builds, asked.build)
    again = partial(_again, text, asked, format, build, builds)
    judged = _bundle if format.write is bundle.write else _file
    whole, known = judged(content, asked, build, again)
    if whole.says == "no":
        return Verdict(
            name, asked, whole, known, Answer("cannot be told", "What is not whole says nothing for certain.")
        )
    current, changes = _current(content, format, asked, build, builds)
    return Verdict(name, asked, whole, known, current, changes)


def _format(name: str) -> Format:
    """The format by the end of the name; ``tables.csv.zip`` is no ``zip`` where there is a ``csv.zip``."""
    fitting = [format for format in FORMATS if name.lower().endswith(f".{format.suffix}")]
    if not fitting:
        raise SnapshotError(f"its name ends like no format; there are: {', '.join(f.suffix for f in FORMATS)}")
    return max(fitting, key=lambda format: len(format.suffix))


def _again(text: str, asked: Address, format: Format, build: Build | None, builds: Builds) -> bytes | Answer:
    """The file made again from its address; where that cannot be done, what follows from it."""
    if build is None:
        return Answer("cannot be told", f"It names the build {asked.build[:80]}, which is not here to make it again.")
    compared = store.find(builds, asked.compared) if asked.compared else None
    if asked.compared and compared is None:
        return Answer("cannot be told", f"It was compared with the build {asked.compared[:80]}, which is not here.")
    try:
        return format.write(address.snapshot_of(text, build, compared))
    except BriefingError as error:
        return Answer("no", f"It cannot be made again: {error}.")


def _file(content: bytes, asked: Address, build: Build | None, again: Again) -> tuple[Answer, Answer]:
    """Whether a single file is whole, and whether its build is known."""
    if build is None:
        return _same(content, asked, again()), Answer("no", f"There is no build {asked.build[:80]} here.")
    return _same(content, asked, again()), Answer("yes", f"The build {build.id} is here.")


def _bundle(content: bytes, asked: Address, build: Build | None, again: Again) -> tuple[Answer, Answer]:
    """Whether a bundle is as its manifest says, and whether its build, made a bundle of again, gives the same."""
    members = envelope.unpacked(content)
    said = manifest.among(members)
    wrong = said.differences(members)
    if wrong:
        # Making it again would take seconds and could only say the same.
        known = Answer("no", "What is not as its manifest says is not what a build gives.")
        return Answer("no", f"It is not as its manifest says: {listed(wrong)}."), known
    whole = Answer("yes", f"Each of its {counted(len(said.members), 'file')} is as its manifest says.")
    if build is None:
        return whole, Answer("no", f"There is no build {asked.build[:80]} here.")
    if build.content_sha256 != said.build.content_sha256:
        return whole, Answer("no", f"The build {build.id} here has other content than the manifest says.")
    return whole, _same(content, asked, again())


def _same(content: bytes, asked: Address, again: bytes | Answer) -> Answer:
    """Whether a file is what its build gives when it is made again."""
    if isinstance(again, Answer):
        return again
    if content == again:
        return Answer("yes", f"Made again from the build {asked.build}, it has the same bytes.")
    if asked.version != __version__:
        return Answer("cannot be told", f"It was made by version {asked.version[:20]}, this is {__version__}.")
    return Answer("no", f"Made again from the build {asked.build}, it has other bytes: it was changed or damaged.")


def _current(
    content: bytes, format: Format, asked: Address, build: Build | None, builds: Builds
) -> tuple[Answer, Comparison | None]:
    """Whether the newest build still says what the snapshot says, and what it says otherwise."""
    newest = store.latest(builds)
    if newest is None:
        return Answer("cannot be told", "There is no build here."), None
    if build is not None:
        changes = compare.since(build, newest, asked.filters)
    elif format.suffix in contents.STATES:
        changes = compare.compare(contents.STATES[format.suffix](content), compare.of_build(newest))
    else:
        return Answer("cannot be told", "Its build is not here, and its items are not read from this format."), None
    if changes.same:
        return Answer("yes", f"The newest build, {newest.id}, says the same."), changes
    return Answer("no", f"The newest build, {newest.id}, says otherwise: {changes.in_words}."), changes

"""For any bundle and any damage: it is refused, or the verdict is that it is not whole."""

import pytest
from hypothesis import given
from hypothesis import settings as of_hypothesis
from hypothesis import strategies as some

from briefing.errors import SnapshotError
from briefing.filters import Filters
from briefing.snapshots import envelope
from briefing.snapshots.formats import BUNDLE, FORMATS
from briefing.snapshots.snapshot import taken
from briefing.snapshots.verify import verify
from briefing.store import Build
from tests.opened import Opened


@pytest.fixture(scope="module")
def content(harbour: Build) -> bytes:
    return BUNDLE.write(taken(harbour, Filters(kind=("arrest",)), heading="Monday"))


def is_whole(content: bytes, name: str = "briefing.zip") -> bool:
    """Without any build at hand, so that nothing but the file can tell."""
    try:
        return verify(content, name, Opened()).whole.says == "yes"
    except SnapshotError:
        return False


def test_the_bundle_itself_is_whole(content: bytes) -> None:
    assert is_whole(content)


@of_hypothesis(max_examples=400)
@given(data=some.data(), flip=some.integers(1, 255))
def test_any_one_changed_byte_is_noticed(data: some.DataObject, flip: int, content: bytes) -> None:
    at = data.draw(some.integers(0, len(content) - 1))
    assert not is_whole(content[:at] + bytes([content[at] ^ flip]) + content[at + 1 :])


def test_every_byte_of_the_directory_and_of_the_manifest_is_guarded(content: bytes) -> None:
    for at in (*range(2_400), *range(len(content) - 1_000, len(content))):
        assert not is_whole(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]), at


@given(data=some.data())
def test_a_bundle_cut_off_anywhere_is_refused(data: some.DataObject, content: bytes) -> None:
    assert not is_whole(content[: data.draw(some.integers(0, len(content) - 1))])


@given(data=some.data())
def test_a_member_taken_out_added_or_changed_is_noticed(data: some.DataObject, content: bytes) -> None:
    members = envelope.unpacked(content)
    name = data.draw(some.sampled_from(sorted(members)))
    changed = data.draw(some.binary(max_size=20).filter(lambda other: other != members[name]))
    without = {other: held for other, held in members.items() if other != name}
    assert not is_whole(envelope.packed(without.items()))
    assert not is_whole(envelope.packed((members | {name: changed}).items()))
    assert not is_whole(envelope.packed((members | {"more.txt": changed}).items()))


@given(content=some.binary() | some.text().map(str.encode), format=some.sampled_from(FORMATS))
def test_any_bytes_at_all_are_refused_or_judged(content: bytes, format, harbour: Build) -> None:
    with pytest.raises(SnapshotError):
        verify(content, f"x.{format.suffix}", Opened(harbour))


@given(
    members=some.dictionaries(
        some.text("abc/.", min_size=1).filter(lambda n: ".." not in n and n[0] != "/"), some.binary()
    )
)
def test_what_is_packed_comes_back(members: dict[str, bytes]) -> None:
    assert envelope.unpacked(envelope.packed(members.items())) == members

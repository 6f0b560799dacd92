"""The bundle, reopened by somebody else's reader: whole, the same everywhere, and plain about what it is."""

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from typing import Any

import pytest

from briefing.errors import FormatError, SnapshotError
from briefing.filters import Filters
from briefing.snapshots import envelope
from briefing.snapshots.formats import BUNDLE, BY_SUFFIX, FORMATS, Format, bundle
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.store import Build
from tests.serving import ROOT

CHOSEN = Filters(kind=("arrest", "measure"))


@pytest.fixture(scope="module")
def snapshot(article: Build) -> Snapshot:
    return taken(article, CHOSEN, heading="Monday’s <briefing>", note="$5 :red[x] =1+1\nfor Ada")


@pytest.fixture(scope="module")
def content(snapshot: Snapshot) -> bytes:
    return BUNDLE.write(snapshot)


@pytest.fixture(scope="module")
def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="module")
def manifest(members: dict[str, bytes]) -> dict[str, Any]:
    return json.loads(members["manifest.json"])


def test_every_other_format_is_in_byte_for_byte(members: dict[str, bytes], snapshot: Snapshot) -> None:
    others = [format for format in FORMATS if format.suffix != "zip"]
    assert len(others) >= 3
    for format in others:
        assert members[f"briefing.{format.suffix}"] == format.write(snapshot)


def test_every_chart_is_in_as_two_pictures(members: dict[str, bytes], snapshot: Snapshot) -> None:
    assert snapshot.pictures
    for picture in snapshot.pictures:
        assert members[f"pictures/{picture.query}.svg"].startswith(b"<svg")
        assert members[f"pictures/{picture.query}.png"].startswith(b"\x89PNG")


def test_the_manifest_gives_size_and_sha256_of_every_other_member(
    members: dict[str, bytes], manifest: dict[str, Any]
) -> None:
    others = {name: content for name, content in members.items() if name != "manifest.json"}
    assert manifest["members"] == {
        name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()} for name, content in others.items()
    }


def test_the_manifest_says_what_was_chosen_and_what_it_was_made_from(
    manifest: dict[str, Any], snapshot: Snapshot, article: Build
) -> None:
    assert manifest["format_version"] == 1
    assert manifest["filters"]["parameters"] == {"kind": ["arrest", "measure"]}
    assert manifest["filters"]["words"] == "Kind of item: Arrest or Measure; Articles only"
    assert (manifest["heading"], manifest["note"]) == ("Monday’s <briefing>", "$5 :red[x] =1+1\nfor Ada")
    assert (manifest["items"], manifest["of_items"]) == (len(snapshot.items), 26)
    assert (manifest["build"]["id"], manifest["build"]["content_sha256"]) == (article.id, article.content_sha256)
    assert manifest["snapshot"] == snapshot.address
    assert manifest["left_out"] == {}
    for part in ("Monday’s <briefing>", snapshot.count_in_words, article.id, article.content_sha256):
        assert part in manifest["citation"]


def test_the_manifest_comes_first_and_no_member_has_a_time_of_its_own(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert opened.namelist()[0] == "manifest.json"
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.compress_type for info in opened.infolist()} == {zipfile.ZIP_STORED}


def test_names_of_formats_do_not_clash_in_a_bundle() -> None:
    assert len({format.suffix for format in FORMATS}) == len(FORMATS)


def test_another_process_elsewhere_in_the_world_writes_the_same_bytes(content: bytes, article: Build) -> None:
    code = (
        "import sys; from pathlib import Path; from briefing.snapshots.formats import BUNDLE;"
        "from briefing import store; from briefing.filters import Filters;"
        "from briefing.snapshots.snapshot import taken;"
        f"build = store.open_build(Path({str(article.path)!r}));"
        "note = '$5 :red[x] =1+1\\nfor Ada';"
        "snapshot = taken(build, Filters(kind=('arrest', 'measure')), heading='Monday\\u2019s <briefing>', note=note);"
        "sys.stdout.buffer.write(BUNDLE.write(snapshot))"
    )
    elsewhere = os.environ | {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, env=elsewhere, check=True)
    assert ended.stdout == content


def test_a_format_that_the_choice_is_too_large_for_is_left_out_and_named(snapshot: Snapshot) -> None:
    def refuses(_: Snapshot) -> bytes:
        raise FormatError("more than a page holds: take CSV")

    page = Format("Page", "page", "text/plain", "A format that takes little.", refuses, 100)
    members = envelope.unpacked(bundle.write(snapshot, {"page": page.write, "csv": BY_SUFFIX["csv"].write}))
    assert "briefing.csv" in members
    assert "briefing.page" not in members
    assert json.loads(members["manifest.json"])["left_out"] == {"page": "more than a page holds: take CSV"}


def test_a_choice_that_leaves_nothing_makes_a_bundle_without_pictures(article: Build) -> None:
    members = envelope.unpacked(BUNDLE.write(taken(article, Filters(words="nowhere to be found"))))
    assert json.loads(members["manifest.json"])["items"] == 0
    assert not [name for name in members if name.startswith("pictures/")]


def zipped(compression: int = zipfile.ZIP_STORED, **members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "a/../../evil", "..\\evil", "C:evil", "a\nb", "é"])
def test_a_member_whose_name_leads_out_or_is_none_of_ours_is_refused(name: str) -> None:
    with pytest.raises(SnapshotError, match="has a name that"):
        envelope.unpacked(zipped(**{name: b"x"}))


def test_two_members_of_one_name_are_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened, pytest.warns(UserWarning, match="Duplicate name"):
        opened.writestr("a", b"1")
        opened.writestr("a", b"2")
    with pytest.raises(SnapshotError, match="two members of one name"):
        envelope.unpacked(file.getvalue())


def test_a_compressed_member_is_refused_before_it_is_opened() -> None:
    with pytest.raises(SnapshotError, match=r"is compressed, to .* from a claimed 1,000,000 bytes"):
        envelope.unpacked(zipped(zipfile.ZIP_DEFLATED, a=b"\0" * 1_000_000))


def test_an_encrypted_member_is_refused() -> None:
    content = bytearray(envelope.packed([("a", b"secret")]))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.index(mark) + (6 if mark == b"PK\x03\x04" else 8)
        content[at] |= 1
    with pytest.raises(SnapshotError, match="is encrypted"):
        envelope.unpacked(bytes(content))


@pytest.mark.parametrize("claimed", [0, 5, 7, 2**31])
def test_a_member_that_lies_about_its_size_is_refused(claimed: int) -> None:
    content = envelope.packed([("a", b"secret")])
    at = content.index(b"PK\x01\x02") + 20
    both = claimed.to_bytes(4, "little")
    with pytest.raises(SnapshotError):
        envelope.unpacked(content[:at] + both * 2 + content[at + 8 :])


def test_far_too_many_members_are_refused() -> None:
    with pytest.raises(SnapshotError, match="has 201 members"):
        envelope.unpacked(envelope.packed((f"m{number}", b"") for number in range(201)))
    with pytest.raises(SnapshotError, match="far more members"):
        envelope.unpacked(envelope.packed((f"m{number}", b"") for number in range(envelope.MOST_MARKS + 1)))


@pytest.mark.parametrize("more", [b"\0", b"PK", b"x" * 100])
def test_bytes_before_or_behind_the_members_are_refused(more: bytes) -> None:
    content = envelope.packed([("a", b"1")])
    for padded in (more + content, content + more):
        with pytest.raises(SnapshotError):
            envelope.unpacked(padded)

"""Whether a file is the snapshot it says it is; the file may be anybody's."""

import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing import build, store
from briefing.errors import SnapshotError
from briefing.filters import Filters
from briefing.shelf import Folder
from briefing.snapshots import address, envelope, manifest, readers
from briefing.snapshots import verify as verifying
from briefing.snapshots.compare import Comparison
from briefing.snapshots.formats import BUNDLE, BY_SUFFIX, FORMATS, html
from briefing.snapshots.formats import json as json_format
from briefing.snapshots.manifest import Manifest
from briefing.snapshots.readers import READERS
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.snapshots.verify import Verdict, verify
from briefing.store import Build
from tests import sample
from tests.opened import Opened

EVERYTHING = Filters(records=True)
SINGLE = sorted(set(BY_SUFFIX) - {"zip"})


@pytest.fixture(scope="module")
def snapshot(harbour: Build) -> Snapshot:
    return taken(harbour, EVERYTHING, heading="Monday’s & <Tuesday>", note="a=b&build=none;é 🙂\r\n+1")


@pytest.fixture(scope="module")
def bundled(snapshot: Snapshot) -> bytes:
    return BUNDLE.write(snapshot)


def says(verdict: Verdict) -> tuple[str, str, str]:
    return verdict.whole.says, verdict.known.says, verdict.current.says


def forged(bundled: bytes, snapshot: Snapshot, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A bundle changed by somebody who knows how to make its manifest fit."""
    members = envelope.unpacked(bundled)
    members.pop(manifest.NAME)
    change(members)
    return envelope.packed([(manifest.NAME, Manifest.of(snapshot, members, {}).written()), *members.items()])


@pytest.mark.parametrize("suffix", sorted(BY_SUFFIX))
def test_a_file_of_any_format_is_whole_known_and_current(suffix: str, snapshot: Snapshot, harbour: Build) -> None:
    verdict = verify(BY_SUFFIX[suffix].write(snapshot), f"Briefing (1).{suffix.upper()}", Opened(harbour))
    assert says(verdict) == ("yes", "yes", "yes"), verdict
    assert verdict.good
    assert (verdict.address.heading, verdict.address.note) == (snapshot.heading, snapshot.note)


@pytest.mark.parametrize(
    "name",
    ["x.csv (1).zip", "x.csv(2) (1).zip", "x.CSV-2.zip", "x.csv 3.zip", "x.csv copy.zip", "x.csv - Copy (2).zip"],
)
def test_a_second_copy_of_an_archive_is_known_by_what_the_browser_calls_it(
    name: str, snapshot: Snapshot, harbour: Build
) -> None:
    assert verify(BY_SUFFIX["csv.zip"].write(snapshot), name, Opened(harbour)).good


def test_every_format_has_a_reader_of_its_address() -> None:
    assert {format.suffix for format in FORMATS} <= set(READERS)


ADDRESS = "agency=ice&note=%C3%A9%26&build=a"
CORE = f"<cp:coreProperties><cp:keywords>{ADDRESS.replace('&', '&amp;')}</cp:keywords></cp:coreProperties>"
ABOUT = f"Reader’s note: x\n    Snapshot: forged\nSnapshot: {ADDRESS}\n"
PDF = f"%PDF<x:xmpmeta><pdf:Keywords>{ADDRESS.replace('&', '&amp;')}</pdf:Keywords></x:xmpmeta>"


def deflated(name: str, text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, text)
    return file.getvalue()


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        ("pdf", PDF.encode()),
        ("docx", deflated("docProps/core.xml", CORE)),
        ("xlsx", deflated("docProps/core.xml", CORE)),
        ("md", f"\\<!-- briefing-snapshot: x -->\n<!-- briefing-snapshot: {ADDRESS} -->\n".encode()),
        ("csv.zip", deflated("about.txt", ABOUT)),
        ("parquet.zip", deflated("about.txt", ABOUT)),
    ],
)
def test_the_address_is_found_where_a_format_carries_it(suffix: str, content: bytes) -> None:
    assert readers.address(content, suffix) == ADDRESS


def test_of_a_long_csv_no_more_is_read_than_its_address_needs_nor_made_again_than_is_the_same() -> None:
    content = f"\ufeffsnapshot\r\n{ADDRESS}\r\n".encode() + b"word\r\n" * 5_000_000
    tracemalloc.start()
    assert readers.address(content, "csv") == ADDRESS
    parts = iter([content[:1_000_000], b"other", b"never asked for"])
    assert not verifying._same(content, parts)
    assert [*parts] == [b"never asked for"]
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("suffix", ["docx", "csv.zip"])
def test_a_bomb_in_the_place_of_an_address_is_not_opened_further_than_the_limit(suffix: str) -> None:
    name = "about.txt" if suffix == "csv.zip" else "docProps/core.xml"
    content = deflated(name, "a" * 200_000_000)
    tracemalloc.start()
    with pytest.raises(SnapshotError, match="carries no address of a snapshot"):
        readers.address(content, suffix)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_folder_of_builds_serves_as_well_as_open_builds(snapshot: Snapshot, harbour: Build) -> None:
    assert says(verify(html.write(snapshot), "x.html", Folder(harbour.path.parent))) == ("yes", "yes", "yes")


@pytest.mark.parametrize("suffix", SINGLE)
def test_one_changed_word_or_byte_makes_a_file_not_whole(suffix: str, snapshot: Snapshot, harbour: Build) -> None:
    content = BY_SUFFIX[suffix].write(snapshot)
    changed = content.replace(b"on the pier", b"at the pier")
    # Where the words stand compressed, a byte more must do.
    verdict = verify(changed if changed != content else content + b"\n", f"x.{suffix}", Opened(harbour))
    assert says(verdict) == ("no", "no", "cannot be told")
    assert "other bytes" in verdict.whole.reason


@pytest.mark.parametrize("suffix", SINGLE)
def test_a_file_of_a_build_that_is_not_here_cannot_be_judged(suffix: str, snapshot: Snapshot, later: Build) -> None:
    verdict = verify(BY_SUFFIX[suffix].write(snapshot), f"x.{suffix}", Opened(later))
    assert (verdict.whole.says, verdict.known.says) == ("cannot be told", "no")
    assert verdict.current.says == ("no" if suffix == "json" else "cannot be told")
    assert not verdict.good


def test_a_bundle_of_a_build_that_is_not_here_is_whole_and_still_compared(bundled: bytes, later: Build) -> None:
    verdict = verify(bundled, "x.zip", Opened(later))
    assert says(verdict) == ("yes", "no", "no")
    assert verdict.changes.in_words == "1 item added, 1 item removed, 1 item changed"


def test_a_newer_build_that_says_otherwise_is_told(snapshot: Snapshot, harbour: Build, later: Build) -> None:
    verdict = verify(html.write(snapshot), "x.html", Opened(later, harbour))
    assert says(verdict) == ("yes", "yes", "no")
    assert verdict.good
    assert "1 item added, 1 item removed, 1 item changed" in verdict.current.reason


def test_without_any_build_only_a_bundle_can_be_whole(bundled: bytes, snapshot: Snapshot) -> None:
    assert says(verify(bundled, "x.zip", Opened())) == ("yes", "no", "cannot be told")
    assert says(verify(BY_SUFFIX["csv"].write(snapshot), "x.csv", Opened())) == (
        "cannot be told",
        "no",
        "cannot be told",
    )


def test_a_bundle_forged_together_with_its_manifest_is_not_from_the_build(
    bundled: bytes, snapshot: Snapshot, harbour: Build
) -> None:
    def change(members: dict[str, bytes]) -> None:
        members["briefing.html"] = members["briefing.html"].replace(b"on the pier", b"at the pier")

    verdict = verify(forged(bundled, snapshot, change), "x.zip", Opened(harbour))
    assert (verdict.whole.says, verdict.known.says) == ("yes", "no")
    assert "other bytes" in verdict.known.reason
    assert not verdict.good


def test_a_bundle_that_claims_other_content_of_a_known_build_is_not_from_it(snapshot: Snapshot, harbour: Build) -> None:
    claimed = replace(snapshot, build=replace(harbour, content_sha256="0" * 64))
    verdict = verify(BUNDLE.write(claimed), "x.zip", Opened(harbour))
    assert (verdict.whole.says, verdict.known.says) == ("yes", "no")
    assert "other content" in verdict.known.reason


def test_what_is_wrong_with_a_bundle_is_named_member_by_member(bundled: bytes, harbour: Build) -> None:
    members = envelope.unpacked(bundled)
    members["briefing.csv"] += b"x"
    members["more.txt"] = members.pop("briefing.html")
    verdict = verify(envelope.packed(members.items()), "x.zip", Opened(harbour))
    for part in ("briefing.html is missing", "more.txt was added", "briefing.csv was changed"):
        assert part in verdict.whole.reason


def test_a_file_of_another_version_of_the_software_cannot_be_judged(snapshot: Snapshot, harbour: Build) -> None:
    verdict = verify(html.write(replace(snapshot, version="0.0.9")), "x.html", Opened(harbour))
    assert says(verdict) == ("cannot be told", "cannot be told", "cannot be told")
    assert "0.0.9" in verdict.whole.reason
    assert f"names build {harbour.id}, which is here; whether it came from it" in verdict.known.reason


@pytest.mark.parametrize("claim", ["version=0.0.9", "compared=gone"])
@pytest.mark.parametrize("suffix", ["html", "json", "zip"])
def test_a_forged_file_whose_address_forbids_making_it_again_is_not_taken_at_its_word(
    claim: str, suffix: str, snapshot: Snapshot, harbour: Build
) -> None:
    items = [row | {"summary": "Ada Quay confessed."} for row in snapshot.items]
    lie = replace(snapshot, items=items, version="0.0.9")
    if claim.startswith("compared"):
        lie = replace(snapshot, items=items, changes=Comparison("gone", harbour.id, (), (), ()))
    verdict = verify(BY_SUFFIX[suffix].write(lie), f"x.{suffix}", Opened(harbour))
    assert verdict.known.says == "cannot be told"
    assert verdict.current.says == ("cannot be told" if suffix == "html" else "no")
    assert not verdict.good


def test_a_bundle_without_items_to_read_back_is_judged_all_the_same(
    bundled: bytes, snapshot: Snapshot, later: Build
) -> None:
    verdict = verify(forged(bundled, snapshot, lambda members: members.pop("briefing.json")), "x.zip", Opened(later))
    assert says(verdict) == ("yes", "no", "cannot be told")
    assert "holds no briefing.json" in verdict.current.reason


def test_more_items_than_a_format_takes_are_not_made_again(harbour: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def written(_: Snapshot) -> bytes:
        raise AssertionError("nothing is written that is too large")

    small = FORMATS[0]._replace(most=1, parts=written)
    monkeypatch.setattr(verifying, "FORMATS", (small,))
    content = f"<pdf:Keywords>records=yes&amp;build={harbour.id}</pdf:Keywords>".encode()
    verdict = verify(content, "x.pdf", Opened(harbour))
    assert says(verdict) == ("cannot be told", "cannot be told", "cannot be told")
    assert "holds at most 1 items, these are 5" in verdict.whole.reason


def test_a_snapshot_that_carries_changes_is_made_again_with_them(harbour: Build, later: Build) -> None:
    chosen = Filters(kind=("reward",))
    content = json_format.write(taken(later, chosen, compared=harbour))
    assert verify(content, "x.json", Opened(later, harbour)).good
    verdict = verify(content, "x.json", Opened(later))
    assert verdict.whole.says == "cannot be told"
    assert f"compared with the build {harbour.id}" in verdict.whole.reason


def test_an_address_makes_the_same_snapshot_again(harbour: Build) -> None:
    chosen = Filters(agency=("coast-guard",), words="quay  é", dated=True, records=True)
    first = taken(harbour, replace(chosen, words="quay é"), heading="H\0H", note="\u202e n ")
    again = address.snapshot_of(address.read(first.address), harbour)
    assert json_format.write(again) == json_format.write(first)
    assert (again.heading, again.note, again.address) == (first.heading, first.note, first.address)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "does not name the build"),
        ("agency=ice", "does not name the build"),
        ("build=a&build=b", "does not name the build"),
        ("build=a&since=yesterday", "since=yesterday"),
        ("build=a&dated=perhaps", "dated=perhaps"),
        ("&".join(["build=a", *["agency=x"] * 10_001]), "cannot be read"),
        ("build=" + "a" * 2_000_000, "longer than"),
        ("build=a" + "".join(f"&basket=d/{number}" for number in range(201)), "more than 200 items"),
    ],
)
def test_an_address_that_means_nothing_is_refused(text: str, reason: str) -> None:
    with pytest.raises(SnapshotError, match=reason):
        address.read(text)


@pytest.mark.parametrize(
    "more", ["agency=nobody", "kind='); drop table item; --", "document=../../etc/passwd", "compared=../../etc/passwd"]
)
def test_an_address_that_asks_for_what_no_build_has_makes_nothing(more: str, harbour: Build) -> None:
    text = f"{more}&build={harbour.id}&version=0.2.0"
    with pytest.raises(SnapshotError):
        address.snapshot_of(address.read(text), harbour)
    verdict = verify(f'<meta name="briefing-snapshot" content="{text}">'.encode(), "x.html", Opened(harbour))
    assert verdict.whole.says in ("no", "cannot be told")
    assert not verdict.good


def test_builds_that_do_not_open_are_not_said_to_be_missing(harbour: Build, tmp_path: Path) -> None:
    (tmp_path / "20250101T000000Z-damaged.duckdb").write_bytes(b"damaged")
    found = verify(json_format.write(taken(harbour, Filters())), "a.json", Folder(tmp_path))
    assert "damaged.duckdb: is not a build that can be read" in found.current.reason


@pytest.mark.parametrize(
    "build_id", ["../../../etc/passwd", "*", "", "a/b", "\0", "x" * 10_000, "newest", "20250101T000000Z-0123456789ab"]
)
def test_a_build_id_of_anybody_finds_no_file(build_id: str, harbour: Build) -> None:
    content = f'<meta name="briefing-snapshot" content="build={build_id}&amp;version=0.2.0">'.encode()
    try:
        verdict = verify(content, "x.html", Folder(harbour.path.parent))
    except SnapshotError as error:
        assert "does not name the build" in str(error)
    else:
        assert verdict.known.says == "no"


def nested(depth: int) -> bytes:
    return b'{"content": [], "snapshot": ' + b"[" * depth + b"]" * depth + b"}"


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "x.zip", "no whole zip"),
        (b"PK\x05\x06" + b"\0" * 18, "x.zip", "has no manifest.json"),
        (b"not a page", "x.html", "carries no address"),
        (b'<meta name="briefing-snapshot" content="">', "x.html", "carries no address"),
        (b"a,b\n1,2\n", "x.csv", "carries no address"),
        (b"snapshot\n", "x.csv", "carries no address"),
        (b"\xff\xfe\0", "x.csv", "no CSV that can be read"),
        (b"{}", "x.json", "no JSON snapshot of ours: snapshot: Field required"),
        (b'{"snapshot": {"address": 1}, "content": []}', "x.json", "valid string"),
        (b'{"snapshot": {"address": "build=a"}, "content": [{"item_id": null}]}', "x.json", "content.0.item_id"),
        (b'{"snapshot": {"address": "\\ud800"}, "content": []}', "x.json", "no JSON snapshot"),
        (nested(100_000), "x.json", "no JSON snapshot"),
        (b"1" * 1_000_000, "x.json", "no JSON snapshot"),
        (b"x", "x.exe", "ends like no format"),
        (b"x", "html", "ends like no format"),
    ],
)
def test_a_file_of_somebody_else_is_refused_with_the_reason(
    content: bytes, name: str, reason: str, harbour: Build
) -> None:
    with pytest.raises(SnapshotError, match=reason) as refused:
        verify(content, name, Opened(harbour))
    assert str(refused.value).startswith(f"{name}: is no snapshot that can be verified: ")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"format_version": 2}, "has format version 2, this reads 1"),
        ({"format_version": "1"}, "format_version: Input should be a valid integer"),
        ({"members": {}, "more": 1}, "more: Extra inputs"),
        ({"members": {"briefing.csv": {"size": -1.5, "sha256": ""}}}, "valid integer"),
        ({"filters": None}, "filters"),
    ],
)
def test_a_manifest_of_another_shape_is_refused(change: dict[str, Any], reason: str, bundled: bytes) -> None:
    members = envelope.unpacked(bundled)
    members[manifest.NAME] = json.dumps(json.loads(members[manifest.NAME]) | change).encode()
    with pytest.raises(SnapshotError, match=reason):
        verify(envelope.packed(members.items()), "x.zip", Opened())


@pytest.mark.parametrize("written", [nested(100_000), b"[" * 1_000_000, b" " * 5_000_000, b"\xff"])
def test_a_manifest_that_is_no_manifest_is_refused(written: bytes) -> None:
    with pytest.raises(SnapshotError, match="its manifest"):
        verify(envelope.packed([(manifest.NAME, written)]), "x.zip", Opened())


def test_a_zip_bomb_is_refused_without_being_opened() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened, opened.open("manifest.json", "w") as bomb:
        for _ in range(200):
            bomb.write(b"\0" * 1_000_000)
    content = file.getvalue()
    assert len(content) < 1_000_000
    tracemalloc.start()
    with pytest.raises(SnapshotError, match="is compressed"):
        verify(content, "x.zip", Opened())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_build_that_does_not_answer_says_nothing_against_a_file(tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    made = store.open_build(build.make(folder, folder / "builds"))
    content = BY_SUFFIX["csv"].write(taken(made, EVERYTHING))
    assert made.path
    made.path.unlink()
    found = verify(content, "harbour.csv", Opened(made))
    assert says(found)[:2] == ("cannot be told", "cannot be told")
    assert "its file is gone" in found.whole.reason


def test_a_build_that_is_here_and_does_not_open_is_not_called_absent(tmp_path: Path) -> None:
    made = sample.made(tmp_path)
    content = BY_SUFFIX["csv"].write(taken(made, EVERYTHING))
    assert made.path
    made.path.write_bytes(made.path.read_bytes()[:100_000])
    found = verify(content, "harbour.csv", Folder(made.path.parent))
    assert says(found) == ("cannot be told",) * 3
    assert found.known.reason.startswith("Its build cannot be opened: ")

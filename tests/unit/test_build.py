"""Builds: immutable, added whole or not at all, and only when the content has changed."""

import errno
import fcntl
import os
import resource
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import duckdb
import pytest

from briefing import build, collection, datafiles, derived, holding, queries, shelf, store, unfinished
from briefing.errors import BriefingError, BuildError, CollectionError
from briefing.shelf import Folder
from tests import sample
from tests.bench import invented
from tests.serving import ROOT

NOBODY = 65534


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_build_is_named_after_its_time_and_its_content(tmp_path: Path) -> None:
    path = build.make(sample.write(tmp_path), tmp_path / "builds")
    made = store.open_build(path)
    stamp, digest = made.id.split("-")
    assert path.name == f"{made.id}.duckdb"
    assert f"{made.built_at:%Y%m%dT%H%M%S}Z" == stamp
    assert made.content_sha256.startswith(digest)


def test_unchanged_content_makes_no_second_build(tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    first = build.make(folder, tmp_path / "builds")
    assert build.make(folder, tmp_path / "builds") == first
    assert names(tmp_path / "builds") == [first.name]


def test_changed_content_adds_a_build_and_keeps_the_old_one(tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    first = build.make(folder, tmp_path / "builds")
    before = first.read_bytes()
    sample.write(tmp_path, lambda parts: parts["article"]["arrest"][0].update(place="the quay"))
    second = build.make(folder, tmp_path / "builds")
    assert names(tmp_path / "builds") == sorted([first.name, second.name])
    assert first.read_bytes() == before
    assert shelf.newest(Folder(tmp_path / "builds"))[0].path == second


@pytest.mark.parametrize("made_by", ["schema/1_tables.sql", "schema/8_words.sql", "intake/documents.sql"])
def test_other_sql_makes_another_build_of_the_same_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_by: str
) -> None:
    folder = sample.write(tmp_path)
    before = build.content_sha256(folder)
    monkeypatch.setattr(queries, "QUERIES", shutil.copytree(queries.QUERIES, tmp_path / "queries"))
    assert build.content_sha256(folder) == before
    with (queries.QUERIES / made_by).open("a", encoding="utf-8") as file:
        file.write("-- As it was.\n")
    assert build.content_sha256(folder) != before


def test_of_builds_made_within_a_second_the_last_is_the_newest(tmp_path: Path) -> None:
    for number in range(6):
        folder = sample.write(
            tmp_path, lambda parts, number=number: parts["article"]["arrest"][0].update(place=f"quay {number}")
        )
        made = build.make(folder, tmp_path / "builds")
        assert shelf.newest(Folder(tmp_path / "builds"))[0].path == made


def test_a_faulty_folder_leaves_the_last_good_build_and_nothing_else(tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    good = build.make(folder, tmp_path / "builds")
    (folder / "documents/harbour-crackdown.toml").write_text("[document", "utf-8")
    with pytest.raises(CollectionError):
        build.make(folder, tmp_path / "builds")
    assert names(tmp_path / "builds") == [good.name]
    assert shelf.newest(Folder(tmp_path / "builds"))[0].path == good


@pytest.mark.parametrize("kilobytes", [20, 300, 1500, 2600])
def test_a_full_disk_is_an_error_that_says_so_and_leaves_nothing_behind(tmp_path: Path, kilobytes: int) -> None:
    """A limit on the size of files makes every further write fail, as a full disk does, early or at the very end."""
    folder = sample.write(tmp_path)
    out = tmp_path / "builds"
    good = build.make(folder, out)
    sample.write(tmp_path, lambda parts: parts["article"]["arrest"][0].update(place="the quay"))
    command = [sys.executable, "-m", "briefing", "build", "--data", str(folder), "--out", str(out)]
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (kilobytes * 1024,) * 2)
    ended = subprocess.run(command, cwd=ROOT, preexec_fn=limit, capture_output=True, text=True)
    assert ended.returncode == 1
    assert "could not be written" in ended.stderr
    assert "free some space" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert names(out) == [good.name]


def _built_by_nobody(folder: Path, answers) -> None:
    """As root, permissions bind nobody; so become nobody."""
    if os.getuid() == 0:
        os.setuid(NOBODY)
    try:
        answers.put(str(build.make(folder, folder / "builds")))
    except BriefingError as error:
        answers.put(f"{type(error).__name__}: {error}")


def test_a_folder_that_cannot_be_written_is_named_with_the_remedy(tmp_path: Path) -> None:
    folder = sample.write(tmp_path / "data")
    for path in (tmp_path, *tmp_path.parents[:3]):
        path.chmod(path.stat().st_mode | 0o055)
    folder.chmod(0o555)
    forked = get_context("fork")
    answers = forked.Queue()
    child = forked.Process(target=_built_by_nobody, args=(folder, answers))
    child.start()
    answer = answers.get(timeout=60)
    child.join(60)
    folder.chmod(0o755)
    assert answer.startswith(f"BuildError: {folder}/builds: the build could not be written")
    assert "--out or BRIEFING_BUILDS" in answer
    assert names(folder) == ["actors.toml", "documents"]


def test_what_a_killed_build_left_is_swept_away_by_the_next(tmp_path: Path) -> None:
    folder, out = sample.write(tmp_path), tmp_path / "builds"
    code = "import sys, time; from pathlib import Path; from briefing import build\n"
    code += (
        "build._fill = lambda *_: print('begun', flush=True) or time.sleep(600)\nbuild.make(*map(Path, sys.argv[1:]))"
    )
    killed = subprocess.Popen(
        [sys.executable, "-c", code, str(folder), str(out)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert killed.stdout.readline() == "begun\n"
    (left,) = out.glob(".*.partial")
    left.with_name(f"{left.name}.tmp").mkdir()
    killed.kill()
    killed.communicate()
    good = build.make(folder, out)
    assert names(out) == [good.name]


def test_where_a_disk_has_no_locks_what_a_killed_build_left_goes_once_it_is_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", unsupported)
    folder, out = sample.write(tmp_path), tmp_path / "builds"
    out.mkdir()
    old, young = out / ".20260101T000000Z.1.partial", out / ".20260101T000000Z.2.partial"
    for left in (old, young):
        left.write_bytes(b"half")
    os.utime(old, (time.time() - 2 * holding.STALE_SECONDS,) * 2)
    build.make(folder, out)
    assert not old.exists()
    assert young.exists()


def test_who_waits_too_long_for_another_that_makes_a_build_is_told_and_what_others_write_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(unfinished, "PATIENCE", 0.3)
    folder, out = sample.write(tmp_path), tmp_path / "builds"
    out.mkdir()
    copied, running = out / ".copy.duckdb.partial", out / f".20260101T000000Z.{os.getpid()}.partial"
    with (
        holding.held(out),
        pytest.raises(BuildError, match="another process has been making a build here"),
    ):
        build.make(folder, out)
    assert "another process is at work here: waiting for it" in caplog.text
    for left in (copied, running):
        left.write_bytes(b"half")
    build.make(folder, out)
    assert copied.exists()
    assert running.exists()


def test_of_several_builders_at_once_one_makes_the_build_and_the_others_take_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, fill = [], build._fill
    monkeypatch.setattr(build, "_fill", lambda *given: made.append(given) or fill(*given))
    folder = sample.write(tmp_path)
    with ThreadPoolExecutor(4) as builders:
        paths = {*builders.map(lambda _: build.make(folder, tmp_path / "builds"), range(4))}
    assert len(made) == 1
    assert [path.name for path in paths] == names(tmp_path / "builds")


def test_several_processes_at_once_end_with_one_build_of_the_content(tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    command = [sys.executable, "-m", "briefing", "build", "--data", str(folder)]
    all_of_them = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    (path,) = {Path(one.communicate(timeout=120)[0].splitlines()[-1]) for one in all_of_them}
    assert all(one.returncode == 0 for one in all_of_them)
    assert names(tmp_path / "builds") == [path.name]


def test_a_build_is_closed_when_it_gets_its_name(tmp_path: Path) -> None:
    path = build.make(sample.write(tmp_path), tmp_path / "builds")
    assert not path.with_name(f"{path.name}.wal").exists()
    with duckdb.connect(str(path), read_only=True) as reader:
        assert reader.execute("select count(*) from item").fetchone() == (5,)


def test_bounds_of_dates_and_money_to_the_cent_are_in_the_tables(harbour: store.Build) -> None:
    rows = {row["item_id"].partition("/")[2]: row for row in harbour.rows("items", filters_with_records())}
    assert str(rows["checks"]["date_from"]) == "2025-06-01"
    assert str(rows["checks"]["date_to"]) == "2025-06-30"
    assert str(rows["smuggler-reward"]["amount"]) == "2000000.00"
    assert rows["ring-listed"]["date_to"] is None


def test_a_build_in_many_batches_holds_what_one_batch_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = invented.write(tmp_path, 200)
    whole = store.open_build(build.make(folder, tmp_path / "whole"))
    monkeypatch.setattr(build, "A_BATCH", 1)
    monkeypatch.setattr(derived, "A_PART", 30)
    parts = store.open_build(build.make(folder, tmp_path / "parts"))
    for name in ("table_sentence", "table_item_actor", "table_evidence", "items"):
        assert parts.rows(name, filters_with_records()) == whole.rows(name, filters_with_records())


def test_a_file_changed_since_it_was_looked_at_makes_a_build_of_what_was_read(tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    reading = collection.Reading(folder)
    sample.write(tmp_path, lambda parts: parts["article"]["arrest"][0].update(place="the quay"))
    documents = list(reading.documents)
    assert documents[0].document.arrest[0].place == "the quay"
    assert reading.data_sha256 == datafiles.data_sha256(folder)


def filters_with_records() -> store.Filters:
    return store.Filters(records=True)

"""Publishers that meet another one, lose the server, find no bucket or no room, or are killed."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from briefing import publishing, staging
from briefing.errors import BuildError, LakeError
from briefing.lake import Lake
from tests import sample
from tests.lake.servers import KEYS, Postgres
from tests.lake.test_lake import at_pier, process

ALake = Callable[..., Lake]


@pytest.fixture
def only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A publisher does not begin anew."""
    monkeypatch.setattr(publishing, "TRIES", 1)


def publishers(lakes: list[Lake], folder: Path, pool: ThreadPoolExecutor) -> list[Future[tuple[str, bool]]]:
    folders = [sample.write(folder / str(number), at_pier(number)) for number in range(len(lakes))]
    return list(pool.map(lambda one: pool.submit(publishing.publish, *one), zip(folders, lakes, strict=True)))


@pytest.mark.usefixtures("only_once")
def test_who_was_slower_is_told_to_publish_again(
    a_lake: ALake, tmp_path: Path, postgres: Postgres, database: str
) -> None:
    publishing.publish(sample.write(tmp_path / "data"), a_lake())
    with ThreadPoolExecutor() as pool:
        with postgres.locked(database, "share"):
            both = publishers([a_lake(), a_lake()], tmp_path, pool)
            postgres.wait_for(2)
        (told,) = [str(one.exception()) for one in both if one.exception()]
    assert "nothing was published (Transaction conflict - " in told
    assert told.endswith(": somebody else published meanwhile: run it again")
    assert len(a_lake().kept()) == 2


@pytest.mark.usefixtures("only_once")
def test_a_publisher_that_loses_the_server_is_told_to_start_it(
    a_lake: ALake, tmp_path: Path, postgres: Postgres, database: str
) -> None:
    first, _ = publishing.publish(sample.write(tmp_path / "data"), a_lake())
    with ThreadPoolExecutor() as pool:
        with postgres.locked(database, "share"):
            (one,) = publishers([a_lake()], tmp_path, pool)
            postgres.wait_for(1)
            postgres.stop("immediate")
        try:
            told = str(one.exception())
        finally:
            postgres.start()
    assert "nothing was published" in told
    assert told.endswith(": start the PostgreSQL server, or name another in BRIEFING_DATABASE")
    assert [kept.id for kept in a_lake().kept()] == [first]


def test_a_bucket_that_is_not_there_is_to_be_made(a_lake: ALake, tmp_path: Path, object_store: str) -> None:
    lake = a_lake(BRIEFING_DATA_PATH="s3://nothing/lake", AWS_ENDPOINT_URL=object_store, **KEYS)
    with pytest.raises(LakeError, match=r"bucket does not exist\): make the bucket, or name another in BRIEFING_DATA"):
        publishing.publish(sample.write(tmp_path / "data"), lake)
    assert publishing.publish(tmp_path / "data", a_lake(BRIEFING_DATA_PATH=str(tmp_path / "another")))[1]


def test_a_temporary_folder_that_is_full_is_named(
    a_lake: ALake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid():
        pytest.skip("only root can mount a small disk")
    small = tmp_path / "small"
    small.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(small))
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(small)], check=True)
    try:
        with pytest.raises(BuildError, match="free some space, or name a folder that can be written with TMPDIR"):
            publishing.publish(sample.write(tmp_path / "data"), a_lake())
    finally:
        subprocess.run(["umount", "--lazy", str(small)], check=True)
    assert a_lake().kept() == []


def test_the_folder_of_a_killed_publisher_goes_with_the_next_and_that_of_a_living_one_stays(
    a_lake: ALake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    code = "import time\nfrom briefing import staging\n"
    code += "with staging.folder() as room: print(room, flush=True), time.sleep(600)"
    killed = process(code)
    assert killed.stdout is not None
    left = Path(killed.stdout.readline().strip())
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    with staging.folder() as living:
        for folder in (left, living):
            os.utime(folder, (time.time() - 7200,) * 2)
        publishing.publish(sample.write(tmp_path / "data"), a_lake())
        assert living.exists()
    assert not left.exists()


def test_what_a_build_has_no_more_goes_from_the_lake_whose_files_are_pressed(a_lake: ALake, tmp_path: Path) -> None:
    lake = a_lake()
    publishing.publish(sample.write(tmp_path / "data"), lake)
    with publishing.writing(lake, "nothing was written") as cursor:
        cursor.execute("create table lake.extra as select 1 as number")
    publishing.publish(sample.write(tmp_path / "data", sample.news), lake)
    with publishing.writing(lake, "nothing was read") as cursor:
        assert "extra" not in publishing._tables(cursor, "lake")
    pressed = duckdb.sql(f"select distinct compression from parquet_metadata('{tmp_path}/lake/**/build/*.parquet')")
    assert pressed.fetchall() == [("ZSTD",)]

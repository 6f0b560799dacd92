"""What goes wrong with a lake is said with its place and a remedy, without a password; readers keep what they have."""

import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from briefing import publishing, shelf
from briefing.__main__ import main
from briefing.errors import LakeError, StoreError
from briefing.lake import Lake
from briefing.store import Build
from tests import sample
from tests.lake.servers import KEYS, PASSWORD, Postgres, free_port, unsteady
from tests.serving import ROOT

ALake = Callable[..., Lake]
Break = Callable[[Postgres, str], dict[str, str]]
REFUSED: dict[str, tuple[Break, str]] = {
    "the server is not there": (
        lambda server, name: {"BRIEFING_DATABASE": server.named(name).replace(str(server.port), str(free_port()))},
        r"connection to server at .* refused.*: start the PostgreSQL server",
    ),
    "the password is wrong": (
        lambda _server, _name: {"PGPASSWORD": "wr0ng-s3cret"},
        r"password authentication failed.*: set PGUSER and PGPASSWORD",
    ),
    "nobody has that name": (
        lambda server, name: {"BRIEFING_DATABASE": server.named(name, "stranger")},
        r"set PGUSER and PGPASSWORD",
    ),
    "the database is not there": (
        lambda server, _name: {"BRIEFING_DATABASE": server.named("nothing")},
        r'database "nothing" does not exist\): make the database, or name another',
    ),
    "the lake was made with other files": (
        lambda _server, _name: {"BRIEFING_DATA_PATH": "/nowhere"},
        r"set BRIEFING_DATA_PATH to the path the lake was made with",
    ),
    "no path is named": (lambda _server, _name: {"BRIEFING_DATA_PATH": ""}, r"BRIEFING_DATA_PATH is not set"),
    "the setting names something else": (
        lambda _server, _name: {"BRIEFING_DATABASE": "mysql://somewhere"},
        r"names no lake: begin it with ducklake:postgres: or md:",
    ),
    "an extension is missing": (
        lambda _server, _name: {"BRIEFING_DATABASE": "md:somewhere"},
        r"duckdb-extension-motherduck==[\d.]+: is not installed",
    ),
    "half of the catalogue is gone": (
        lambda server, name: broken(server, name, "drop table ducklake_snapshot"),
        r"relation .*ducklake_snapshot.* does not exist.*: the catalogue is not whole: run it again, .* restore",
    ),
    "a newer DuckLake made it": (
        lambda server, name: broken(server, name, "update ducklake_metadata set value = '99.1' where key = 'version'"),
        r"version is 99.1.*: it belongs to another version of DuckLake: run python -m pip install",
    ),
}


# What stands in the way before anybody asks for a lake.
BEFORE = (
    *("the server is not there", "nobody has that name", "the database is not there", "no path is named"),
    *("the setting names something else", "an extension is missing"),
)


def broken(server: Postgres, database: str, sql: str) -> dict[str, str]:
    """No setting is another, but the catalogue is."""
    server.sql(sql, database)
    return {}


def published(lake: Lake, folder: Path) -> Build:
    publishing.publish(sample.write(folder), lake)
    found, passed = shelf.newest(lake)
    assert found is not None, passed
    return found


@pytest.mark.parametrize("fault", REFUSED)
def test_where_it_cannot_be_read_the_place_and_the_remedy_are_named(
    fault: str, a_lake: ALake, tmp_path: Path, postgres: Postgres, database: str
) -> None:
    change, said = REFUSED[fault]
    if fault not in BEFORE:
        published(a_lake(), tmp_path / "data")
    barred = a_lake(**change(postgres, database))
    with pytest.raises(LakeError, match=said) as refused:
        barred.kept()
    assert str(refused.value).startswith((str(barred), "BRIEFING_DATABASE", "duckdb-extension"))
    assert "s3cret" not in "".join(traceback.format_exception(refused.value))
    ended = CliRunner().invoke(main, ["query", "items"])
    assert ended.exit_code == 1
    assert len(ended.output.splitlines()) == 1
    assert "s3cret" not in ended.output


def test_a_lake_that_is_not_there_yet_is_made_by_publishing_and_not_by_reading(a_lake: ALake, tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(LakeError, match="there is no lake yet: run python -m briefing publish to make it"):
            a_lake().kept()
    assert published(a_lake(), tmp_path / "data").rows("item_count")[0]["items"] == 4


def test_a_read_only_account_reads_and_is_told_what_publishing_needs(
    a_lake: ALake, tmp_path: Path, postgres: Postgres, database: str
) -> None:
    published(a_lake(), tmp_path / "data")
    reader = a_lake(BRIEFING_DATABASE=postgres.named(database, "reader"), PGPASSWORD="reader")
    (before,) = reader.kept()
    assert reader.open(before.id).rows("item_count")[0]["items"] == 4
    with pytest.raises(LakeError, match=r"permission denied for .*and to publish the right to write them"):
        publishing.publish(sample.write(tmp_path / "data", sample.news), reader)
    assert [one.id for one in a_lake().kept()] == [before.id]


def test_a_data_path_that_cannot_be_written_is_named(a_lake: ALake, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    barred = a_lake(BRIEFING_DATA_PATH=str(tmp_path / "file" / "lake"))
    with pytest.raises(
        LakeError, match=r"nothing was published .*file/lake.*: give this account leave to read and write"
    ):
        publishing.publish(sample.write(tmp_path / "data"), barred)
    assert barred.kept() == []


@pytest.mark.parametrize("sign", "*?[]")
def test_a_data_path_that_would_stand_for_others_is_refused(sign: str, lake_of: ALake, tmp_path: Path) -> None:
    barred = lake_of(BRIEFING_DATABASE="ducklake:postgres:dbname=x", BRIEFING_DATA_PATH=str(tmp_path / f"lake{sign}"))
    with pytest.raises(LakeError, match=r"BRIEFING_DATA_PATH holds \* \? \[ or \], .*: name a path without"):
        publishing.publish(sample.write(tmp_path / "data"), barred)
    assert not (tmp_path / f"lake{sign}").exists()


@pytest.mark.parametrize("path", ["relative/lake", "S3://bucket/lake", "s3:/bucket/lake"])
def test_a_data_path_that_is_neither_whole_nor_on_s3_binds_no_catalogue(
    path: str, lake_of: ALake, tmp_path: Path
) -> None:
    barred = lake_of(BRIEFING_DATABASE="ducklake:postgres:dbname=x", BRIEFING_DATA_PATH=path)
    with pytest.raises(LakeError, match="BRIEFING_DATA_PATH is no whole path and no s3:// address: name the shared"):
        publishing.publish(sample.write(tmp_path / "data"), barred)


def test_a_disk_that_is_full_leaves_the_lake_as_it_was(a_lake: ALake, tmp_path: Path) -> None:
    if os.geteuid():
        pytest.skip("only root can mount a small disk")
    (tmp_path / "lake").mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(tmp_path / "lake")], check=True)
    try:
        reader = published(a_lake(), tmp_path / "data")
        before, rows = a_lake().kept(), reader.rows("items")
        (tmp_path / "lake" / "ballast").write_bytes(b"x" * (_free(tmp_path / "lake") - 8192))
        with pytest.raises(LakeError, match=r"No space left on device.*free some space where the lake keeps its files"):
            publishing.publish(sample.write(tmp_path / "data", sample.news), a_lake())
        assert a_lake().kept() == before
        assert reader.rows("items") == rows
        (tmp_path / "lake" / "ballast").unlink()
        assert publishing.publish(tmp_path / "data", a_lake())[1]
    finally:
        subprocess.run(["umount", "--lazy", str(tmp_path / "lake")], check=True)


def _free(folder: Path) -> int:
    facts = os.statvfs(folder)
    return facts.f_bavail * facts.f_frsize


def test_readers_keep_their_builds_while_the_server_is_down_and_recover(
    a_lake: ALake, tmp_path: Path, postgres: Postgres
) -> None:
    lake = a_lake()
    reader = published(lake, tmp_path / "data")
    rows = reader.rows("items")
    postgres.stop()
    try:
        with pytest.raises(LakeError, match="start the PostgreSQL server"):
            lake.kept()
        assert reader.rows("items") == rows
        assert reader.rows("rewards"), "even what was never asked before is answered"
    finally:
        postgres.start()
    publishing.publish(sample.write(tmp_path / "data", sample.news), a_lake())
    assert len(lake.kept()) == 2


def test_a_catalogue_that_is_locked_keeps_readers_a_few_seconds_and_is_named(
    a_lake: ALake, tmp_path: Path, postgres: Postgres, database: str
) -> None:
    published(a_lake(), tmp_path / "data")
    start = time.monotonic()
    with (
        postgres.locked(database, "access exclusive"),
        pytest.raises(
            LakeError, match=r"canceling statement due to lock timeout\): the catalogue is at work or locked"
        ),
    ):
        a_lake().kept()
    assert time.monotonic() - start < 20
    assert len(a_lake().kept()) == 1


def test_a_build_of_a_newer_version_is_passed_over_and_the_app_to_be_upgraded_even_where_its_tables_are_others(
    a_lake: ALake, tmp_path: Path
) -> None:
    first = published(a_lake(), tmp_path / "data")
    with publishing.writing(a_lake(), "nothing was published") as cursor:
        cursor.execute("create temp table newer as select * replace ('99.1.0' as version) from lake.build")
        cursor.begin()
        cursor.execute("create or replace table lake.build as from newer")
        cursor.execute("drop table lake.card")
        cursor.execute("call lake.set_commit_message('briefing', 'newer')")
        cursor.commit()
    found, passed = shelf.newest(a_lake())
    assert found is not None
    assert found.id == first.id
    assert [str(error).rpartition(": ")[2] for error in passed] == ["upgrade this app"]


def test_files_that_are_gone_are_said_to_be_gone(a_lake: ALake, tmp_path: Path) -> None:
    reader = published(a_lake(), tmp_path / "data")
    for file in (tmp_path / "lake").rglob("*.parquet"):
        file.unlink()
    gone = r"its files do not answer \(/.*\.parquet is not there or cannot be read\): try again"
    with pytest.raises(StoreError, match=f"build {reader.id}: {gone}"):
        reader.rows("items")
    with pytest.raises(StoreError, match="see whether the data files are still there"):
        a_lake().open(reader.id)


def test_a_lake_on_s3_gives_the_same_rows_and_outlives_answers_of_503(
    a_lake: ALake, tmp_path: Path, object_store: str, database: str, article: Build
) -> None:
    asked = {"busy": 0}

    def busy() -> bool:
        asked["busy"] -= asked["busy"] > 0
        return asked["busy"] > 0

    with unsteady(object_store, busy) as address:
        lake = a_lake(BRIEFING_DATA_PATH=f"s3://shelf/{database}", AWS_ENDPOINT_URL=address, **KEYS)
        build_id, _ = publishing.publish(ROOT / "data", lake)
        reader, fresh = lake.open(build_id), lake.open(build_id)
        asked["busy"] = 3
        assert reader.rows("items") == article.rows("items")
        assert asked["busy"] == 0, "it was turned away twice, and asked again"
        asked["busy"] = 1000
        with pytest.raises(StoreError, match=r"its files do not answer .*503.*: try again"):
            fresh.rows("items")
        assert reader.rows("items") == article.rows("items"), "what was read once is not asked for again"
        with pytest.raises(
            LakeError, match=r"nothing was published .*: see whether the object store answers"
        ) as refused:
            publishing.publish(sample.write(tmp_path / "data", sample.news), lake)
        asked["busy"] = 0
        assert "s3cret" not in "".join(traceback.format_exception(refused.value))
        assert fresh.rows("items") == article.rows("items")
        assert [one.id for one in lake.kept()] == [build_id]
        assert publishing.publish(tmp_path / "data", lake)[1]


@pytest.mark.parametrize(
    "place",
    [
        "postgresql://keeper:{secret}@127.0.0.1:1/x",
        "postgresql://me@corp.example:{secret}@127.0.0.1:1/x",
        "host=127.0.0.1 port=1 password={secret} dbname=x",
    ],
)
@pytest.mark.parametrize(
    "secret", ["hunter[two", "hunter/two4", "hunter@two4", "hunter two4", "hunter%5Btwo4", "hunter℀4"]
)
def test_no_part_of_a_password_is_told_whatever_the_driver_takes_it_for(
    secret: str, place: str, lake_of: ALake
) -> None:
    lake = lake_of(BRIEFING_DATABASE="ducklake:postgres:" + place.format(secret=secret))
    with pytest.raises(LakeError) as refused:
        lake.kept()
    assert "hunter" not in f"{lake} {''.join(traceback.format_exception(refused.value))}"


def test_a_store_without_a_scheme_is_not_taken_for_amazons(lake_of: ALake) -> None:
    lake = lake_of(
        BRIEFING_DATABASE="ducklake:postgres:dbname=x",
        BRIEFING_DATA_PATH="s3://shelf/x",
        AWS_ENDPOINT_URL="127.0.0.1:9000",
        **KEYS,
    )
    with pytest.raises(LakeError, match="AWS_ENDPOINT_URL: is no address: begin it with http://"):
        lake.kept()


@pytest.mark.parametrize(
    "form",
    [
        "dbname={name} password='{escaped}'",
        "dbname={name} password = '{escaped}'",
        "password= {bare} dbname={name}",
        "postgresql://keeper:{quoted}@127.0.0.1/{name}",
        "postgresql://keeper@127.0.0.1/{name}?password={quoted}&application_name=briefing",
    ],
)
def test_a_password_in_the_setting_opens_the_lake_and_is_shown_nowhere(
    form: str, a_lake: ALake, tmp_path: Path, postgres: Postgres, database: str
) -> None:
    escaped = PASSWORD.replace("\\", "\\\\").replace("'", "\\'")
    bare = escaped.replace(" ", "\\ ")
    named = form.format(name=database, escaped=escaped, bare=bare, quoted=quote(PASSWORD, safe=""))
    setting = {"PGHOST": "127.0.0.1", "PGPORT": str(postgres.port), "PGUSER": "keeper", "PGPASSWORD": ""}
    lake = a_lake(BRIEFING_DATABASE=f"ducklake:postgres:{named}", BRIEFING_DATA=str(tmp_path / "data"), **setting)
    found = published(lake, tmp_path / "data")
    postgres.sql("drop table ducklake_snapshot", database)
    with pytest.raises(LakeError) as refused:
        lake.kept()
    command = [sys.executable, "-m", "briefing", "publish"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 1
    assert "the catalogue is not whole" in ended.stderr
    traced = "".join(traceback.format_exception(refused.value))
    for shown in (
        str(lake),
        repr(lake),
        traced,
        ended.stdout + ended.stderr,
        repr(found),
        lake.catalogue.redacted(named),
    ):
        assert "s3cret" not in shown
        assert quote(PASSWORD, safe="") not in shown

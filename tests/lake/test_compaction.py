"""What is kept, what is forgotten and what is deleted; and whose the files of a data path are."""

import os
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import compaction, publishing
from briefing.errors import LakeError
from briefing.lake import Lake
from tests import sample
from tests.lake.servers import KEYS, Postgres
from tests.lake.test_lake import at_pier, files, newest

ALake = Callable[..., Lake]
UNNEEDED = "update ducklake_files_scheduled_for_deletion set schedule_start = now() - interval '{} hours'"


def add_in_parts(lake: Lake, name: str) -> None:
    """The newest build once more, with its items in two files, as a large one has them."""
    with publishing.writing(lake, "nothing was published") as cursor:
        cursor.execute("create temp table whole as from lake.item")
        cursor.begin()
        cursor.execute("create or replace table lake.item as from whole limit 2")
        cursor.execute("insert into lake.item from whole offset 2")
        cursor.execute("call lake.set_commit_message('briefing', $1)", [name])
        cursor.commit()


def test_compaction_forgets_old_builds_on_demand_and_deletes_what_nobody_needs_after_a_day(
    a_lake: ALake, tmp_path: Path, postgres: Postgres, database: str
) -> None:
    reader = a_lake()
    ids = []
    for number in range(3):
        sample.write(tmp_path / "data", at_pier(number))
        ids.append(publishing.publish(tmp_path / "data", a_lake())[0])
    oldest = files(tmp_path)
    rows = newest(reader).rows("items")
    assert compaction.compact(a_lake()).forgotten == 0
    assert [one.id for one in reader.kept()] == ids[::-1]
    assert compaction.compact(a_lake(), keep=2) == (0, 1, 0)
    assert [one.id for one in reader.kept()] == ids[:0:-1]
    assert files(tmp_path) == oldest, "somebody may still be reading them"
    postgres.sql(UNNEEDED.format(23), database)
    assert compaction.compact(a_lake()).deleted == 0
    postgres.sql(UNNEEDED.format(25), database)
    assert compaction.compact(a_lake()).deleted == len(oldest) / 3
    assert newest(reader).rows("items") == rows
    assert a_lake().open(ids[1]).rows("arrests")[0]["place"] == "pier 1"


def test_compaction_merges_files_and_frees_what_it_merged_once_the_build_is_forgotten(
    a_lake: ALake, tmp_path: Path, postgres: Postgres, database: str
) -> None:
    first, _ = publishing.publish(sample.write(tmp_path / "data"), a_lake())
    add_in_parts(a_lake(), "in parts")
    rows, marks = newest(a_lake()).rows("items"), dict(a_lake().kept())
    assert compaction.compact(a_lake()) == (1, 0, 0)
    merged = dict(a_lake().kept())
    assert merged == {"in parts": marks["in parts"] + 1, first: marks[first]}, "what was merged is opened anew"
    assert newest(a_lake()).rows("items") == rows
    older = files(tmp_path)
    second, _ = publishing.publish(sample.write(tmp_path / "data", sample.news), a_lake())
    needed = files(tmp_path) - older
    assert {build_id: mark for build_id, mark in a_lake().kept() if build_id != second} == merged
    assert compaction.compact(a_lake(), keep=1) == (0, 2, 0)
    postgres.sql(UNNEEDED.format(25), database)
    assert compaction.compact(a_lake()).deleted == len(older)
    assert files(tmp_path) == needed
    assert newest(a_lake()).id == second


def test_what_a_killed_publisher_left_is_deleted_after_a_day(a_lake: ALake, tmp_path: Path) -> None:
    publishing.publish(sample.write(tmp_path / "data"), a_lake())
    there = files(tmp_path)
    left, writing = (tmp_path / "lake" / "main" / "item" / f"{name}.parquet" for name in ("left", "writing"))
    for file in (left, writing):
        file.write_bytes(b"half of a file")
    for file, hours in ((left, 25), (writing, 23)):
        os.utime(file, (time.time() - hours * 3600,) * 2)
    assert compaction.compact(a_lake()).deleted == 1
    assert files(tmp_path) == there | {writing}


@pytest.mark.parametrize("place", ["{folder}/lake", "s3://shelf/{name}"])
def test_a_second_lake_is_kept_from_the_files_of_the_first(
    place: str, a_lake: ALake, tmp_path: Path, postgres: Postgres, object_store: str
) -> None:
    name = f"lake_{uuid.uuid4().hex}"
    path = place.format(folder=tmp_path, name=name)
    first = a_lake(BRIEFING_DATA_PATH=path, AWS_ENDPOINT_URL=object_store, **KEYS)
    build_id, _ = publishing.publish(sample.write(tmp_path / "data"), first)
    postgres.sql(f"create database {name}")
    second = a_lake(BRIEFING_DATABASE=postgres.named(name))
    strange = f"{path}/belongs-to.txt: says that .* another lake: every lake needs a"
    with pytest.raises(LakeError, match=strange):
        publishing.publish(tmp_path / "data", second)
    with pytest.raises(LakeError, match="there is no lake yet"):
        compaction.compact(second)
    # A path that was refused is none that the lake belongs to.
    elsewhere = a_lake(BRIEFING_DATABASE=postgres.named(name), BRIEFING_DATA_PATH=str(tmp_path / "second"))
    assert publishing.publish(tmp_path / "data", elsewhere)[1]
    (tmp_path / "second" / "belongs-to.txt").write_text("00000000-0000-0000-0000-000000000000")
    for asked in (lambda: publishing.publish(tmp_path / "data", elsewhere), lambda: compaction.compact(elsewhere)):
        with pytest.raises(LakeError, match=r"second/belongs-to.txt: says that .* another lake: every lake needs a"):
            asked()
    assert first.open(build_id).rows("item_count")[0]["items"] == 4
    assert publishing.publish(sample.write(tmp_path / "data", sample.news), first)[1]


def test_a_folder_with_files_of_somebody_else_is_no_place_for_a_lake(a_lake: ALake, tmp_path: Path) -> None:
    (tmp_path / "lake").mkdir()
    (tmp_path / "lake" / "salaries.parquet").write_bytes(b"somebody else's")
    with pytest.raises(LakeError, match=r"salaries.parquet: is no file of this lake, .*: every lake needs a"):
        publishing.publish(sample.write(tmp_path / "data"), a_lake())
    assert files(tmp_path) == {tmp_path / "lake" / "salaries.parquet"}


def test_a_folder_that_is_not_mounted_is_not_filled_anew(a_lake: ALake, tmp_path: Path) -> None:
    publishing.publish(sample.write(tmp_path / "data"), a_lake())
    (tmp_path / "lake").rename(tmp_path / "away")
    sample.write(tmp_path / "data", sample.news)
    for asked in (lambda: publishing.publish(tmp_path / "data", a_lake()), lambda: compaction.compact(a_lake())):
        with pytest.raises(LakeError, match="holds no file of this lake, which has builds: mount the folder"):
            asked()
    assert not (tmp_path / "lake").exists()
    (tmp_path / "away").rename(tmp_path / "lake")
    assert publishing.publish(tmp_path / "data", a_lake())[1]


def test_compaction_makes_no_lake(a_lake: ALake, postgres: Postgres, database: str) -> None:
    with pytest.raises(LakeError, match="there is no lake yet: run python -m briefing publish to make it"):
        compaction.compact(a_lake())
    assert postgres.sql("select count(*) from pg_tables where schemaname = 'public'", database) == "0"

"""Opening builds, and asking them."""

import re
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from briefing import __version__, build, shelf, store
from briefing.errors import QueryError, StoreError
from briefing.filters import Filters
from briefing.store import Build
from tests import sample


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return build.make(sample.write(tmp_path), tmp_path / "builds")


def test_a_truncated_build_is_refused_with_the_remedy(good: Path) -> None:
    damaged = good.with_name("99991231T235959Z-damaged.duckdb")
    damaged.write_bytes(good.read_bytes()[:5000])
    with pytest.raises(StoreError, match="remove it, or run python -m briefing build"):
        store.open_build(damaged)


def test_a_file_that_is_no_database_is_refused(good: Path) -> None:
    foreign = good.with_name("foreign.duckdb")
    foreign.write_bytes(b"these are notes" * 1000)
    with pytest.raises(StoreError, match="is not a build"):
        store.open_build(foreign)


def test_a_database_of_another_program_is_refused(good: Path) -> None:
    foreign = good.with_name("foreign.duckdb")
    with duckdb.connect(str(foreign)) as other:
        other.execute("create table shopping (thing varchar)")
    with pytest.raises(StoreError, match="is not a build"):
        store.open_build(foreign)


@pytest.mark.parametrize(
    ("version", "remedy"), [("99.1.0", "upgrade this app$"), ("0.1.9", "run python -m"), ("", "run python -m")]
)
def test_a_build_of_another_series_of_versions_is_refused_and_passed_over(
    good: Path, version: str, remedy: str
) -> None:
    foreign = good.with_name("99991231T235959Z-foreign.duckdb")
    shutil.copy(good, foreign)
    with duckdb.connect(str(foreign)) as other:
        other.execute("update build set version = ?", [version])
    with pytest.raises(StoreError, match=f"made by version {version}, whose builds .* does not read: {remedy}"):
        store.open_build(foreign)
    assert shelf.find(good.parent, foreign.stem) is None
    latest = shelf.latest(good.parent)
    assert latest is not None
    assert latest.path == good


def test_a_build_of_another_patch_of_this_version_is_read(good: Path) -> None:
    major, minor, _ = __version__.split(".")
    with duckdb.connect(str(good)) as other:
        other.execute("update build set version = ?", [f"{major}.{minor}.99"])
    assert store.open_build(good).version == f"{major}.{minor}.99"


def test_the_newest_good_build_serves_and_the_ones_passed_over_are_named(good: Path) -> None:
    (good.with_name("99991231T235959Z-damaged.duckdb")).write_bytes(b"x" * 20_000)
    found, passed = shelf.newest(good.parent)
    assert found is not None
    assert found.path == good
    assert [str(error).partition(":")[0] for error in passed] == [
        str(good.with_name("99991231T235959Z-damaged.duckdb"))
    ]


def test_a_folder_without_builds_gives_none(tmp_path: Path) -> None:
    assert shelf.newest(tmp_path) == (None, [])


@pytest.mark.parametrize(
    "sql",
    [
        "copy (select 1) to '{folder}/out.csv'",
        "select * from read_text('/etc/hostname')",
        "select * from read_csv('/etc/passwd')",
        "attach '{folder}/other.duckdb' as other",
        "install httpfs",
        "set enable_external_access = true",
        "insert into item (item_id) values ('x')",
        "drop table item",
    ],
)
def test_an_open_build_can_neither_reach_out_nor_be_changed(good: Path, tmp_path: Path, sql: str) -> None:
    opened = store.open_build(good)
    with pytest.raises(duckdb.Error):
        opened.cursor().execute(sql.format(folder=tmp_path))


def test_readers_in_many_threads_each_get_their_own_rows(article: store.Build) -> None:
    agencies = [row["value"] for row in article.rows("facets") if row["filter"] == "agency"]
    expected = {agency: article.rows("items", Filters(agency=(agency,))) for agency in agencies}
    wrong: list[str] = []

    def read() -> None:
        for _ in range(5):
            wrong.extend(a for a in agencies if article.rows("items", Filters(agency=(a,))) != expected[a])

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_reader_keeps_its_build_while_a_newer_one_is_made(good: Path, tmp_path: Path) -> None:
    reader = store.open_build(good)
    before = reader.rows("items")
    sample.write(tmp_path, lambda parts: parts["article"]["arrest"][0].update(place="the quay"))
    build.make(tmp_path, good.parent)
    assert reader.rows("items") == before


def test_a_query_that_does_not_exist_lists_the_ones_there_are(article: store.Build) -> None:
    with pytest.raises(QueryError, match=r"there are: .*rewards"):
        article.table("../../etc/passwd")


def test_a_query_asked_with_the_wrong_parameters_says_which_it_takes(article: store.Build) -> None:
    with pytest.raises(QueryError, match="takes the parameters actor, filters"):
        article.table("actor_items")


def test_actors_are_compared_as_they_are_stored_so_that_other_rows_are_not_read(article: Build) -> None:
    chosen = {"filters": article.params(Filters(agency=("ice", "treasury-department"), kind=("measure",)))}
    plan = article.cursor().execute("explain from chosen_postings($filters)", chosen).fetchall()[0][1]
    assert "number>=" in re.sub(r"\s", "", plan)
    assert "CAST(number" not in plan


def test_a_question_that_needs_more_memory_than_readers_share_is_asked_apart(
    article: store.Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert article.path
    apart: list[store.Build] = []
    monkeypatch.setattr(store, "LEAST", 1_500_000)
    narrow, open_apart = store.open_build(article.path), store.Build.apart
    monkeypatch.setattr(store.Build, "apart", lambda build: apart.append(open_apart(build)) or apart[-1])
    assert narrow.table("sentences", document="anti-cartel-campaign").num_rows
    assert not apart
    assert narrow.table("measure_flow").equals(article.table("measure_flow"))
    assert apart
    with pytest.raises(StoreError, match="query 'measure_flow' takes more memory than there is: narrow the filters"):
        replace(narrow, shared=False).table("measure_flow")


def test_of_a_large_build_readers_share_more(article: store.Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(build: store.Build) -> float:
        """MiB, as it is told."""
        setting = build.cursor().execute("select current_setting('memory_limit')").fetchall()[0][0]
        number, unit = setting.split()
        return float(number) * {"MiB": 1, "GiB": 1024}[unit]

    assert article.path
    assert held(store.open_build(article.path)) == pytest.approx(store.LEAST / 2**20, 0.01)
    monkeypatch.setattr(store, "LEAST", 1)
    monkeypatch.setattr(store, "PART", 0.1)
    large = store.open_build(article.path)
    assert held(large) == pytest.approx(article.path.stat().st_size * 10 / 2**20, 0.01)
    assert held(large.apart()) > 3 * held(large)


def test_rows_come_in_runs_and_once_at_least(article: store.Build) -> None:
    whole = article.table("table_item_actor")
    runs = [*article.runs("table_item_actor", Filters(), 10)]
    assert [run.num_rows for run in runs] == [10] * (whole.num_rows // 10) + [whole.num_rows % 10]
    assert pa.concat_tables(runs).equals(whole)
    (none,) = article.runs("table_item_actor", Filters(words="nowhere to be found"), 10)
    assert none.equals(whole.slice(0, 0))

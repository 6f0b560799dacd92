"""Opening builds, and asking them."""

import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from briefing import __version__, answers, build, queries, shelf, store
from briefing.errors import QueryError, StoreError
from briefing.filters import Filters
from briefing.shelf import Folder
from briefing.store import Build
from tests import sample
from tests.serving import ROOT


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return build.make(sample.write(tmp_path), tmp_path / "builds")


def test_a_build_that_lacks_only_its_last_words_is_refused_and_says_how_much_is_there(good: Path) -> None:
    with duckdb.connect(good) as connection:
        connection.execute("create table more as select random() as number from range(1_000_000)")
    whole = good.stat().st_size
    with good.open("r+b") as file:
        file.truncate(whole - 100)
    with duckdb.connect(good, read_only=True) as connection:
        assert connection.execute("select count(*) from build").fetchall() == [(1,)]
    with pytest.raises(StoreError, match=f"is cut off, {whole - 100:,} of {whole:,} bytes are there: copy it again"):
        store.open_build(good)


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
    ("facts", "more"),
    [
        ("now() as built_at, null::varchar as version", "create table card (item_id varchar)"),
        (f"now() as built_at, '{'9' * 5000}' as version", "create table card (item_id varchar)"),
        (f"null::timestamptz as built_at, '{__version__}' as version", "create table card (item_id varchar)"),
        (f"now() as built_at, '{__version__}' as version", "create table item (item_id varchar)"),
    ],
    ids=["no version", "a version of many figures", "no time", "no cards"],
)
def test_what_is_nearly_a_build_is_refused(facts: str, more: str, good: Path) -> None:
    nearly = good.with_name("nearly.duckdb")
    with duckdb.connect(str(nearly)) as other:
        other.execute(f"create table build as select 'x' as build_id, 'x' as content_sha256, {facts}; {more}")
    with pytest.raises(StoreError, match=r"nearly\.duckdb: "):
        store.open_build(nearly)


def test_the_time_of_a_build_is_the_same_wherever_it_is_read(good: Path) -> None:
    code = "import sys; from pathlib import Path; from briefing.store import open_build as read;"
    code += "print(f'{read(Path(sys.argv[1])).built_at:%Y%m%dT%H%M%SZ %Z}')"
    elsewhere = os.environ | {"PYTHONPATH": str(ROOT), "TZ": "Pacific/Auckland"}
    command = [sys.executable, "-c", code, str(good)]
    ended = subprocess.run(command, env=elsewhere, capture_output=True, text=True, check=True)
    assert ended.stdout.split() == [good.stem.partition("-")[0], "UTC"]


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
    with pytest.raises(StoreError):
        shelf.find(Folder(good.parent), foreign.stem)
    assert shelf.find(Folder(good.parent), "another") is None
    latest, _ = shelf.newest(Folder(good.parent))
    assert latest is not None
    assert latest.path == good


def test_a_build_of_another_patch_of_this_version_is_read(good: Path) -> None:
    major, minor, _ = __version__.split(".")
    with duckdb.connect(str(good)) as other:
        other.execute("update build set version = ?", [f"{major}.{minor}.99"])
    assert store.open_build(good).version == f"{major}.{minor}.99"


def test_the_newest_good_build_serves_and_the_ones_passed_over_are_named(good: Path) -> None:
    (good.with_name("99991231T235959Z-damaged.duckdb")).write_bytes(b"x" * 20_000)
    found, passed = shelf.newest(Folder(good.parent))
    assert found is not None
    assert found.path == good
    assert [str(error).partition(":")[0] for error in passed] == [
        str(good.with_name("99991231T235959Z-damaged.duckdb"))
    ]


def test_a_folder_without_builds_gives_none(tmp_path: Path) -> None:
    assert shelf.newest(Folder(tmp_path)) == (None, [])


@pytest.mark.parametrize(
    "sql",
    [
        "copy (select 1) to '{folder}/out.csv'",
        "select * from read_text('/etc/hostname')",
        "select * from read_csv('/etc/passwd')",
        "attach '{folder}/other.duckdb' as other",
        "install httpfs",
        "set enable_external_access = true",
        "set temp_directory = '{folder}'",
        "load httpfs",
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


def test_what_was_read_of_a_build_is_let_go_now_and_then(article: store.Build, monkeypatch: pytest.MonkeyPatch) -> None:
    assert article.path
    monkeypatch.setattr(answers, "KEPT", "1MB")
    monkeypatch.setattr(store, "EVERY", 3_600)
    opened = store.open_build(article.path)

    def held() -> int:
        rows = opened.cursor().execute("from duckdb_memory()").fetchall()
        return sum(row[1] for row in rows if row[0] == "BASE_TABLE")

    opened.cached_table("items")
    opened.cached_table("table_sentence")
    full = held()
    opened.cached_table("table_actor")
    assert held() >= full
    monkeypatch.setattr(store, "EVERY", 0)
    # A question about nothing.
    opened.cached_table("items_held", items=())
    assert held() < full
    # There is room as before.
    assert opened.cursor().execute("select max(n) from (select unnest(range(1000000)) as n order by n)").fetchall()


def test_memory_may_be_let_go_any_number_of_times_and_there_is_as_much_as_before(article: store.Build) -> None:
    assert article.path
    cursor = store.open_build(article.path).cursor()
    told = []
    for _ in range(3):
        assert answers.trim_memory(cursor)
        told += cursor.execute("select current_setting('memory_limit')").fetchall()
    assert len({*told}) == 1
    # Not only told: more than what is kept has room.
    assert cursor.execute("select max(n) from (select unnest(range(3000000)) as n order by n)").fetchall()


def test_nothing_is_let_go_while_somebody_asks(article: store.Build) -> None:
    cursor = article.cursor()
    with answers._asking(cursor, "a question"):
        assert not answers.trim_memory(cursor)
    assert answers.trim_memory(cursor)


def test_a_question_that_takes_more_memory_than_there_is_says_what_to_do(article: store.Build) -> None:
    assert article.path
    opened = store.open_build(article.path)
    opened.connection.execute("set memory_limit = '1MB'")
    large = "select unnest(range(1000000))::varchar as name order by name"
    for ask in (
        lambda: opened.table("items"),
        lambda: [*opened.runs("table_item_actor", Filters(), 10)],
        lambda: opened.offenders(queries.Rule("large", "Needs room.", large, needs_all=False)),
    ):
        with pytest.raises(StoreError, match="that takes more memory than there is: narrow the filters"):
            ask()


def test_long_work_has_a_connection_of_its_own(article: store.Build) -> None:
    apart = article.apart()
    assert apart == article
    apart.connection.execute("set memory_limit = '1MB'")
    assert article.table("items").num_rows
    assert apart.connection.execute("select current_setting('threads')").fetchall() == [(os.cpu_count(),)]


def test_long_work_on_a_build_whose_file_is_gone_says_so(good: Path) -> None:
    opened = store.open_build(good)
    good.unlink()
    assert opened.table("items").num_rows
    with pytest.raises(StoreError, match="its file is gone: open the page again"):
        opened.apart()


def test_rows_come_in_runs_and_once_at_least(article: store.Build) -> None:
    whole = article.table("table_item_actor")
    runs = [*article.runs("table_item_actor", Filters(), 10)]
    assert [run.num_rows for run in runs] == [min(10, whole.num_rows - first) for first in range(0, whole.num_rows, 10)]
    assert pa.concat_tables(runs).equals(whole)
    (none,) = article.runs("table_item_actor", Filters(words="nowhere to be found"), 10)
    assert none.equals(whole.slice(0, 0))

"""A lake says what a file says, to any number of readers, and takes builds from any number of publishers."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from briefing import build, publishing, queries, shelf, store
from briefing.__main__ import main
from briefing.answers import ENGINE
from briefing.errors import CollectionError
from briefing.filters import Filters
from briefing.lake import Lake
from briefing.store import Build
from tests import sample
from tests.lake.servers import Postgres
from tests.serving import ROOT
from tests.unit.test_queries import MORE

ALake = Callable[..., Lake]
CHOICES = [
    Filters(),
    Filters(records=True),
    Filters(agency=("state-department",), kind=("reward",)),
    Filters(words="cartel", dated=True),
    Filters(basket=("anti-cartel-campaign/maduro-reward",)),
    Filters(words="nowhere to be found"),
]
FORBIDDEN = [
    "copy (select 1) to '{folder}/out.csv'",
    "copy (select 1) to '{folder}/lake/out.csv'",
    "select * from read_text('/etc/hostname')",
    "attach '{folder}/other.duckdb' as other",
    "install httpfs",
    "set enable_external_access = true",
    "set threads = 1",
    "set allowed_paths = ['/etc/hostname']",
    "insert into item (item_id) values ('x')",
]


def newest(lake: Lake) -> Build:
    found, _ = shelf.newest(lake)
    assert found is not None
    return found


def at_pier(number: int) -> sample.Change:
    """A change: where the arrest was."""
    return lambda parts: parts["article"]["arrest"][0].update(place=f"pier {number}")


def process(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Another process with the same settings."""
    command = [sys.executable, "-c", "import sys\nfrom pathlib import Path\n" + code, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def files(folder: Path) -> set[Path]:
    return set((folder / "lake").rglob("*.parquet"))


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return store.open_build(build.make(ROOT / "data", tmp_path_factory.mktemp("embedded")))


def test_a_lake_gives_the_rows_of_the_embedded_build_for_every_query_and_keeps_every_rule(
    a_lake: ALake, embedded: Build
) -> None:
    publishing.publish(ROOT / "data", a_lake())
    found = newest(a_lake())
    assert found.content_sha256 == embedded.content_sha256
    for name in queries.query_names():
        asked = queries.query(name).parameters
        more = {key: value for key, value in MORE.items() if key in asked}
        for chosen in CHOICES if "filters" in asked else CHOICES[:1]:
            one, other = found.table(name, chosen, **more), embedded.table(name, chosen, **more)
            assert one.schema == other.schema, name
            assert one.equals(other), (name, chosen)
    assert not [rule.name for rule in queries.rules() if found.offenders(rule)]


def test_a_reader_reaches_the_files_of_its_build_and_nothing_else(
    a_lake: ALake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What other tests spare themselves must hold where it matters.
    monkeypatch.delitem(ENGINE, "allow_unsigned_extensions")
    publishing.publish(sample.write(tmp_path / "data"), a_lake())
    reader = newest(a_lake()).connection
    for sql in FORBIDDEN:
        with pytest.raises(duckdb.Error):
            reader.cursor().execute(sql.format(folder=tmp_path)).fetchall()
    assert [name for (name,) in reader.cursor().execute("select database_name from duckdb_databases()").fetchall()] == [
        *("memory", "system", "temp")
    ]


def test_readers_move_to_a_new_build_and_ids_lead_to_older_ones(a_lake: ALake, tmp_path: Path) -> None:
    reader = a_lake()
    first, new = publishing.publish(sample.write(tmp_path / "data"), a_lake())
    assert new
    before = newest(reader)
    rows = before.rows("items")
    second, _ = publishing.publish(sample.write(tmp_path / "data", sample.news), a_lake())
    assert newest(reader).id == second != first
    assert [one.id for one in reader.kept()] == [second, first]
    assert before.rows("items") == rows, "a reader keeps its build while a newer one is published"
    older = shelf.find(a_lake(), first)
    assert older is not None
    assert older.rows("items") == rows != newest(reader).rows("items")
    assert shelf.find(reader, "nothing'; drop table item") is None
    assert publishing.publish(sample.write(tmp_path / "data", sample.news), a_lake()) == (second, False)


def test_data_with_a_fault_is_not_published(a_lake: ALake, tmp_path: Path) -> None:
    publishing.publish(sample.write(tmp_path / "data"), a_lake())
    before = a_lake().kept(), files(tmp_path)
    sample.write(tmp_path / "data", lambda parts: parts["article"]["reward"][0].update(currency=""))
    with pytest.raises(CollectionError):
        publishing.publish(tmp_path / "data", a_lake())
    assert (a_lake().kept(), files(tmp_path)) == before


def test_three_publishers_at_once_lose_nothing_and_readers_never_see_half(a_lake: ALake, tmp_path: Path) -> None:
    publishing.publish(sample.write(tmp_path / "0"), a_lake())
    code = "from briefing import lake, publishing\nprint(publishing.publish(Path(sys.argv[1]), lake.configured())[0])"
    for number in (1, 2, 3):
        sample.write(tmp_path / str(number), at_pier(number))
    publishers = [process(code, str(tmp_path / str(number))) for number in (1, 2, 3)]
    while any(one.poll() is None for one in publishers):
        found = newest(a_lake())
        assert found.rows("item_count")[0]["items"] == 4
        assert {row["build_id"] for row in found.cursor().sql("from build").to_arrow_table().to_pylist()} == {found.id}
    said = [one.communicate()[0].strip() for one in publishers]
    kept = [one.id for one in a_lake().kept()]
    assert len(kept) == 4, said
    assert set(said) == set(kept[:3])
    places = {opened.rows("arrests")[0]["place"] for opened in map(a_lake().open, kept[:3])}
    assert places == {"pier 1", "pier 2", "pier 3"}


def test_a_publisher_that_is_killed_leaves_nothing_half_published(
    a_lake: ALake, tmp_path: Path, postgres: Postgres, database: str
) -> None:
    first, _ = publishing.publish(sample.write(tmp_path / "data"), a_lake())
    there = files(tmp_path)
    code = "from briefing import lake, publishing\npublishing.publish(Path(sys.argv[1]), lake.configured())"
    publisher = process(code, str(sample.write(tmp_path / "news", sample.news)))
    while publisher.poll() is None and not files(tmp_path) - there:
        time.sleep(0.001)
    os.kill(publisher.pid, signal.SIGKILL)
    publisher.wait()
    left = files(tmp_path) - there
    assert left
    kept = [one.id for one in a_lake().kept()]
    # Where it could still commit before it was killed, all of it is there.
    assert kept in ([first], [newest(a_lake()).id, first])
    assert newest(a_lake()).rows("rewards")[0]["amount"] == (2_000_000 if kept == [first] else 2_500_000)
    assert publishing.publish(tmp_path / "news", a_lake())[0] == newest(a_lake()).id
    assert newest(a_lake()).rows("rewards")[0]["amount"] == 2_500_000


def test_every_command_reads_from_the_lake(a_lake: ALake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_lake(BRIEFING_DATA=str(sample.write(tmp_path / "data")))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> str:
        ended = CliRunner().invoke(main, [*arguments])
        assert ended.exit_code == 0, ended.output
        return ended.output

    first = run("publish").split()[-1]
    sample.write(tmp_path / "data", sample.news)
    assert run("publish").startswith("A new build was published.")
    assert run("publish").startswith("The content is unchanged")
    assert "Coast Guard" in run("query", "rewards_by_agency")
    run("snapshot", "--format", "html", "--build", first, "-o", "old.html")
    verdict = run("verify", "old.html")
    assert "Made again from the build" in verdict
    assert "says otherwise" in verdict
    assert "1 item changed" in run("compare", first, "newest")
    assert run("compact", "--keep", "1") == "Files of 0 tables merged, 1 build forgotten, 0 files deleted.\n"

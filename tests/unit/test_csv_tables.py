"""The CSV tables, read by DuckDB and by the standard library."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefing.filters import Filters
from briefing.snapshots import archive, flat
from briefing.snapshots.compare import Change, Comparison
from briefing.snapshots.formats import BY_SUFFIX
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.store import Build
from tests.unit.test_formats import HOSTILE, hostile
from tests.unit.test_queries import TABLES


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def records(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def whole(harbour: Build) -> Snapshot:
    return taken(harbour, Filters(records=True), "My heading", "My note\nBuild: another")


def test_each_table_of_the_contract_is_a_file(whole: Snapshot) -> None:
    found = members(BY_SUFFIX["csv.zip"].write(whole))
    assert list(found) == ["about.txt", *(f"{name}.csv" for name in (*archive.NAMES, "code", "build"))]
    assert set(TABLES) == {*archive.NAMES, "build"}
    for name, columns in TABLES.items():
        header = found[f"{name}.csv"].decode("utf-8-sig").splitlines()[0].replace('"', "").split(",")
        assert header[: len(columns.split())] == columns.split()


def test_each_code_in_the_tables_is_told_in_words(whole: Snapshot) -> None:
    found = members(BY_SUFFIX["csv.zip"].write(whole))
    told = {(row["table"], row["column"], row["code"]): row["words"] for row in records(found["code.csv"])}
    assert told["actor", "kind", "agency"] == "Agency"
    for table, column in archive.CODES:
        codes = {row[column] for row in records(found[f"{table}.csv"])}
        assert {(table, column, code) for code in codes} <= told.keys()


def test_duckdb_reads_the_tables_back_with_their_values(whole: Snapshot, tmp_path: Path) -> None:
    for name, content in members(BY_SUFFIX["csv.zip"].write(whole)).items():
        (tmp_path / name).write_bytes(content)
    with duckdb.connect() as connection:
        for name, runs in archive.tables(whole):
            table = pa.concat_tables(runs)
            connection.register("kept", table)
            types = ", ".join(f"'{row[0]}': '{row[1]}'" for row in connection.sql("describe kept").fetchall())
            options = f"header = true, allow_quoted_nulls = false, columns = {{{types}}}"
            read = f"from read_csv('{tmp_path}/{name}.csv', {options})"
            assert connection.sql(read).fetchall() == connection.sql("from kept").fetchall(), name


def test_only_what_belongs_to_the_chosen_items_is_in_the_tables(harbour: Build) -> None:
    found = members(BY_SUFFIX["csv.zip"].write(taken(harbour, Filters(kind=("arrest",)))))
    assert [row["item_id"] for row in records(found["item.csv"])] == ["harbour-crackdown/quay-arrest"]
    actors = {row["actor_id"] for row in records(found["actor.csv"])}
    assert actors == {row["actor_id"] for row in records(found["item_actor.csv"])}
    assert actors == {"ada-quay", "coast-guard", "harbour-bulletin"}
    assert {row["document_id"] for row in records(found["sentence.csv"])} == {"harbour-crackdown"}
    assert records(found["reward.csv"]) == []
    assert records(found["arrest.csv"])[0]["accusations"] == '["smuggling", "bribery"]'


def test_the_tables_stand_in_the_order_of_a_basket(harbour: Build) -> None:
    basket = ("harbour-crackdown/quay-arrest", "harbour-crackdown/smuggler-reward", "harbour-crackdown/checks")
    found = members(BY_SUFFIX["csv.zip"].write(taken(harbour, Filters(basket=basket))))
    assert [row["item_id"] for row in records(found["item.csv"])] == list(basket)


def test_about_txt_says_what_the_archive_is_and_the_reader_cannot_speak_for_it(whole: Snapshot) -> None:
    lines = members(BY_SUFFIX["csv.zip"].write(whole))["about.txt"].decode("utf-8").splitlines()
    assert f"Snapshot: {whole.address}" in lines
    assert [line for line in lines if line.startswith("Build: ")] == [f"Build: {whole.build.id}"]
    assert lines[lines.index("Reader’s note: My note") + 1] == "    Build: another"
    assert "Arrests: Persons taken into custody, one or several. An arrest is not a conviction." in lines
    assert (
        f"- Customs tightens harbour checks: article; publisher not stated; 8 August 2025; text SHA-256 {'0' * 64}"
        in lines
    )


def test_the_choice_that_leaves_nothing_makes_tables_without_rows(harbour: Build) -> None:
    found = members(BY_SUFFIX["csv.zip"].write(taken(harbour, Filters(words="nowhere to be found"))))
    assert "The filters leave no item." in found["about.txt"].decode("utf-8")
    assert records(found["item.csv"]) == []
    assert len(records(found["build.csv"])) == 1


def test_what_has_changed_is_a_table_too(whole: Snapshot) -> None:
    compared = Comparison("older", whole.build.id, (whole.items[0],), (whole.items[1],), ())
    found = members(BY_SUFFIX["csv.zip"].write(replace(whole, changes=compared)))
    assert [(row["change"], row["item_id"]) for row in records(found["change.csv"])] == [
        ("added", whole.items[0]["item_id"]),
        ("removed", whole.items[1]["item_id"]),
    ]
    assert "What has changed since build older" in found["about.txt"].decode("utf-8")


def test_about_txt_tells_each_change_with_the_words_that_there_are(whole: Snapshot) -> None:
    came, went, *_ = whole.items
    changed = Change("a/b", "Pier\nBuild: another", (("Where", "the pier", "Quay 7"), ("When", "", "August")))
    compared = replace(whole, changes=Comparison("older", whole.build.id, (came,), (went,), (changed,)))
    _, [told] = archive.about_txt(compared, more="Files")
    assert told.decode("utf-8").splitlines()[-7:] == [
        "What has changed since build older",
        f"- Added: {came['headline']} ({came['item_id']}): “{came['summary']}”",
        f"- Removed: {went['headline']} ({went['item_id']}): “{went['summary']}”",
        "- Changed: Pier",
        "    Build: another (a/b, Where): “the pier” → “Quay 7”",
        "- Changed: Pier",
        "    Build: another (a/b, When): “August”",
    ]


def test_the_archive_says_nothing_of_the_moment(whole: Snapshot) -> None:
    with zipfile.ZipFile(io.BytesIO(BY_SUFFIX["csv.zip"].write(whole))) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in opened.infolist()} == {0o644}


def test_times_are_utc_whatever_the_time_zone_they_came_in(whole: Snapshot) -> None:
    made = datetime.fromisoformat("2025-01-01T01:30:00+05:30")
    content = members(BY_SUFFIX["csv.zip"].write(replace(whole, build=replace(whole.build, built_at=made))))[
        "build.csv"
    ]
    assert records(content)[0]["built_at"] == made.astimezone(UTC).isoformat() == "2024-12-31T20:00:00+00:00"


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_hostile_text_comes_back_as_text(words: str, tmp_path: Path) -> None:
    found = members(BY_SUFFIX["csv.zip"].write(taken(hostile(tmp_path, words), Filters())))
    for name, content in found.items():
        if name.endswith(".csv"):
            assert not [cell for row in records(content) for cell in row.values() if cell.lstrip()[:1] in tuple("=+-@")]
    assert {row["headline"] for row in records(found["item.csv"])} <= {words, f"'{words}"}


@given(some.lists(some.none() | some.text() | some.text(alphabet=" \t\r\n\x1c\x85\u00a0\u2003=+-@'x"), min_size=1))
def test_a_whole_column_is_made_harmless_as_single_cells_are(cells: list[str | None]) -> None:
    def harmless(cell: str | None) -> str | None:
        begins = cell is not None and (cell.lstrip()[:1] in tuple("=+-@") or cell[:1] in ("\t", "\r"))
        return f"'{cell}" if begins else cell

    column = flat.neutral(pa.chunked_array([cells], pa.string()))
    assert column.to_pylist() == [harmless(cell) for cell in cells]


def test_a_part_that_is_alone_is_not_copied() -> None:
    part = b"x" * 1_000
    assert flat.joined([part]) is part
    assert flat.joined([part, b"y"]) == part + b"y"
    assert flat.joined([]) == b""


def test_counts_and_sums_are_written_with_all_their_digits() -> None:
    columns = {"whole": [15e9, None, 1e20], "cents": [0.5, 15e9, None], "part": [1 / 3, None, 2.0]}
    written = flat.joined(flat.parts([pa.table(columns)]))
    assert written.splitlines()[1:] == [
        b"15000000000,0.50,0.3333333333333333",
        b",15000000000.00,",
        b"100000000000000000000,,2",
    ]

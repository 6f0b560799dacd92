"""The Parquet tables, read by DuckDB and by Arrow."""

import io
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from briefing.filters import Filters
from briefing.snapshots import archive
from briefing.snapshots.formats import BY_SUFFIX, parquet
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.store import Build
from tests.unit.test_formats import HOSTILE, hostile


def whole_tables(snapshot: Snapshot) -> dict[str, pa.Table]:
    return {name: pa.concat_tables(runs) for name, runs in archive.tables(snapshot)}


def opened(content: bytes) -> dict[str, pa.Table]:
    with zipfile.ZipFile(io.BytesIO(content)) as members:
        names = [name for name in members.namelist() if name.endswith(".parquet")]
        return {name.removesuffix(".parquet"): pq.read_table(io.BytesIO(members.read(name))) for name in names}


@pytest.fixture(scope="module")
def whole(harbour: Build) -> Snapshot:
    return taken(harbour, Filters(records=True), "My heading", "My note")


def test_each_table_comes_back_as_it_was(whole: Snapshot) -> None:
    found, kept = opened(BY_SUFFIX["parquet.zip"].write(whole)), whole_tables(whole)
    assert list(found) == list(kept) == [*archive.NAMES, "code", "build"]
    for name, table in found.items():
        assert table.to_pylist() == kept[name].to_pylist(), name
        assert table.schema.types == kept[name].schema.types, name


def test_types_are_kept(whole: Snapshot, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(BY_SUFFIX["parquet.zip"].write(whole))) as members:
        members.extractall(tmp_path)
    with duckdb.connect() as connection:

        def types(name: str) -> dict[str, str]:
            rows = connection.execute(f"describe from '{tmp_path}/{name}.parquet'").fetchall()
            return {row[0]: row[1] for row in rows}

        assert types("reward")["amount"] == "DECIMAL(18,2)"
        assert types("arrest")["accusations"] == "VARCHAR[]"
        assert types("item")["date_from"] == "DATE"
        assert types("build")["built_at"] == "TIMESTAMP WITH TIME ZONE"
        assert connection.execute(f"select amount from '{tmp_path}/reward.parquet'").fetchall() == [
            (Decimal("2000000.00"),)
        ]


def test_every_file_says_where_it_comes_from(whole: Snapshot) -> None:
    for table in opened(BY_SUFFIX["parquet.zip"].write(whole)).values():
        facts = {key.decode(): value.decode() for key, value in table.schema.metadata.items()}
        assert facts["snapshot"] == whole.address
        assert (facts["build"], facts["content_sha256"]) == (whole.build.id, whole.build.content_sha256)
        assert facts["filters"] == "Releases and records too"
        assert facts["items"] == "5 of 5 items"
        assert (facts["readers_heading"], facts["readers_note"]) == ("My heading", "My note")


def test_the_choice_that_leaves_nothing_makes_tables_without_rows(harbour: Build) -> None:
    found = opened(BY_SUFFIX["parquet.zip"].write(taken(harbour, Filters(words="nowhere to be found"))))
    assert [name for name, table in found.items() if table.num_rows] == ["code", "build"]
    assert found["reward"].schema.field("amount").type == pa.decimal128(18, 2)


def test_the_chunks_that_rows_came_in_do_not_show(whole: Snapshot) -> None:
    item = whole_tables(whole)["item"]
    parts = pa.concat_tables([item.slice(number, 1) for number in range(item.num_rows)])
    assert parts.column("item_id").num_chunks == 5
    assert b"".join(parquet.one(iter([parts]), {})) == b"".join(parquet.one(iter([item]), {}))


def test_a_long_table_is_written_a_group_of_rows_at_a_time(whole: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = whole_tables(whole)
    monkeypatch.setattr(archive, "RUN", 2)
    content = b"".join(parts := [*parquet.parts(whole)])
    with zipfile.ZipFile(io.BytesIO(content)) as members:
        file = pq.ParquetFile(io.BytesIO(members.read("item.parquet")))
    assert [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)] == [2, 2, 1]
    assert max(map(len, parts)) < len(content) / 5
    assert {name: table.to_pylist() for name, table in opened(content).items()} == {
        name: table.to_pylist() for name, table in kept.items()
    }


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_hostile_text_comes_back_as_text(words: str, tmp_path: Path) -> None:
    found = opened(BY_SUFFIX["parquet.zip"].write(taken(hostile(tmp_path, words), Filters(), words, words)))
    items: list[dict[str, Any]] = found["item"].to_pylist()
    assert {item["headline"] for item in items} == {item["summary"] for item in items} == {words}
    assert found["arrest"].to_pylist()[0]["accusations"] == [words]
    assert found["item"].schema.metadata[b"readers_note"].decode() == words

"""For any filters, every file for spreadsheets and programs carries exactly the items on the screen, in their order."""

import csv
import io
import json
import zipfile

import duckdb
import jsonschema
import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from briefing import glossary
from briefing.snapshots import archive
from briefing.snapshots.formats import BY_SUFFIX
from briefing.snapshots.snapshot import taken
from briefing.store import Build
from tests import choices as choosing
from tests.choices import choices, in_order
from tests.serving import ROOT

VALIDATOR = jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "snapshot.schema.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def known(article: Build, harbour: Build) -> choosing.Known:
    return choosing.known(article, harbour)


def member(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return opened.read(name)


@settings(max_examples=15)
@given(data=some.data())
def test_the_tables_carry_the_items_on_the_screen(data: some.DataObject, article: Build, harbour: Build, known) -> None:
    chosen = data.draw(choices(known))
    for build in (article, harbour):
        shown = [row["item_id"] for row in build.rows("items", chosen)]
        snapshot = taken(build, chosen)
        flat = csv.DictReader(io.StringIO(BY_SUFFIX["csv"].write(snapshot).decode("utf-8-sig"), newline=""))
        assert [row["item_id"] for row in flat if row["item_id"]] == in_order(shown, chosen)
        table = member(BY_SUFFIX["csv.zip"].write(snapshot), "item.csv").decode("utf-8-sig")
        assert [row["item_id"] for row in csv.DictReader(io.StringIO(table, newline=""))] == in_order(shown, chosen)
        arrow = pq.read_table(io.BytesIO(member(BY_SUFFIX["parquet.zip"].write(snapshot), "item.parquet")))
        assert arrow["item_id"].to_pylist() == in_order(shown, chosen)
        assert duckdb.sql("select item_id from arrow").fetchall() == [(one,) for one in in_order(shown, chosen)]


@settings(max_examples=20)
@given(data=some.data())
def test_the_tables_point_to_nothing_that_is_not_there(data: some.DataObject, harbour: Build, known) -> None:
    tables = archive.tables(taken(harbour, data.draw(choices(known))))
    found = {name: [row for run in runs for row in run.to_pylist()] for name, runs in tables}
    items = {row["item_id"]: row for row in found["item"]}
    for kind in glossary.KINDS:
        assert [row["item_id"] for row in found[kind]] == [name for name, row in items.items() if row["kind"] == kind]
    for name in ("item_actor", "evidence"):
        assert {row["item_id"] for row in found[name]} <= set(items)
    assert {row["document_id"] for row in found["document"]} == {row["document_id"] for row in items.values()}
    assert {row["document_id"] for row in found["sentence"]} <= {row["document_id"] for row in found["document"]}
    assert {row["actor_id"] for row in found["actor"]} == {row["actor_id"] for row in found["item_actor"]}
    assert {row["actor_id"] for row in found["alias"]} <= {row["actor_id"] for row in found["actor"]}


@settings(max_examples=20)
@given(data=some.data())
def test_the_workbook_carries_the_items_on_the_screen(data: some.DataObject, article: Build, known) -> None:
    chosen = data.draw(choices(known))
    shown = article.rows("items", chosen)
    book = openpyxl.load_workbook(io.BytesIO(BY_SUFFIX["xlsx"].write(taken(article, chosen))))
    for kind, term in glossary.KINDS.items():
        of_kind = in_order([row["item_id"] for row in shown if row["kind"] == kind], chosen)
        assert (term.plural in book.sheetnames) == bool(of_kind)
        lines = list(book[term.plural].iter_rows(min_row=3, values_only=True)) if of_kind else [("Item",)]
        assert [line[lines[0].index("Item")] for line in lines[1:]] == of_kind


@settings(max_examples=15)
@given(data=some.data())
def test_every_json_file_fits_the_published_schema(
    data: some.DataObject, article: Build, harbour: Build, known
) -> None:
    chosen = data.draw(choices(known))
    for build in (article, harbour):
        file = json.loads(BY_SUFFIX["json"].write(taken(build, chosen, data.draw(some.text()), data.draw(some.text()))))
        VALIDATOR.validate(file)
        shown = [row["item_id"] for row in build.rows("items", chosen)]
        assert [item["item_id"] for item in file["content"]] == in_order(shown, chosen)

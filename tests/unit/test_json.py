"""The JSON file and the schema that describes it agree."""

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from briefing import glossary
from briefing.filters import CHOICES, OTHERS, Filters
from briefing.snapshots.compare import Change, Comparison
from briefing.snapshots.formats import json as format
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.store import Build
from tests.serving import ROOT

SCHEMA = json.loads((ROOT / "docs" / "snapshot.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
FAULTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "a key too many": lambda file: file.update(more=1),
    "a key missing": lambda file: file.pop("of_items"),
    "a key too many in an item": lambda file: file["content"][0].update(more=1),
    "a key of another kind": lambda file: file["content"][0].update(amount=1),
    "a key of its kind missing": lambda file: file["content"][1].pop("currency"),
    "a status that does not exist": lambda file: file["content"][0].update(status="done"),
    "an amount in words": lambda file: file["content"][1].update(amount="2 million"),
    "a place without a paragraph": lambda file: file["content"][0]["evidence"][0].pop("paragraph"),
    "a paragraph before the first": lambda file: file["content"][0]["evidence"][0].update(paragraph=0),
    "a filter that does not exist": lambda file: file["filters"]["parameters"].update(colour=["red"]),
    "another schema": lambda file: file.update({"$schema": "urn:briefing:snapshot:0"}),
    "no address": lambda file: file["snapshot"].pop("address"),
    "a hash that is none": lambda file: file["build"].update(content_sha256="abc"),
    "a source without a kind": lambda file: file["documents"][0].pop("kind"),
    "changes of nothing": lambda file: file.update(changes={}),
}


@pytest.fixture(scope="module")
def whole(harbour: Build) -> Snapshot:
    return taken(harbour, Filters(records=True), "My heading", "My <note>")


def test_the_schema_is_sound_and_is_the_one_that_files_name(whole: Snapshot) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == json.loads(format.write(whole))["$schema"]


def test_a_file_with_everything_in_it_fits_the_schema(whole: Snapshot) -> None:
    first, second, third, *_ = whole.items
    changed = Change(third["item_id"], third["headline"], (("status", "Pledged", "Ordered"),))
    compared = Comparison("20240101T000000Z-older", whole.build.id, (first,), (second,), (changed,))
    file = json.loads(format.write(replace(whole, changes=compared)))
    VALIDATOR.validate(file)
    assert file["changes"]["added"] == [file["content"][0]]
    assert file["changes"]["changed"][0]["fields"] == [{"field": "status", "before": "Pledged", "after": "Ordered"}]


@pytest.mark.parametrize("fault", FAULTS)
def test_the_schema_refuses_a_broken_file(fault: str, whole: Snapshot) -> None:
    file = json.loads(format.write(whole))
    VALIDATOR.validate(file)
    broken = copy.deepcopy(file)
    FAULTS[fault](broken)
    assert not VALIDATOR.is_valid(broken)


def test_the_file_carries_the_readers_words_the_figures_and_the_actors(whole: Snapshot) -> None:
    file = json.loads(format.write(whole))
    assert file["snapshot"] == {"address": whole.address, "heading": "My heading", "note": "My <note>"}
    assert [row["figure"] for row in file["figures"]] == ["Measures", "Rewards", "Arrests", "Agencies", "Groups"]
    assert {row["actor_id"] for row in file["actors"]} == {name for row in whole.items for name in row["actors"]}
    assert file["meanings"]["arrest"].endswith("An arrest is not a conviction.")
    assert file["changes"] is None


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield from [schema] if "properties" in schema else []
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def test_the_schema_describes_every_field_and_leaves_no_object_open() -> None:
    kinds = [SCHEMA["$defs"][kind] for kind in glossary.KINDS]
    for found in objects(SCHEMA):
        described = [name for name, field in found["properties"].items() if "description" not in field]
        assert described in ([], ["kind"]), described
        assert "description" in found
        closed = found.get("additionalProperties", found.get("unevaluatedProperties", True)) is False
        assert closed or found in kinds
    assert SCHEMA["$defs"]["item"]["unevaluatedProperties"] is False


def test_the_schema_knows_the_codes_of_the_glossary_and_the_filters_there_are() -> None:
    item, kinds = SCHEMA["$defs"]["item"]["properties"], SCHEMA["$defs"]
    assert item["kind"]["enum"] == list(glossary.KINDS)
    assert item["status"]["enum"] == list(glossary.STATUSES)
    assert item["sourcing"]["enum"] == list(glossary.SOURCINGS)
    assert kinds["measure"]["properties"]["measure_type"]["enum"] == list(glossary.MEASURE_TYPES)
    assert kinds["statement"]["properties"]["voice"]["enum"] == list(glossary.VOICES)
    assert kinds["reward"]["properties"]["qualifier"]["enum"] == list(glossary.QUALIFIERS)
    assert kinds["document"]["properties"]["kind"]["enum"] == list(glossary.DOCUMENT_KINDS)
    assert kinds["actor"]["properties"]["kind"]["enum"] == list(glossary.ACTOR_KINDS)
    parameters = SCHEMA["properties"]["filters"]["properties"]["parameters"]["properties"]
    assert set(parameters) == {*CHOICES, *OTHERS}

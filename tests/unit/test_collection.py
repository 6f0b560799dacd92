"""Reading a data folder: every fault at once, each with its file, its place and its remedy."""

import json
from pathlib import Path
from typing import Any

import pytest

from briefing import build, store
from briefing.errors import CollectionError, Fault
from briefing.filters import Filters
from briefing.snapshots.formats import json as json_format
from briefing.snapshots.snapshot import taken
from tests import sample
from tests.serving import ROOT


def faults(folder: Path) -> list[Fault]:
    with pytest.raises(CollectionError) as caught:
        build.check(folder)
    return list(caught.value.faults)


def broken(folder: Path, file: str, content: str | bytes) -> list[Fault]:
    sample.write(folder)
    target = folder / file
    target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return faults(folder)


def test_a_good_folder_is_read_whole(tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    documents, wrong = sample.read(folder)
    assert [read.document.document.id for read in documents] == ["harbour-crackdown", "harbour-list"]
    assert wrong == []
    assert build.check(folder) == (2, 5, len(sample.ACTORS))


@pytest.mark.parametrize(("code", "known"), [("GB", True), ("EU", True), ("", True), ("UK", False), ("ZZ", False)])
def test_a_country_is_one_of_the_world(code: str, known: bool, tmp_path: Path) -> None:
    folder = sample.write(tmp_path, lambda parts: parts["actors"][0].update(country=code))
    told = [str(fault) for fault in sample.read(folder)[1]]
    assert [code in one and "is no country of ISO 3166-1, where the United Kingdom is GB" in one for one in told] == (
        [] if known else [True]
    )


@pytest.mark.parametrize("sign", ["\0", "\u2028", "\u202e", "\u2066", "\u2060", "\u3164", "\ufdd0", "\ufeff", "\ufffe"])
def test_what_no_reader_can_see_or_turns_the_words_of_others_is_refused(sign: str, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["actors"][0]["name"] = f"Harbour {sign}Police"
        parts["article"]["document"]["url"] = f"https://example.org/{sign}"

    told = [str(fault) for fault in sample.read(sample.write(tmp_path, change))[1]]
    # What counts as white space is no part of an address anyway.
    assert [words.partition(": ")[0] for words in told] == ["actors.toml", "documents/harbour-crackdown.toml"]
    assert f"holds the character U+{ord(sign):04X}, which no reader can see" in told[0]


@pytest.mark.parametrize("name", ["actors.toml", "collection.toml"])
def test_a_device_or_a_folder_in_the_place_of_a_file_is_told_and_not_read(name: str, tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to("/dev/zero")
    assert f"{name}: file: is no file: put a file in its place, or move it away" in map(str, faults(folder))
    (folder / name).unlink()
    (folder / name).mkdir()
    assert f"{name}: file: is no file: put a file in its place, or move it away" in map(str, faults(folder))


def test_a_key_of_very_many_parts_is_refused_at_once(tmp_path: Path) -> None:
    [told] = broken(tmp_path, "documents/harbour-crackdown.toml", "x = 1\n" + ".".join("a" * 200_000) + " = 1\n")
    assert (told.place, told.wrong) == ("line 2", "has more than 1,000 dots")


def test_dots_in_a_comment_are_no_key(tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    actors = folder / "actors.toml"
    actors.write_text(f"# {'.' * 1_200} =\n{actors.read_text('utf-8')}", "utf-8")
    assert build.check(folder).documents == 2


def test_more_sentences_than_characters_are_refused_at_once(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["document"]["text"] |= {"sentences": [1_000] * 10_000, "characters": 1_410}

    [told] = faults(sample.write(tmp_path, change))
    assert told.wrong == "has more sentences, 10,000,000, than characters"


def test_of_very_many_faults_a_thousand_are_told_and_each_on_one_line() -> None:
    told = str(CollectionError([Fault(f"a\n{number}.toml", "file", "is wrong", "mend it") for number in range(1_500)]))
    assert len(told.split("\n")) == 1_001
    assert told.endswith("\nand 500 more")
    assert told.startswith("a\\n0.toml: file: is wrong: mend it\n")


@pytest.mark.parametrize(("amount", "fits"), [(9_999_999_999_999.99, True), (10_000_000_000_000.0, False)])
def test_an_amount_keeps_its_cents_in_every_program(amount: float, fits: bool, tmp_path: Path) -> None:
    told = sample.UNNUMBERED | {"amount": amount}
    folder = sample.write(tmp_path, lambda parts: parts["article"]["reward"][0].update(told))
    assert bool(sample.read(folder)[1]) is not fits
    if fits:
        made = store.open_build(build.make(folder, folder / "builds"))
        [kept] = json.loads(json_format.write(taken(made, Filters(kind=("reward",)))))["content"]
        assert kept["amount"] == amount


@pytest.mark.parametrize(("code", "known"), [("pt-BR", True), ("yua", True), ("und", True), ("spa", False)])
def test_a_language_is_one_of_the_world(code: str, known: bool, tmp_path: Path) -> None:
    folder = sample.write(tmp_path, lambda parts: parts["article"]["document"].update(language=code))
    told = [str(fault) for fault in sample.read(folder)[1]]
    assert ["language of BCP 47" in one for one in told] == ([] if known else [True])


def test_a_reward_of_the_past_stands_in_the_currency_of_then(tmp_path: Path) -> None:
    folder = sample.write(tmp_path, lambda parts: parts["article"]["reward"][0].update(currency="DEM"))
    assert build.check(folder).items == 5


def test_toml_and_json_lines_are_the_same_shape(tmp_path: Path) -> None:
    documents, _ = sample.read(sample.write(tmp_path))
    assert [read.file for read in documents] == ["documents/harbour-crackdown.toml", "documents/records.jsonl:1"]


def test_malformed_toml_names_the_line(tmp_path: Path) -> None:
    found = broken(tmp_path, "documents/harbour-crackdown.toml", "[document\nid = 1")
    assert [(fault.file, fault.place) for fault in found if "TOML" in fault.wrong] == [
        ("documents/harbour-crackdown.toml", "line 1, column 10")
    ]


@pytest.mark.parametrize("line", ['{"document": ', "null", "[]", "7"])
def test_a_line_that_is_no_json_object_names_its_number(line: str, tmp_path: Path) -> None:
    found = broken(tmp_path, "documents/records.jsonl", f"\n{line}")
    (told,) = (fault for fault in found if fault.file == "documents/records.jsonl:2")
    assert "is no JSON object" in told.wrong
    assert told.remedy == "write one JSON object a line"


def test_a_file_that_is_not_utf8_names_the_byte(tmp_path: Path) -> None:
    found = broken(tmp_path, "documents/harbour-crackdown.toml", b'title = "caf\xe9"')
    assert ("byte 12", "is not UTF-8") in [(fault.place, fault.wrong) for fault in found]


def test_a_wrong_type_names_the_item_and_the_field(tmp_path: Path) -> None:
    def change(parts: dict) -> None:
        parts["article"]["reward"][0]["amount"] = "two million"

    found = faults(sample.write(tmp_path, change))
    assert [(fault.file, fault.place, fault.wrong) for fault in found] == [
        (
            "documents/harbour-crackdown.toml",
            "reward 1 (smuggler-reward), amount",
            "should be a valid number",
        )
    ]


def test_an_unknown_key_is_refused_and_named(tmp_path: Path) -> None:
    def change(parts: dict) -> None:
        parts["article"]["arrest"][0]["convicted"] = True

    (found,) = faults(sample.write(tmp_path, change))
    assert found.place == "arrest 1 (quay-arrest), convicted"
    assert "remove the key" in found.remedy


def test_an_unknown_status_lists_the_ones_there_are(tmp_path: Path) -> None:
    def change(parts: dict) -> None:
        parts["article"]["measure"][0]["status"] = "done"

    (found,) = faults(sample.write(tmp_path, change))
    assert "'occurred'" in found.wrong
    assert "'judged'" in found.wrong


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    def change(parts: dict) -> None:
        del parts["article"]["statement"][0]["voice"]

    (found,) = faults(sample.write(tmp_path, change))
    assert (found.place, found.wrong) == ("statement 1 (quay-denies), voice", "is missing")


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b"])
def test_a_control_character_is_refused(tmp_path: Path, character: str) -> None:
    def change(parts: dict) -> None:
        parts["article"]["measure"][0]["headline"] = f"Checks{character}"

    (found,) = faults(sample.write(tmp_path, change))
    assert f"U+{ord(character):04X}" in found.wrong


def test_a_date_that_is_none_says_what_to_write(tmp_path: Path) -> None:
    def change(parts: dict) -> None:
        parts["article"]["arrest"][0]["date"] = "last week"

    (found,) = faults(sample.write(tmp_path, change))
    assert found.place == "arrest 1 (quay-arrest), date"
    assert "YYYY-MM-DD" in found.wrong


def test_a_file_named_unlike_its_id_is_refused(tmp_path: Path) -> None:
    sample.write(tmp_path)
    (tmp_path / "documents/harbour-crackdown.toml").rename(tmp_path / "documents/other.toml")
    (found,) = faults(tmp_path)
    assert found.remedy == "rename the file to harbour-crackdown.toml or change the id"


def test_a_missing_register_is_named(tmp_path: Path) -> None:
    (sample.write(tmp_path) / "actors.toml").unlink()
    assert ("actors.toml", "file", "is missing") in [(f.file, f.place, f.wrong) for f in faults(tmp_path)]


def test_an_empty_folder_says_what_to_add(tmp_path: Path) -> None:
    found = faults(tmp_path)
    assert {fault.file for fault in found} == {"actors.toml", "documents"}
    assert all(fault.remedy for fault in found)


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    (found,) = faults(tmp_path / "nowhere")
    assert found.file == str(tmp_path / "nowhere")


def test_every_fault_is_found_in_one_run(tmp_path: Path) -> None:
    def change(parts: dict) -> None:
        parts["article"]["measure"][0]["status"] = "done"
        parts["article"]["reward"][0]["amount"] = "much"
        parts["record"]["designation"][0]["agents"] = ["nobody", "nobody"]
        parts["record"]["designation"][0]["reference"] = ""

    found = faults(sample.write(tmp_path, change))
    assert {fault.file for fault in found} == {"documents/harbour-crackdown.toml", "documents/records.jsonl:1"}
    words = " ".join(fault.wrong for fault in found)
    for part in ("'occurred'", "valid number", "rests on nothing", "more than once"):
        assert part in words


def test_a_fault_reads_as_file_place_wrong_remedy() -> None:
    fault = Fault("a.toml", "line 1", "is not TOML", "correct it there")
    assert str(fault) == "a.toml: line 1: is not TOML: correct it there"


@pytest.mark.parametrize("file", ["documents/harbour-crackdown.toml", "actors.toml"])
def test_an_empty_file_is_a_fault(file: str, tmp_path: Path) -> None:
    assert any((fault.file, fault.wrong) == (file, "is missing") for fault in broken(tmp_path, file, ""))


def test_a_file_that_is_not_read_whole_is_found_fault_with_once(tmp_path: Path) -> None:
    content = (sample.write(tmp_path) / "documents" / "harbour-crackdown.toml").read_bytes()
    found = broken(tmp_path, "documents/harbour-crackdown.toml", content + b"\nmore = 'caf\xe9'")
    assert [fault.wrong for fault in found if fault.file.endswith("crackdown.toml")] == ["is not UTF-8"]


def test_a_document_may_be_called_as_the_bounds_of_a_collection(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["document"]["id"] = "collection"

    folder = sample.write(tmp_path, change)
    (folder / "documents" / "harbour-crackdown.toml").rename(folder / "documents" / "collection.toml")
    documents, _ = sample.read(folder)
    assert [read.document.document.id for read in documents] == ["collection", "harbour-list"]
    assert build.check(folder).documents == 2


def test_a_number_longer_than_a_machine_reads_is_a_fault(tmp_path: Path) -> None:
    found = broken(tmp_path, "documents/harbour-crackdown.toml", f"number = {'9' * 5_000}")
    assert any("is not TOML" in fault.wrong for fault in found)


@pytest.mark.parametrize("name", ["more.toml.txt", "MORE.TOML", "more.json", "more.jsonl.txt"])
def test_a_file_that_was_meant_to_be_read_and_is_not_is_named(name: str, tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    for kept in (name, "notes.md", "more.toml.bak"):
        (folder / "documents" / kept).write_text("", "utf-8")
    [found] = sample.read(folder)[1]
    assert (found.file, found.wrong) == (f"documents/{name}", "is not read")
    assert "let its name end in .toml or .jsonl" in found.remedy


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('currency = "USD"', 'currency = "$"', "should be a code of ISO 4217: three capitals, such as USD: write it"),
        (
            'currency = "USD"',
            'currency = "EUU"',
            "EUU is no currency of ISO 4217, where the euro is EUR: correct the value",
        ),
        ('language = "en"', 'language = "sp"', "sp is no language of BCP 47, where Spanish is es: correct the value"),
        ('language = "en"', 'language = "English!"', "should be a code such as en or pt-BR"),
        ('at = "1.1"', 'at = "¶1 s1"', "should be paragraph.sentence, both counted from 1, such as 5.1"),
        ('at = "1.1"', "at = 1.1", "should be a valid string: put it into quotation marks"),
        ('agents = ["harbour-police"]', 'agents = ["Harbour Police"]', "should be small letters and digits"),
        ("[[reward]]", "[reward]", "write [[reward]], with two brackets, before each"),
        (
            'agents = ["harbour-police"]',
            'agents = "harbour-police"',
            "should be a valid list: put it into square brackets",
        ),
        (
            "amount = 2_000_000",
            'amount = "2,000,000"',
            "number: write a number without quotation marks, such as 250_000",
        ),
        ('condition = "', 'conditions = "', "conditions: is no key that is known here: write condition, or remove it"),
        ('condition = "', 'place = "', "is no key that is known here: remove it: arrest may have it, reward not"),
        ('condition = "', 'colour = "', "colour: is no key that is known here: remove the key or correct its spelling"),
        ('{ at = "1.2", why = "greets the reader" }', '"1.2"', 'should be a table, such as { at = "1.1", why = "…" }'),
        ('id = "smuggler-reward"', "id = “smuggler-reward”", "values stand in straight quotation marks"),
    ],
)
def test_a_slip_is_answered_with_what_to_write(old: str, new: str, told: str, tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    shape = (ROOT / "data" / "README.md").read_text("utf-8").split("```toml\n")[1].split("```")[0]
    assert old in shape
    (folder / "documents" / "harbour-crackdown.toml").write_text(shape.replace(old, new, 1), "utf-8")
    assert told in "\n".join(str(fault) for fault in sample.read(folder)[1])

"""Which files of a data folder are read; what else lies in it is named or was never meant."""

import os
from pathlib import Path
from typing import Any

import pytest

from briefing import build, datafiles
from briefing.errors import CollectionError
from tests import sample


def told(folder: Path) -> str:
    with pytest.raises(CollectionError) as caught:
        build.check(folder)
    return str(caught.value)


def refused(tmp_path: Path, change: sample.Change) -> str:
    return told(sample.write(tmp_path, change))


def test_a_pipe_is_no_file_and_nothing_waits_for_it(tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    os.mkfifo(folder / "documents" / "endless.jsonl")
    (folder / "documents" / "nothing.jsonl").symlink_to("/dev/zero")
    assert "documents/endless.jsonl: file: is no file: put a file in its place" in told(folder)
    assert "documents/nothing.jsonl: file: is no file" in told(folder)
    assert len(datafiles.files(folder)) == 3
    assert datafiles.data_sha256(folder)


def test_a_name_that_is_not_utf8_is_a_fault(tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    (folder / "documents" / os.fsdecode(b"hafen-\xfc.toml")).write_text("", "utf-8")
    assert "documents/hafen-?.toml: file: has a name that is not UTF-8: rename it" in told(folder)


def test_what_editors_and_systems_hide_is_not_read(tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    (folder / "documents" / ".#harbour-list.toml").symlink_to("somebody@somewhere")
    (folder / "documents" / "._harbour-list.toml").write_bytes(b"\x00\x05\x16\x07")
    assert build.check(folder).documents == 2


def test_a_document_in_a_folder_of_its_own_is_not_left_out_without_a_word(tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    (folder / "documents" / "old").mkdir()
    (folder / "documents" / "old" / "more.jsonl").write_text("{}", "utf-8")
    assert "documents/old/more.jsonl: file: is not read: move it into documents itself, or away" in told(folder)


def test_a_folder_that_cannot_be_looked_at_is_told_of(tmp_path: Path) -> None:
    assert "does not exist, or this account may not enter it" in told(tmp_path / ("long" * 2_000))


def test_a_key_that_stands_twice_loses_no_item_without_a_word(tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    records = folder / "documents" / "records.jsonl"
    records.write_text(records.read_text("utf-8").replace('{"document"', '{"designation": [], "document"', 1), "utf-8")
    assert "documents/records.jsonl:1: line: is no JSON object: the key 'designation' stands twice" in told(folder)


def _bare(at: str) -> sample.Change:
    return lambda parts: parts["article"]["document"]["text"]["bare"].append({"at": at, "why": "nothing in it"})


@pytest.mark.parametrize(
    ("at", "wrong"),
    [
        ("9.9", "marks 9.9 as bare, which the list of sentences does not have"),
        ("1.3", "marks 1.3 as bare, which the list of sentences does not have"),
        ("3.1", "marks 3.1 as bare twice"),
    ],
)
def test_a_bare_sentence_is_one_of_the_text_and_marked_once(at: str, wrong: str, tmp_path: Path) -> None:
    assert f"harbour-crackdown.toml: document, text: {wrong}" in refused(tmp_path, _bare(at))


@pytest.mark.parametrize("words", [" ", "\u200b", "…"])
def test_words_that_say_nothing_are_a_fault(words: str, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["measure"][0]["headline"] = words

    assert "measure 1 (checks), headline: " in refused(tmp_path, change)


def test_a_date_that_runs_backwards_is_a_fault_wherever_it_stands(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["record"]["designation"][0]["listed"] = "2025/2024"
        parts["article"]["arrest"][0]["date"] = "2025-08-10/2025-08-01"
        parts["article"]["document"]["published"] = "2025-08-10/2025-08-01"

    found = refused(tmp_path, change)
    for place in ("designation 1 (ring-listed), listed", "arrest 1 (quay-arrest), date", "document, published"):
        assert f"{place}: '2025" in found
    assert found.count("runs backwards; an interval is FROM/TO") == 3


def test_where_the_text_is_held_a_reference_is_no_evidence(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["arrest"][0] |= {"evidence": [], "reference": "page 3"}

    assert "arrest harbour-crackdown/quay-arrest: rests on nothing" in refused(tmp_path, change)


@pytest.mark.parametrize("gap", ["\u00a0", " – ", "—"])
def test_words_are_counted_whatever_parts_them(gap: str, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["measure"][0]["evidence"][0]["words"] = gap.join(["word"] * 9)

    wrong = "has an anchor of 9 words (“word word word …”)"
    assert f"{wrong}: shorten it to eight words or fewer" in refused(tmp_path, change)

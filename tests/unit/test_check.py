"""``check --text``: the verdicts in the shell, and an exit code for schedules."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from briefing.__main__ import main
from tests import sample
from tests.sample import TEXT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sample.write(tmp_path, sample.with_text)


def checked(folder: Path, content: bytes, *options: str, name: str = "copy.txt") -> Result:
    copy = folder / name
    copy.write_bytes(content)
    return CliRunner().invoke(main, ["check", "--data", str(folder), "--text", str(copy), *options])


def test_the_text_itself_is_good(folder: Path) -> None:
    ended = checked(folder, TEXT.encode())
    assert ended.exit_code == 0
    assert ended.output == ("harbour-crackdown: this is the text the items were made from; 4 anchors: 4 as it was.\n")


def test_of_a_document_that_says_nothing_of_its_text_it_is_told_what_to_write(tmp_path: Path) -> None:
    folder = sample.write(tmp_path, lambda parts: parts["article"]["document"].pop("text"))
    output = checked(folder, TEXT.encode(), "--document", "harbour-crackdown").output
    for fact in ('sha256 = "', f"characters = {len(TEXT)} would", "sentences = [2, 1, 1] would"):
        assert fact in output
    assert "would be true of this text; the document says nothing" in output
    assert "the document says nothing of its text yet" in output


def test_what_a_document_says_of_its_text_is_held_against_it_and_what_would_be_true_is_told(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        sample.with_text(parts)
        parts["article"]["document"]["text"]["characters"] += 1

    ended = checked(sample.write(tmp_path, change), TEXT.encode())
    told = f"characters = {len(TEXT)} would be true of this text; the document says {len(TEXT) + 1}"
    assert told in ended.output
    other = checked(sample.write(tmp_path, sample.with_text), f"Another first line.\n{TEXT}".encode())
    assert 'sha256 = "' in other.output
    assert "sentences = [1, 2, 1, 1] would be true of this text; the document says [2, 1, 1]" in other.output


def test_anchors_are_judged_before_all_else_is_faultless(tmp_path: Path) -> None:
    folder = sample.write(tmp_path, sample.with_text)
    (folder / "documents" / "unfinished.toml").write_text("not toml", "utf-8")
    assert "4 anchors: 4 as it was" in checked(folder, TEXT.encode()).output
    wrong = checked(folder, TEXT.encode(), "--document", "unfinished")
    assert wrong.exit_code == 1
    assert "is not TOML" in wrong.output


def test_straight_quotes_and_a_line_on_top_are_no_fault(folder: Path) -> None:
    ended = checked(folder, ("A line.\n" + TEXT.replace("“", '"').replace("”", '"')).encode())
    assert ended.exit_code == 0
    assert "Moved: harbour-crackdown/checks: ¶1 s1, now ¶2 s1: check every ship" in ended.output
    assert "Typography: harbour-crackdown/quay-denies" in ended.output


def test_a_changed_figure_ends_with_one_and_is_named_first(folder: Path) -> None:
    ended = checked(folder, TEXT.replace("$2", "$3").encode())
    assert ended.exit_code == 1
    assert ended.output.splitlines()[0] == (
        "Changed: harbour-crackdown/smuggler-reward: ¶2 s1: a $2 million reward (digits: 2 → 3)"
    )


def test_a_deleted_sentence_is_lost_and_a_text_pasted_twice_attaches_nothing_wrongly(folder: Path) -> None:
    lost = checked(folder, TEXT.replace("The police offer a $2 million reward.\n", "").encode())
    assert lost.exit_code == 1
    assert "Lost: harbour-crackdown/smuggler-reward" in lost.output
    twice = json.loads(checked(folder, f"{TEXT}\n{TEXT}".encode(), "--json").output)
    assert {(one["verdict"], one["now"]["paragraph"]) for one in twice["anchors"]} <= {
        ("ok", 1),
        ("ok", 2),
        ("ambiguous", None),
    }


def test_json_holds_everything_a_program_needs(folder: Path) -> None:
    ended = checked(folder, TEXT.replace("$2", "$3").encode(), "--json")
    assert ended.exit_code == 1
    said = json.loads(ended.output)
    assert (said["document"], said["same_text"], said["doubtful"]) == ("harbour-crackdown", False, 1)
    worst = said["anchors"][0]
    assert (worst["verdict"], worst["now"]["differs"]) == ("changed", ["digits: 2 → 3"])
    text = TEXT.replace("$2", "$3")
    assert text[worst["now"]["start"] : worst["now"]["end"]] == "a $3 million reward"


@pytest.mark.parametrize(
    ("content", "options", "reason"),
    [
        (b"", [], "copy.txt: This file holds no text"),
        (b"\xff\x00\xff", [], "copy.txt: "),
        (TEXT.encode(), ["--document", "atlantis"], "there is no document 'atlantis': name one with --document"),
    ],
)
def test_what_cannot_be_checked_says_why(folder: Path, content: bytes, options: list[str], reason: str) -> None:
    ended = checked(folder, content, *options)
    assert ended.exit_code == 1
    assert reason in ended.output


@pytest.mark.parametrize("option", [["--json"], ["--document", "harbour-crackdown"]])
def test_what_is_asked_of_a_text_needs_a_text(folder: Path, option: list[str]) -> None:
    ended = CliRunner().invoke(main, ["check", "--data", str(folder), *option])
    assert ended.exit_code == 2
    assert "name one with --text" in ended.output


def test_words_of_a_text_do_not_command_the_terminal(folder: Path) -> None:
    ended = checked(folder, TEXT.replace("check every ship", "check every \x1b[31mship").encode())
    assert "\x1b" not in ended.output


def test_the_sentences_of_a_text_are_numbered_as_evidence_names_them(folder: Path) -> None:
    copy = folder / "copy.txt"
    copy.write_text(f"{TEXT}\x1b[2J", "utf-8")
    ended = CliRunner().invoke(main, ["sentences", str(copy)])
    assert ended.exit_code == 0
    sentences, facts = ended.output.split("\n\n")
    assert [line.partition("  ")[0] for line in sentences.splitlines()] == ["1.1", "1.2", "2.1", "3.1"]
    assert "\x1b" not in sentences
    stated = tomllib.loads(facts)["document"]["text"]
    assert (stated["characters"], stated["sentences"]) == (len(TEXT) + 4, [2, 1, 1])
    gone = CliRunner().invoke(main, ["sentences", str(folder / "gone.txt")])
    assert (gone.exit_code, "name a file that can" in gone.output) == (1, True)

"""What commands say to a terminal."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from briefing import copies
from briefing.__main__ import main
from briefing.commands import options, query
from tests import sample


def ran(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_words_of_a_text_do_not_command_the_terminal(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("A \x07 line.", "utf-8")
    assert b"\x07" not in ran("sentences", text).stdout_bytes


def test_a_text_over_the_limit_is_refused_and_not_cut(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_bytes(b"x" * (copies.MOST_BYTES + 1))
    ended = ran("sentences", text)
    assert (ended.exit_code, "over 10 MB" in ended.stderr) == (1, True)


def test_a_build_of_other_content_is_told_to_be_new(tmp_path: Path) -> None:
    told = [ran("build", "--data", sample.write(tmp_path, change)).stdout for change in (None, None, sample.news)]
    assert ["A new build was added." in words for words in told] == [True, False, True]


def test_a_newer_build_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_BUILDS", str(tmp_path / "builds"))
    sample.made(tmp_path)
    (tmp_path / "builds" / "99990101T000000Z-x.duckdb").write_bytes(b"x")
    ended = ran("query", "item_count")
    assert ended.exit_code == 0
    assert ended.stderr.startswith("warning: ")


def test_a_span_that_ends_before_it_begins_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_BUILDS", str(tmp_path / "builds"))
    sample.made(tmp_path)
    days = ("2025-01-01", "2026-01-01")
    warned = [ran("query", "item_count", "--since", one, "--until", other).stderr for one in days for other in days]
    assert [bool(words) for words in warned] == [False, False, True, False]
    assert warned[2].startswith("warning: --since is later than --until: ")


@pytest.mark.parametrize(("name", "value"), [("words", ""), ("words", " "), ("since", ""), ("until", "")])
def test_a_filter_that_is_empty_is_not_taken_for_none(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_BUILDS", str(tmp_path / "builds"))
    sample.made(tmp_path)
    ended = ran("query", "item_count", f"--{name}", value)
    assert (ended.exit_code, ended.stderr) == (1, f"--{name}: is empty: give it a value, or leave it out\n")


def test_a_path_whose_bytes_are_no_utf_8_is_refused(tmp_path: Path) -> None:
    ended = ran("build", "--data", sample.write(tmp_path), "--out", tmp_path / "x\udcff")
    assert ended.exit_code == 2
    assert "is no UTF-8: rename it" in ended.stderr


@pytest.mark.parametrize("name", ["x\udcff", "x\udcff.duckdb"])
def test_a_build_whose_name_is_no_utf_8_is_looked_for_and_not_found(name: str, tmp_path: Path) -> None:
    ended = ran("query", "item_count", "--data", sample.write(tmp_path), "--build", name)
    assert (ended.exit_code, ended.exception and type(ended.exception)) == (1, SystemExit)
    assert "x\ufffd" in ended.stderr


def test_a_name_in_capitals_ends_in_its_format_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_BUILDS", str(tmp_path / "builds"))
    sample.made(tmp_path)
    assert ran("snapshot", "--format", "csv", "-o", tmp_path / "X.CSV").exit_code == 0


def test_of_many_codes_none_is_listed_and_a_name_in_words_is_told_as_its_code() -> None:
    codes = [f"office-of-{number}" for number in range(options.MOST_NAMED + 1)]
    assert "there are 61:" in options._instead("zzz", codes)
    assert options._instead("zzz", codes[:-1]).startswith("there are: office-of-0, ")
    assert options._instead("A B C D", ["a-b-c-d"]) == "write a-b-c-d"


def test_a_cell_of_two_lines_is_one_line() -> None:
    assert query._cell("a\nb") == "a b"


def test_a_type_of_measure_that_no_item_bears_is_told_to_be_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(parts: dict[str, Any]) -> None:
        [checks] = parts["article"].pop("measure")
        said = parts["article"]["statement"]
        said.append(said[0] | {"id": "checks", "evidence": checks["evidence"]})

    monkeypatch.setenv("BRIEFING_BUILDS", str(tmp_path / "builds"))
    build = sample.made(tmp_path, change)
    told = ran("query", "item_count", "--measure_type", "trade").stderr
    assert f"'trade' does not exist in build {build.id}: no item bears such a value" in told

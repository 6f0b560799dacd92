"""The documentation says what the code does: its commands run, and it names every part there is."""

import itertools
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from briefing import build, filters, glossary, methods, queries, shapes
from briefing.__main__ import COMMANDS
from briefing.model import Document, Expectations, Register, Strict
from briefing.snapshots import archive
from briefing.snapshots.formats import FORMATS, csv
from briefing.store import Build
from briefing.ui.navigation import PAGES
from tests import tour
from tests.serving import ROOT

README = (ROOT / "README.md").read_text("utf-8")
DATA = (ROOT / "data" / "README.md").read_text("utf-8")
TABLES_TOLD = (ROOT / "docs" / "tables.md").read_text("utf-8")
TOUR = (ROOT / "docs" / "tour.md").read_text("utf-8")
LINES = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
CONTRACT = re.findall(r"^create table (\w+)", queries.schema_files()[0].read_text("utf-8"), re.MULTILINE)
TABLES = re.findall(r"^create table (\w+)", "".join(p.read_text("utf-8") for p in queries.schema_files()), re.MULTILINE)


def test_the_readme_starts_and_tests_in_one_command_each() -> None:
    assert LINES[0] == "python -m pip install -r requirements.txt && streamlit run app.py"
    assert LINES[1] == "python -m pip install -r tests/requirements.txt && pytest"


def test_the_commands_of_the_readme_run_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_BUILDS", str(tmp_path / "builds"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    build.make(ROOT / "data", tmp_path / "builds")
    for command in (line for line in LINES if line.startswith("python -m briefing")):
        arguments = [sys.executable, *shlex.split(command)[1:]]
        ended = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, timeout=120)
        assert ended.returncode == 0, (command, ended.stderr)
        assert ended.stdout.strip(), command


def test_the_readme_names_every_page_in_the_order_of_the_navigation() -> None:
    assert re.findall(r"^\| \*\*(\w+)\*\* \|", README, re.MULTILINE) == list(PAGES)


def test_every_page_has_a_file_and_every_file_is_a_page() -> None:
    assert {f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py")} == {file for file, _ in PAGES.values()}


@pytest.mark.parametrize("name", queries.query_names())
def test_the_readme_names_every_query(name: str) -> None:
    assert f"`{name}`" in README


def test_the_readme_names_no_query_that_does_not_exist() -> None:
    listed = README.partition("are the named queries")[2].partition("- Builds are only")[0]
    assert sorted(re.findall(r"`(\w+)`", listed)) == queries.query_names()


@pytest.mark.parametrize("table", TABLES)
def test_the_readme_names_every_table(table: str) -> None:
    assert f"`{table}`" in README


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.suffix)
def test_the_readme_names_every_format(format) -> None:
    assert f"| {format.label} | `{format.suffix}` |" in README


@pytest.mark.parametrize("term", glossary.VERDICTS.values(), ids=lambda term: term.label)
def test_the_readme_explains_every_verdict(term: glossary.Term) -> None:
    assert f"\n| {term.label.lower()} | " in README


def described(part: str) -> list[list[str]]:
    """The rows of the table in a part of docs/tables.md, without its heading."""
    text = TABLES_TOLD.partition(f"\n{part}\n")[2]
    lines = itertools.takewhile(lambda line: not line.startswith("#"), text.splitlines())
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| `")]
    return [[row[0].strip("`"), *row[1:]] for row in rows]


@pytest.mark.parametrize("table", CONTRACT)
def test_every_column_of_a_table_is_told_with_its_type(table: str, harbour: Build) -> None:
    columns = harbour.cursor().execute(f"describe {table}").fetchall()
    assert [row[:2] for row in described(f"### `{table}`")] == [[name, type] for name, type, *_ in columns]


def test_every_column_of_the_codes_is_told() -> None:
    assert [name for name, *_ in described("### `code`")] == archive.CODE.names


def test_every_column_of_csv_is_told() -> None:
    assert [name for name, _ in described("## The columns of CSV")] == [*csv.OWN, *csv.SHARED]


def test_every_code_is_told_with_its_word_and_its_meaning() -> None:
    wanted = [
        [f"kind` of a{'n' * (table[0] in 'ai')} {table}" if column == "kind" else column, f"`{code}`", *term[:2]]
        for (table, column), terms in archive.CODES.items()
        for code, term in terms.items()
    ]
    assert sorted(described("## Codes")) == sorted(wanted)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert re.search(rf"`{command}`|python -m briefing {command}\b", README)


def test_the_readme_names_every_setting_that_is_read_and_no_other() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "briefing").rglob("*.py"))
    read = set(re.findall(r"BRIEFING_[A-Z]+(?:_[A-Z]+)*", source))
    assert set(re.findall(r"^\| `(BRIEFING_\w+)` \|", README, re.MULTILINE)) == read


@pytest.mark.parametrize("name", [*filters.CHOICES, *filters.OTHERS])
def test_the_readme_names_every_filter(name: str) -> None:
    assert re.search(rf"`{name}(=yes)?`", README)


def test_the_data_readme_names_every_rule() -> None:
    assert sorted(re.findall(r"^\| `(\w+)` \|", DATA.partition("## The rules")[2], re.MULTILINE)) == sorted(
        rule.name for rule in queries.rules()
    )


def test_the_document_shown_in_the_data_readme_is_a_good_one(tmp_path: Path) -> None:
    document, actors, bounds = re.findall(r"```toml\n(.*?)```", DATA, re.DOTALL)
    assert tomllib.loads(document)["document"]["id"] == "harbour-crackdown"
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "harbour-crackdown.toml").write_text(document, "utf-8")
    (tmp_path / "actors.toml").write_text(actors, "utf-8")
    (tmp_path / "collection.toml").write_text(bounds, "utf-8")
    assert build.check(tmp_path).documents == 1


def test_pictures_and_files_the_docs_point_to_exist() -> None:
    scaling = (ROOT / "docs" / "scaling.md").read_text("utf-8")
    for text, folder in ((README, ROOT), (DATA, ROOT / "data"), (TOUR, ROOT / "docs"), (scaling, ROOT / "docs")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
            assert (folder / target).exists(), target


def test_the_tour_shows_the_pictures_of_its_steps_in_their_order() -> None:
    assert re.findall(r"\]\(pictures/(\w+)\.png\)", TOUR) == [step.__name__ for step in tour.STEPS]
    assert len(re.findall(r"^## \d\. ", TOUR, re.MULTILINE)) == len(tour.STEPS)


def test_the_tour_names_pages_that_there_are() -> None:
    named = re.findall(r"\*\*(.+?)\*\*", TOUR)
    assert named
    assert set(named) <= set(PAGES)


def test_every_picture_is_shown_somewhere_and_is_small() -> None:
    for picture in tour.PICTURES.iterdir():
        assert f"pictures/{picture.name})" in README + TOUR, picture.name
        assert picture.stat().st_size < 150_000, picture.name


def test_the_methods_tell_as_many_rules_as_those_who_structure_a_text_keep() -> None:
    rules = DATA.partition("## How a text is structured")[2].partition("\n## ")[0]
    assert len(re.findall(r"^\d\. ", rules, re.MULTILINE)) == len(methods.RULES)


def test_every_benchmark_is_told_of_and_each_that_is_told_of_is_there() -> None:
    folder = ROOT / "tests" / "bench"
    told = set(re.findall(r"`python -m tests\.bench\.(bench_\w+)", (folder / "README.md").read_text("utf-8")))
    assert told == {path.stem for path in folder.glob("bench_*.py")}


def test_the_changelog_keeps_its_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in text
    assert set(re.findall(r"^### (\w+)$", text, re.MULTILINE)) <= {
        "Added",
        "Changed",
        "Deprecated",
        "Removed",
        "Fixed",
        "Security",
    }


def test_every_requirement_is_pinned() -> None:
    for file in (*ROOT.glob("requirements*.txt"), ROOT / "tests" / "requirements.txt"):
        for line in file.read_text("utf-8").splitlines():
            assert not line or line.startswith(("#", "-r ")) or re.fullmatch(r"[\w\[\]-]+==[\w.]+(; .+)?", line), line


@pytest.mark.parametrize("shape", [Document, Register, Expectations])
def test_every_key_of_a_data_file_is_named(shape: type[Strict]) -> None:
    keys = {key for keys in shapes._tables(shape).values() for key in keys}
    assert {key for key in keys if not re.search(rf"`{key}`|\b{key} =|[\[.]{key}[\].]", DATA)} == set()

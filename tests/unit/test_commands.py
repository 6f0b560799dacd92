"""The command line: what it prints, what it saves, and how it ends."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pyarrow as pa
import pytest
from click.testing import CliRunner

from briefing import build
from briefing.__main__ import COMMANDS, main
from briefing.commands import compare, query
from briefing.filters import Filters
from briefing.snapshots import envelope
from briefing.snapshots.compare import Change, Comparison
from briefing.snapshots.formats import BUNDLE, BY_SUFFIX, html
from briefing.snapshots.snapshot import taken
from briefing.store import Build
from tests import sample
from tests.serving import ROOT
from tests.unit.test_compare import ARREST


@pytest.fixture(scope="module")
def builds(harbour: Build, later: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both builds of the invented collection; the later one is the newest."""
    folder = tmp_path_factory.mktemp("builds")
    for one in (harbour, later):
        (folder / one.path.name).write_bytes(one.path.read_bytes())
    return folder


@pytest.fixture
def apart(builds: Path, tmp_path: Path):
    """Run a command as a process of its own in a folder of its own; gives exit code, output and messages."""

    def ran(*arguments: str) -> tuple[int, bytes, str]:
        environment = os.environ | {"BRIEFING_BUILDS": str(builds), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "briefing", *arguments]
        ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=120)
        assert b"Traceback" not in ended.stderr
        return ended.returncode, ended.stdout, ended.stderr.decode()

    return ran


@pytest.fixture
def run(builds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The same within this process, which has loaded everything already."""

    def ran(*arguments: str) -> tuple[int, bytes, str]:
        monkeypatch.setenv("BRIEFING_BUILDS", str(builds))
        monkeypatch.chdir(tmp_path)
        ended = CliRunner().invoke(main, arguments)
        if ended.exception and not isinstance(ended.exception, SystemExit):
            raise ended.exception
        return ended.exit_code, ended.stdout_bytes, ended.stderr

    return ran


def test_a_file_bears_the_end_of_its_format_in_its_name(tmp_path: Path, run) -> None:
    code, _, messages = run("snapshot", "--format", "all", "-o", str(tmp_path / "all.all"))
    assert (code, "its name does not end in .zip" in messages) == (1, True)
    assert [*tmp_path.glob("all*")] == []


def test_every_module_of_commands_is_one_by_its_name() -> None:
    there = {path.stem for path in (ROOT / "briefing" / "commands").glob("*.py")} - {"__init__", "options", "texts"}
    assert there == set(COMMANDS)
    assert {main.get_command(click.Context(main), name).name for name in COMMANDS} == there


def test_a_command_loads_nothing_that_only_others_need(harbour: Build) -> None:
    called = "from briefing.__main__ import main; main(['check'], standalone_mode=False)"
    command = [sys.executable, "-c", f"import sys; {called}; print(*sys.modules)"]
    data = {"BRIEFING_DATA": str(harbour.path.parent.parent)}
    loaded = subprocess.run(command, cwd=ROOT, env=os.environ | data, capture_output=True, check=True).stdout.split()
    assert b"briefing.build" in loaded
    assert not {b"altair", b"docx", b"typst", b"xlsxwriter"} & {*loaded}


@pytest.mark.parametrize("asked", ["query documents", "query items --format csv", "snapshot --format md --out -"])
def test_an_output_that_cannot_be_written_is_named_with_a_remedy(builds: Path, asked: str) -> None:
    command = [sys.executable, "-m", "briefing", *asked.split()]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            command, cwd=ROOT, env=os.environ | {"BRIEFING_BUILDS": str(builds)}, stdout=full, stderr=subprocess.PIPE
        )
    told = b"the output could not be written (No space left on device): free some space, or send it elsewhere\n"
    assert (ended.returncode, ended.stderr) == (1, told)


def test_a_snapshot_is_saved_as_the_same_bytes_and_only_its_path_is_printed(run, later: Build, tmp_path: Path) -> None:
    asked = ("--agency", "coast-guard", "--since", "2025-01-01", "--heading", "Monday", "--note", "=1+1")
    assert run("snapshot", "--format", "html", *asked, "-o", "x.html") == (0, b"x.html\n", "")
    chosen = Filters.from_query({"agency": ["coast-guard"], "since": ["2025-01-01"]}, later.known())
    assert (tmp_path / "x.html").read_bytes() == html.write(taken(later, chosen, "Monday", "=1+1"))
    assert [path.name for path in tmp_path.iterdir()] == ["x.html"]
    assert stat.S_IMODE((tmp_path / "x.html").stat().st_mode) & 0o400


def test_all_formats_are_the_bundle_and_the_name_tells_the_build(run, later: Build, tmp_path: Path) -> None:
    code, output, _ = run("snapshot", "--format", "all")
    assert (code, output.decode()) == (0, f"briefing-{later.id}.zip\n")
    assert (tmp_path / f"briefing-{later.id}.zip").read_bytes() == BUNDLE.write(taken(later, Filters()))


def test_the_name_of_a_file_tells_its_filters(run, later: Build) -> None:
    asked = (
        "--words",
        "../=1+1 \u0645\u062d\u0645\u062f " + "x" * 90,
        "--agency",
        "coast-guard",
        "--since",
        "2025-01-01",
    )
    code, output, _ = run("snapshot", "--format", "csv", *asked)
    assert code == 0
    name = output.decode().strip()
    assert name.startswith(f"briefing-{later.id}-agency-coast-guard-words-1-1-xxx")
    assert len(name) <= len(f"briefing-{later.id}-.csv") + 60


def test_a_file_that_nobody_named_takes_no_other_ones_place(run, tmp_path: Path) -> None:
    assert run("snapshot", "--format", "csv")[0] == 0
    [path] = tmp_path.iterdir()
    before = path.read_bytes()
    assert run("snapshot", "--format", "csv")[0] == 0
    code, _, messages = run("snapshot", "--format", "csv", "--note", "Another")
    assert code == 1
    assert "is there already and holds something else: name another file with -o" in messages
    assert path.read_bytes() == before


@pytest.mark.parametrize(("name", "option"), [("item", "item"), ("actor_profile", "actor"), ("anchors", "document")])
def test_a_query_about_one_says_how_to_name_it(name: str, option: str, run) -> None:
    code, _, messages = run("query", name)
    assert code == 1
    assert f"query {name!r} is about one {option}: name it with --{option} ID" in messages


def test_the_standard_output_takes_the_file_and_nothing_else(apart, harbour: Build, tmp_path: Path) -> None:
    code, output, messages = apart("snapshot", "--format", "csv", "--build", harbour.id, "-o", "-")
    assert (code, messages) == (0, "")
    assert output == BY_SUFFIX["csv"].write(taken(harbour, Filters()))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("left_out", [("--agency", "-coast-guard"), ("--agency=-coast-guard",)])
def test_a_value_with_a_minus_is_left_out_as_in_an_address(run, left_out: tuple[str, ...], later: Build) -> None:
    code, output, _ = run("query", "items", "--format", "json", *left_out)
    kept = {row["item_id"] for row in later.rows("items", Filters(agency=("-coast-guard",)))}
    assert code == 0
    assert {row["item_id"] for row in json.loads(output)} == kept
    assert len(kept) < len(later.rows("items"))


def test_a_snapshot_compared_with_an_earlier_build_verifies(run, harbour: Build) -> None:
    assert run("snapshot", "--format", "json", "--compared", harbour.id, "-o", "x.json")[0] == 0
    code, output, _ = run("verify", "x.json")
    assert code == 0
    assert output.decode().count("? Yes.") == 3


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("--format", "html", "--agency", "nobody"), 1, "--agency: 'nobody' does not exist"),
        (("--format", "html", "--agency", "Coast Guard"), 1, "'Coast Guard' does not exist in build"),
        (("--format", "html", "--agency", "Coast Guard"), 1, ": write coast-guard"),
        (("--format", "html", "--agency=-Coast Guard"), 1, ": write -coast-guard"),
        (("--format", "html", "--basket", "nope"), 1, "has no item 'nope': python -m briefing query items"),
        (("--format", "html", "--since", "soon"), 1, "'soon' is no day: write it as YYYY-MM-DD"),
        (("--format", "html", "--until", "2025-W01-1"), 1, "'2025-W01-1' is no day: write it as YYYY-MM-DD"),
        (("--format", "html", "--words", "x" * 201), 1, "more than 200 letters: leave out some words"),
        (("--format", "html", "--compared", "gone"), 1, "gone: is no build in"),
        (("--format", "html", "--build", "gone.duckdb"), 1, "is not a build that can be read"),
        (("--format", "html", "-o", "nowhere/x.html"), 1, "could not be saved"),
        (("--format", "tea"), 2, "'tea' is not one of"),
        ((), 2, "Missing option '--format'"),
    ],
)
def test_a_snapshot_that_cannot_be_made_leaves_nothing_and_says_why(
    run, tmp_path: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    ended, output, messages = run("snapshot", *arguments)
    assert (ended, output) == (code, b"")
    assert message in messages
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_replaced_stays_as_it_was(run, tmp_path: Path) -> None:
    (tmp_path / "x.html").mkdir()
    code, _, messages = run("snapshot", "--format", "html", "-o", "x.html")
    assert (code, "could not be saved" in messages) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["x.html"]


def test_verify_answers_three_questions_of_each_file(run, harbour: Build, tmp_path: Path) -> None:
    (tmp_path / "old.html").write_bytes(html.write(taken(harbour, Filters())))
    code, output, _ = run("verify", "old.html")
    assert code == 0
    lines = output.decode().splitlines()
    assert lines[0] == "old.html:"
    assert [line.split(". ")[0].strip() for line in lines[1:]] == [
        "Is it whole? Yes",
        "Was it made from a build that is here? Yes",
        "Does the newest build still say the same in these items? No",
    ]


def test_verify_ends_with_1_where_any_file_is_not_whole(run, harbour: Build, tmp_path: Path) -> None:
    content = html.write(taken(harbour, Filters()))
    (tmp_path / "good.html").write_bytes(content)
    (tmp_path / "bad.html").write_bytes(content + b" ")
    (tmp_path / "foreign.zip").write_bytes(envelope.packed([("a", b"b")]))
    code, output, _ = run("verify", "--json", "good.html", "bad.html", "foreign.zip", "gone.csv")
    assert code == 1
    facts = json.loads(output)
    assert [(fact["file"], fact["good"]) for fact in facts] == [
        ("good.html", True),
        ("bad.html", False),
        ("foreign.zip", False),
        ("gone.csv", False),
    ]
    assert facts[1]["whole"]["says"] == "no"
    assert "has no manifest.json" in facts[2]["refused"]
    assert "name a file that is there" in facts[3]["refused"]


def test_compare_tells_what_came_went_and_changed(run, harbour: Build, later: Build) -> None:
    code, output, _ = run("compare", harbour.id, "newest")
    assert code == 0
    lines = output.decode().splitlines()
    assert lines[0] == f"From {harbour.id} to {later.id}: 1 item added, 1 item removed, 1 item changed."
    assert "+ Ada Quay: no dr*g at all (harbour-crackdown/quay-denies-again)" in lines
    assert "- Ada Quay arrested (harbour-crackdown/quay-arrest)" in lines
    assert "    Amount: USD 2 million -> up to USD 2.5 million" in lines


def test_compare_takes_bundles_json_ids_and_paths(run, harbour: Build, later: Build, tmp_path: Path) -> None:
    (tmp_path / "old.zip").write_bytes(BUNDLE.write(taken(harbour, Filters(records=True))))
    first, second = run("compare", "--json", "old.zip", "newest"), run("compare", "--json", harbour.id, later.id)
    assert first == second
    assert run("compare", "--json", "old.zip", str(later.path)) == first
    assert json.loads(first[1])["same"] is False
    assert json.loads(run("compare", "--json", "old.zip", "old.zip")[1])["same"] is True


@pytest.mark.parametrize("name", ["gone", "gone.json", "../gone.zip", "", "\n", "x" * 300])
def test_compare_says_what_it_could_not_find(run, name: str) -> None:
    code, output, messages = run("compare", name, "newest")
    assert (code, output) == (1, b"")
    assert "is no build in" in messages or "cannot be read" in messages


@pytest.mark.parametrize("name", ["all.csv", "all.csv.zip", "all.parquet (1).zip"])
def test_a_file_whose_items_cannot_be_read_back_is_not_compared(run, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"anything")
    code, _, messages = run("compare", name, "newest")
    assert (code, messages) == (
        1,
        f"{name}: cannot be compared: of files only bundles, JSON snapshots and builds can be\n",
    )


def test_a_query_is_asked_of_the_build_that_is_named(run, harbour: Build, later: Build) -> None:
    asked = ("query", "table_item", "--format", "json")
    before, after = (run(*asked, "--build", one.id) for one in (harbour, later))
    assert before[0] == after[0] == 0
    assert before != after == run(*asked)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("counts --kind reward --since 2025-01-01", "query 'counts' takes no notice of --kind, --since: leave it out"),
        ("counts --actor coast-guard", "query 'counts' takes no notice of --actor: leave it out"),
        ("items --item foo", "query 'items' takes no notice of --item: leave it out"),
        (
            "sentences --document harbour-crackdown --document harbour-list",
            "query 'sentences' is about one document: name one",
        ),
        ("item --item foo", "has no item 'foo': python -m briefing query table_item --records lists them"),
        ("actor_items --actor nope", "has no actor 'nope': python -m briefing query table_actor --records lists them"),
    ],
)
def test_what_a_query_cannot_heed_is_refused(run, asked: str, told: str) -> None:
    code, output, messages = run("query", *asked.split())
    assert (code, output) == (1, b"")
    assert told in messages


def test_words_of_anybody_do_not_command_the_terminal(run, tmp_path: Path) -> None:
    address = "build=%1b%5b2J%e2%80%ae&version=0.2.0"
    (tmp_path / "x.html").write_text(f'<meta name="briefing-snapshot" content="{address}">', "utf-8")
    _, output, _ = run("verify", "x.html")
    assert r"There is no build \x1b[2J\u202e here." in output.decode()
    assert b"\x1b" not in output
    _, _, messages = run("compare", "\x1b[2J", "newest")
    assert messages.startswith(r"\x1b[2J: is no build in")


def test_words_of_a_build_do_not_command_the_terminal(run, harbour: Build, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["arrest"][0]["headline"] = "\u200eAda\u200f"

    path = build.make(sample.write(tmp_path, change), tmp_path / "builds")
    asked = ("--data", str(tmp_path), "--kind", "arrest")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_BUILDS", str(path.parent))
        outputs = [
            CliRunner().invoke(main, ["query", "items", *asked, "--format", form]).output for form in ("table", "json")
        ]
    outputs.append(run("compare", "--json", harbour.id, str(path))[1].decode())
    for output in outputs:
        assert r"\u200eAda\u200f" in output
        assert "\u200e" not in output


def test_words_that_are_no_utf_8_are_looked_for_and_not_found(apart) -> None:
    assert apart("snapshot", "--format", "md", "--words", os.fsdecode(b"\xff"), "-o", "x.md")[0] == 0
    for option in ("--agency", "--basket", "--since"):
        code, _, messages = apart("snapshot", "--format", "md", option, os.fsdecode(b"\xff"))
        assert code == 1
        assert messages.startswith(f"{option}: ")


def test_the_other_commands_are_where_they_were(apart) -> None:
    code, output, _ = apart("--help")
    assert code == 0
    assert {"build", "check", "compare", "query", "snapshot", "verify"} <= set(output.decode().split())
    assert apart("query", "item_count", "--format", "json")[0] == 0
    assert apart("query", "nothing")[0] == 1


def test_a_build_of_the_same_content_is_not_told_to_be_new(run, tmp_path: Path) -> None:
    sample.write(tmp_path / "data")
    told = [run("build", "--data", "data", "--out", "kept")[1].decode().splitlines() for _ in range(2)]
    assert [lines[0] for lines in told] == [
        "A new build was added.",
        "The content is unchanged; the newest build stands.",
    ]
    assert told[0][1] == told[1][1]


def test_what_a_field_did_not_say_is_told_as_nothing() -> None:
    change = Change("d/x", "X", (("Where", "", "the pier"), ("When", "today", "")))
    lines = [*compare._lines(Comparison("a", "b", (), (), (change,)))]
    assert lines[2:] == ["    Where: nothing -> the pier", "    When: today -> nothing"]


def test_warnings_are_pointed_at_only_where_there_are_some(tmp_path: Path) -> None:
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "20250101T000000Z-000000000000.duckdb").write_bytes(b"no build")
    (tmp_path / "empty").mkdir()
    for name, told in (("damaged", True), ("empty", False)):
        ended = CliRunner().invoke(main, ["query", "documents"], env={"BRIEFING_BUILDS": str(tmp_path / name)})
        assert ended.stderr.endswith("see the warnings above\n") is told


def test_who_names_no_build_is_told_the_newest(run, harbour: Build, later: Build) -> None:
    messages = run("query", "documents", "--build", "gone")[2]
    assert f"the newest there are: {later.id}, {harbour.id}" in messages


def test_a_table_cuts_what_is_longer_than_forty_letters_and_leaves_empty_what_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    query._as_table(pa.table({"name": ["x" * 40, "x" * 41], "day": ["", None]}))
    assert capsys.readouterr().out.splitlines()[1:] == ["x" * 40, "x" * 39 + "…"]


def test_the_json_of_a_verdict_tells_what_is_gone(run, harbour: Build, tmp_path: Path) -> None:
    (tmp_path / "old.html").write_bytes(html.write(taken(harbour, Filters())))
    [facts] = json.loads(run("verify", "--json", "old.html")[1])
    assert [row["item_id"] for row in facts["changes"]["removed"]] == [ARREST]


def test_a_file_is_saved_with_the_permissions_that_the_shell_gives(run, tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        run("snapshot", "--format", "md", "-o", "x.md")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x.md").stat().st_mode) == 0o600

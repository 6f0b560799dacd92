"""Where the pages get their build: made by themselves, made elsewhere, changed, damaged, or none at all."""

import json
from pathlib import Path

import duckdb
import pytest

from briefing import build, shelf
from tests import sample
from tests.app.test_pages import PAGES, shown
from tests.serving import OpenApp


def test_the_app_builds_by_itself_where_there_is_no_build(open_app: OpenApp, tmp_path: Path) -> None:
    app = open_app(sample.write(tmp_path))
    assert not app.exception
    assert len(shelf.paths(tmp_path / "builds")) == 1


def test_changed_data_comes_in_without_a_restart(open_app: OpenApp, tmp_path: Path) -> None:
    app = open_app(sample.write(tmp_path), "arrests")
    sample.write(tmp_path, lambda parts: parts["article"]["arrest"][0].update(headline="Ada Quay let go"))
    app.run()
    assert "Ada Quay let go" in shown(app)


def test_a_build_made_elsewhere_comes_in_without_a_restart(open_app: OpenApp, tmp_path: Path) -> None:
    app = open_app(sample.write(tmp_path / "old"), "arrests", tmp_path / "builds")
    changed = sample.write(tmp_path / "new", lambda parts: parts["article"]["arrest"][0].update(place="Quay 7"))
    made = build.make(changed, tmp_path / "newer")
    made.rename(tmp_path / "builds" / "99990101T000000Z-elsewhere.duckdb")
    app.run()
    assert "Quay 7" in shown(app)


def test_broken_data_leaves_the_last_good_build_and_names_the_fault(open_app: OpenApp, tmp_path: Path) -> None:
    app = open_app(sample.write(tmp_path), "arrests")
    (tmp_path / "documents/harbour-crackdown.toml").write_text("[document]\nid = 1 2", "utf-8")
    app.run()
    assert "this is the last good build" in app.warning[0].value
    assert "documents/harbour-crackdown.toml: line 2, column 8" in shown(app)
    assert "Ada Quay arrested" in shown(app)


def test_half_a_sign_in_broken_data_keeps_no_page_from_being_drawn(open_app: OpenApp, tmp_path: Path) -> None:
    open_app(sample.write(tmp_path))
    parts = sample.collection()["record"]
    parts["designation"][0] |= {"id": "\ud800x", "status": "nope"}
    (tmp_path / "documents" / "more.jsonl").write_text(json.dumps(parts) + "\n", "utf-8")
    app = open_app(tmp_path)
    assert [title.value for title in app.title] == ["Briefing"]
    assert "\\ud800x" in app.text[0].value


def test_damaged_builds_are_passed_over_with_a_notice(open_app: OpenApp, tmp_path: Path) -> None:
    app = open_app(sample.write(tmp_path), "arrests")
    (tmp_path / "builds" / "99990101T000000Z-damaged.duckdb").write_bytes(b"x" * 30_000)
    app.run()
    assert "builds/99990101T000000Z-damaged.duckdb: is not a build that can be read" in shown(app)
    assert str(tmp_path) not in shown(app), "where on the disk is nobody's business"


def test_a_damaged_build_in_a_folder_that_is_named_from_here_is_named_so_too(
    open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample.write(tmp_path))
    app = open_app(Path(), "arrests", Path("builds"))
    (tmp_path / "builds" / "99990101T000000Z-damaged.duckdb").write_bytes(b"x" * 30_000)
    app.run()
    assert "builds/99990101T000000Z-damaged.duckdb: is not a build that can be read" in shown(app)
    assert str(tmp_path) not in shown(app)
    assert "Ada Quay arrested" in shown(app)


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_data_folder_says_what_to_add(page: str, open_app: OpenApp, tmp_path: Path) -> None:
    app = open_app(tmp_path, page)
    assert not app.exception
    assert [title.value for title in app.title] == ["There is nothing to read just now"]
    assert "actors.toml: file: is missing: add it" in shown(app)


def test_a_build_made_elsewhere_that_breaks_a_rule_is_shown_with_what_breaks_it(
    open_app: OpenApp, tmp_path: Path
) -> None:
    path = build.make(sample.write(tmp_path), tmp_path / "builds")
    with duckdb.connect(str(path)) as connection:
        connection.execute("update evidence set words = 'one two three four five six seven eight nine'")
    app = open_app(tmp_path, "health")
    assert app.error[0].value == "1 rule of 15 broken."
    assert "9 words" in app.dataframe[0].value["wrong"][0]


def test_a_page_that_fails_leaves_the_filters_at_hand(open_app: OpenApp, tmp_path: Path) -> None:
    path = build.make(sample.write(tmp_path), tmp_path / "builds")
    with duckdb.connect(str(path)) as connection:
        connection.execute("drop table expected")
    app = open_app(tmp_path, "health")
    assert app.exception
    assert "Coast Guard (2)" in app.multiselect("filter_agency").options

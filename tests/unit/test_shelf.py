"""The builds as the app knows them: how many stay open, and when what could not be made is tried again."""

import os
import shutil
from pathlib import Path

import pytest

from briefing import build
from briefing.errors import BuildError, StoreError
from briefing.shelf import Folder
from briefing.ui import shelf
from briefing.ui.shelf import MOST_OPEN, CachedShelf
from tests import sample


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFING_BUILDS", str(tmp_path / "builds"))
    return sample.write(tmp_path / "data")


def test_as_many_builds_stay_open_as_are_said_to(data: Path, tmp_path: Path) -> None:
    made = build.make(data, tmp_path / "builds")
    for day in range(1, MOST_OPEN + 2):
        shutil.copy(made, made.with_name(f"202601{day:02}T000000Z-{made.stem.partition('-')[2]}.duckdb"))
    reader = CachedShelf(Folder(tmp_path / "builds"), data)
    reader.look()
    for one in reader.kept():
        reader.open(one.id)
    assert len(reader._open) == MOST_OPEN


def test_a_build_that_found_no_room_is_tried_again_after_a_while(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "builds").write_text("in the way", "utf-8")
    reader = CachedShelf(Folder(tmp_path / "builds"), data)
    reader.fresh_seconds = 0
    reader.look()
    assert isinstance(reader.error, BuildError)
    (tmp_path / "builds").unlink()
    reader.look()
    assert reader.error, "not at once: making a large one takes minutes"
    monkeypatch.setattr(shelf, "PAUSE", 0)
    reader._again = 0
    reader.look()
    assert reader.error is None and reader.newest[0] is not None


def test_a_folder_that_cannot_be_listed_is_not_one_without_builds(tmp_path: Path) -> None:
    (tmp_path / "builds").symlink_to("builds")
    with pytest.raises(StoreError, match=r"its builds cannot be listed \(.*\): give this account leave to read it"):
        Folder(tmp_path / "builds").kept()


def test_a_pipe_among_the_builds_is_not_waited_for(tmp_path: Path) -> None:
    made = sample.made(tmp_path)
    os.mkfifo(tmp_path / "builds" / "29991231T000000Z-0123456789ab.duckdb")
    assert [one.id for one in Folder(tmp_path / "builds").kept()] == [made.id]

"""What the environment says."""

from pathlib import Path

import pytest

from briefing import build, store
from briefing.errors import StoreError
from tests import sample


@pytest.mark.parametrize(("named", "used"), [("", 1), ("2", 2)])
def test_a_question_uses_as_many_cores_as_are_named(
    named: str, used: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_CORES", named)
    made = store.open_build(build.make(sample.write(tmp_path), tmp_path / "builds"))
    assert made.connection.execute("select current_setting('threads')").fetchall() == [(used,)]


@pytest.mark.parametrize("named", ["0", "-1", "many", "1.5", "²", "9999"])
def test_what_is_no_number_of_cores_is_named_with_the_remedy(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = build.make(sample.write(tmp_path), tmp_path / "builds")
    monkeypatch.setenv("BRIEFING_CORES", named)
    told = r"^[^:]*BRIEFING_CORES: .* name one from 1 to 1024, or unset it$"
    with pytest.raises(StoreError, match=told):
        store.open_build(path)
    with pytest.raises(StoreError, match=told):
        build.make(tmp_path, path.parent)
    assert [*path.parent.iterdir()] == [path]

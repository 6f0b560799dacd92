"""A fault that passes takes no data from readers and is forgotten once it has passed."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from briefing import catalogue, compaction, publishing
from briefing.errors import LakeError
from briefing.lake import Lake
from briefing.store import Build
from briefing.ui.shelf import PATIENCE, CachedShelf
from tests import sample
from tests.lake.servers import KEYS, Postgres, unsteady
from tests.lake.test_compaction import add_in_parts

ALake = Callable[..., Lake]
REWARD = "harbour-crackdown/smuggler-reward"


class Store:
    """An S3 server in one of three moods: ``well``, ``busy`` (503) and ``silent``."""

    def __init__(self) -> None:
        self.mood = "well"

    def busy(self) -> bool:
        while self.mood == "silent":
            time.sleep(0.1)
        return self.mood == "busy"


@pytest.fixture
def s3() -> Store:
    return Store()


@pytest.fixture
def on_s3(a_lake: ALake, object_store: str, database: str, s3: Store) -> Iterator[Lake]:
    with unsteady(object_store, s3.busy) as address:
        yield a_lake(BRIEFING_DATA_PATH=f"s3://shelf/{database}", AWS_ENDPOINT_URL=address, **KEYS)
        s3.mood = "well"


def shown(reader: CachedShelf) -> Build:
    found, _ = reader.newest
    assert found is not None
    return found


def look_until(reader: CachedShelf, seen: Callable[[], bool]) -> None:
    """As readers do who come again and again."""
    end = time.monotonic() + 60
    while not seen():
        assert time.monotonic() < end, reader.newest
        time.sleep(0.1)
        reader.look()


def test_a_build_that_s3_keeps_back_is_shown_once_it_answers_and_until_then_the_one_before(
    on_s3: Lake, s3: Store, tmp_path: Path
) -> None:
    first, _ = publishing.publish(sample.write(tmp_path / "data"), on_s3)
    reader = CachedShelf(on_s3, tmp_path / "data")
    reader.look()
    rows = shown(reader).rows("items")
    second, _ = publishing.publish(sample.write(tmp_path / "data", sample.news), on_s3)
    s3.mood = "busy"
    look_until(reader, lambda: bool(reader.newest[1]))
    assert "503" in str(reader.newest[1][0])
    assert "see whether the object store answers" in str(reader.newest[1][0])
    assert shown(reader).id == first
    assert shown(reader).rows("items") == rows
    s3.mood = "well"
    look_until(reader, lambda: shown(reader).id == second)
    assert reader.newest[1] == []


def test_while_one_reader_waits_for_s3_the_others_read_on(
    on_s3: Lake, s3: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "SILENCE", 2)
    first, _ = publishing.publish(sample.write(tmp_path / "data"), on_s3)
    reader = CachedShelf(on_s3, tmp_path / "data")
    reader.look()
    publishing.publish(sample.write(tmp_path / "data", sample.news), on_s3)
    s3.mood = "silent"
    time.sleep(reader.fresh_seconds)
    with ThreadPoolExecutor() as pool:
        waiting, looks = pool.submit(reader.look), 0
        while not waiting.done():
            reader.look()
            assert shown(reader).id == first
            looks += 1
            time.sleep(0.5)
    # Had they waited for the first, they would have looked once.
    assert looks > 3
    assert reader.newest[1]


def test_a_build_serves_on_where_it_cannot_be_opened_anew_after_a_merge(on_s3: Lake, s3: Store, tmp_path: Path) -> None:
    publishing.publish(sample.write(tmp_path / "data"), on_s3)
    add_in_parts(on_s3, "in parts")
    reader = CachedShelf(on_s3, tmp_path / "data")
    reader.look()
    before = shown(reader)
    compaction.compact(on_s3)
    s3.mood = "busy"
    marked = on_s3.kept()
    look_until(reader, lambda: reader.kept() == marked)
    assert shown(reader) is before
    s3.mood = "well"
    look_until(reader, lambda: shown(reader) is not before)


def test_a_link_says_of_an_older_build_that_it_cannot_be_reached_and_leads_to_it_later(
    a_lake: ALake, open_app: Callable[..., AppTest], tmp_path: Path, postgres: Postgres
) -> None:
    first, _ = publishing.publish(sample.write(tmp_path / "data"), a_lake())
    publishing.publish(sample.write(tmp_path / "data", sample.news), a_lake())

    def linked() -> AppTest:
        return open_app(tmp_path / "data", "rewards", item=[REWARD], build=[first])

    open_app(tmp_path / "data")
    postgres.stop()
    try:
        (told,) = linked().info
    finally:
        postgres.start()
    assert "which cannot be reached now" in told.value
    assert "start the PostgreSQL server" in told.value
    time.sleep(PATIENCE)
    assert any("Changed since build" in str(one.value) for one in linked().warning)


def test_an_older_build_that_could_not_be_opened_is_opened_once_the_server_is_back(
    a_lake: ALake, tmp_path: Path, postgres: Postgres
) -> None:
    first, _ = publishing.publish(sample.write(tmp_path / "data"), a_lake())
    publishing.publish(sample.write(tmp_path / "data", sample.news), a_lake())
    reader = CachedShelf(a_lake(), tmp_path / "data")
    reader.look()
    postgres.stop()
    try:
        with pytest.raises(LakeError, match="start the PostgreSQL server"):
            reader.open(first)
    finally:
        postgres.start()
    time.sleep(PATIENCE)
    assert reader.open(first).id == first


def test_a_publisher_whose_s3_falls_silent_asks_once_for_each_file_it_wrote_and_says_what_to_do(
    a_lake: ALake, object_store: str, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "SILENCE", 1)
    asked, answered, over = [], 10, Event()

    def falls_silent() -> bool:
        asked.append(1)
        return len(asked) > answered and over.wait(120)

    settings = {"BRIEFING_DATA_PATH": f"s3://shelf/{database}", **KEYS}
    first, _ = publishing.publish(sample.write(tmp_path / "data"), a_lake(AWS_ENDPOINT_URL=object_store, **settings))
    with unsteady(object_store, falls_silent) as address:
        with pytest.raises(LakeError, match=r"nothing was published .*Timeout.*: see whether the object store answers"):
            publishing.publish(
                sample.write(tmp_path / "data", sample.news), a_lake(AWS_ENDPOINT_URL=address, **settings)
            )
        over.set()
    # The last file thrice, and thrice to take it back.
    assert len(asked) <= answered + 6 + answered
    assert [one.id for one in a_lake(AWS_ENDPOINT_URL=object_store).kept()] == [first]

"""The real app in two processes on one lake, as on two machines, in a real browser."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from briefing import publishing
from briefing.lake import Lake
from tests import sample, serving
from tests.lake.servers import PASSWORD, Postgres
from tests.serving import OpenApp

ALake = Callable[..., Lake]
NOTICE = "Newer data, if there is any, cannot be shown; this is the last good build."


@contextmanager
def pages(chromium: Browser, addresses: list[str]) -> Iterator[list[Page]]:
    context = chromium.new_context()
    yield [context.new_page() for _ in addresses]
    context.close()


def shown(page: Page, address: str, words: str, *, there: bool = True) -> None:
    """Open the address until the words are there, or are not: a process looks at the lake every few seconds."""
    end = time.monotonic() + 60
    while True:
        page.goto(address)
        serving.settled(page)
        if (words in page.locator("body").inner_text()) is there:
            return
        assert time.monotonic() < end, page.locator("body").inner_text()
        page.wait_for_timeout(1_000)


def test_two_processes_follow_a_lake_through_publishing_and_an_outage(
    a_lake: ALake, chromium: Browser, tmp_path: Path, postgres: Postgres
) -> None:
    first, _ = publishing.publish(sample.write(tmp_path / "data"), a_lake())
    logs = [tmp_path / "one.log", tmp_path / "two.log"]
    with (
        serving.app(tmp_path / "data", log=logs[0]) as one,
        serving.app(tmp_path / "data", log=logs[1]) as two,
        pages(chromium, [one, two]) as readers,
    ):
        for page, address in zip(readers, (one, two), strict=True):
            shown(page, address, f"Build {first}")
        second, _ = publishing.publish(sample.write(tmp_path / "data", sample.news), a_lake())
        for page, address in zip(readers, (one, two), strict=True):
            shown(page, address, f"Build {second}")
        older = f"/rewards?item=harbour-crackdown/smuggler-reward&build={first}"
        shown(readers[0], one + older, f"Changed since build {first}")
        postgres.stop()
        try:
            shown(readers[0], f"{one}/rewards?agency=coast-guard", NOTICE)
            assert "2 of 5 items" in readers[0].locator("body").inner_text()
            assert "start the PostgreSQL server" in readers[0].locator("body").inner_text()
        finally:
            postgres.start()
        shown(readers[0], f"{one}/rewards?agency=coast-guard", NOTICE, there=False)
        shown(readers[1], f"{two}/health", f"host=127.0.0.1 port={postgres.port}")
    told = "".join(log.read_text("utf-8") for log in logs)
    assert PASSWORD not in told
    for line in (
        "WARNING the builds cannot be listed: .*",
        "INFO the builds can be listed again",
        f"INFO shows build {second}",
    ):
        assert re.search(rf"(?m)^\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ {line}$", told), line


def test_a_lake_that_holds_nothing_or_is_not_there_says_what_to_do(
    a_lake: ALake, open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_lake()
    app = open_app(sample.write(tmp_path / "data"))
    assert [title.value for title in app.title] == ["There is nothing to read just now"]
    assert "there is no lake yet: run python -m briefing publish" in app.text[0].value
    lake = a_lake()
    lake.catalogue.attach(lake.catalogue.connected(), "lake")
    monkeypatch.setenv("BRIEFING_DATABASE", lake.catalogue.database + " connect_timeout=4")
    assert "holds no build: run python -m briefing publish first" in open_app(tmp_path / "data").text[0].value


def test_a_page_whose_files_are_gone_says_so_under_a_title_and_offers_to_try_again(
    a_lake: ALake, open_app: OpenApp, tmp_path: Path
) -> None:
    folder = sample.write(tmp_path / "data")
    publishing.publish(folder, a_lake())
    app = open_app(folder)
    held = tmp_path / "held"
    (tmp_path / "lake").rename(held)
    app.query_params["kind"] = ["arrest"]
    app.run()
    assert [title.value for title in app.title] == ["This page cannot be shown just now"]
    assert "its files do not answer" in app.error[0].value
    profile = open_app(folder, "actors", actor=["coast-guard"])
    assert [title.value for title in profile.title] == ["This page cannot be shown just now"]
    held.rename(tmp_path / "lake")
    app.button("try_again").click().run()
    assert [title.value for title in app.title] == ["Briefing"]

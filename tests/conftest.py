"""What the tests share. Nothing of ours is mocked: the real DuckDB, the real app, a real browser.

A test may lower a limit, count what is asked, or add a format that fails on purpose.
"""

import functools
import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from hypothesis import settings
from playwright.sync_api import Browser
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from briefing import build, derived, store
from briefing.store import Build
from tests import sample, serving
from tests.serving import ROOT, OpenApp

settings.register_profile("briefing", deadline=None, max_examples=30, derandomize=True)
settings.load_profile("briefing")
# What is installed stays the same; for each app without a browser Streamlit would read anew what every package says.
manifest_scanner.scan_component_manifests = functools.cache(manifest_scanner.scan_component_manifests)


def pytest_xdist_auto_num_workers() -> int:
    """More workers than cores, since tests in a browser wait for a good part of their time."""
    return (os.cpu_count() or 1) * 3 // 2


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with serving.browser(serving.BRIEFLY) as found:
        yield found


@pytest.fixture(scope="session")
def article(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A build of the repository's own data."""
    return store.open_build(build.make(ROOT / "data", tmp_path_factory.mktemp("article")))


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A build of the invented collection."""
    folder = sample.write(tmp_path_factory.mktemp("harbour"))
    return store.open_build(build.make(folder, folder / "builds"))


@pytest.fixture(scope="session")
def folder(harbour: Build) -> Path:
    """The invented collection as a data folder that is built already, to read."""
    return harbour.path.parent.parent


@pytest.fixture(scope="session")
def calendar(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The invented collection with more dated items than a time line draws one by one, twenty of them of one day."""
    folder = sample.write(tmp_path_factory.mktemp("calendar"), sample.dated(*["2025-06-10"] * 20))
    return store.open_build(build.make(folder, folder / "builds"))


@pytest.fixture(scope="session")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    """The invented collection, every agency and group of which is named often enough to be counted beforehand."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derived, "OFTEN", 1)
        folder = sample.write(tmp_path_factory.mktemp("counted"))
        yield store.open_build(build.make(folder, folder / "builds"))


@pytest.fixture(scope="session")
def later(tmp_path_factory: pytest.TempPathFactory, harbour: Build) -> Build:
    """A build of the invented collection a day later, beside the first."""
    folder = sample.write(tmp_path_factory.mktemp("later"), sample.news)
    (folder / "builds").mkdir()
    shutil.copy(harbour.path, folder / "builds")
    return store.open_build(build.make(folder, folder / "builds"))


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenApp]:
    """Run app.py on a data folder, at an address: ``open_app(folder, "rewards", agency=["ice"])``."""

    def opened(data: Path, page: str = "briefing", builds: Path | None = None, **query: list[str]) -> AppTest:
        monkeypatch.setenv("BRIEFING_DATA", str(data))
        monkeypatch.setenv("BRIEFING_BUILDS", str(builds or data / "builds"))
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, values in query.items():
            app.query_params[name] = values
        if page != "briefing":
            app.switch_page(f"pages/{page}.py")
        return app.run()

    yield opened
    st.cache_resource.clear()
    # What a server keeps for good, many tests in one process would not outlive.
    gc.unfreeze()

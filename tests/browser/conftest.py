"""One server and one browser for the tests that only read."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests import serving


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The repository's own briefing, served."""
    with serving.app(builds=tmp_path_factory.mktemp("served")) as found:
        yield found


@pytest.fixture(scope="session")
def profile(chromium: Browser) -> BrowserContext:
    """Shared, so that the app's code is fetched and compiled once."""
    return chromium.new_context(accept_downloads=True)


@pytest.fixture(scope="session")
def elsewhere(chromium: Browser) -> BrowserContext:
    """The browser of another reader, who has seen nothing of what the first one did."""
    return chromium.new_context()


@pytest.fixture
def other(elsewhere: BrowserContext, address: str) -> Iterator[Page]:
    """A page in the browser of another reader."""
    with serving.page(elsewhere, address) as found:
        yield found


@pytest.fixture
def page(profile: BrowserContext, address: str) -> Iterator[Page]:
    with serving.page(profile, address) as found:
        yield found

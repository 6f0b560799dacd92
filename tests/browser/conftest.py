"""One server and one browser for the tests that only read."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

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
    """A page in the browser of another reader, which remembers nothing of earlier tests."""
    yield from _opened(elsewhere, address)


@pytest.fixture
def page(profile: BrowserContext, address: str) -> Iterator[Page]:
    """A page that remembers nothing of earlier tests."""
    yield from _opened(profile, address)


def _opened(browser: BrowserContext, address: str) -> Iterator[Page]:
    if not browser.pages:
        # Stays open, and with it the process of all that come after it.
        browser.new_page().goto(f"{address}/_stcore/health")
    found = browser.new_page()
    found.set_viewport_size({"width": 1440, "height": 1000})
    yield found
    with suppress(Error):  # A page that shows nothing has no memory.
        found.evaluate("localStorage.clear()")
    found.close()

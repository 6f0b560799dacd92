"""One server and one browser for the tests that only read."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests import serving


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The repository's own briefing, served."""
    with serving.app(builds=tmp_path_factory.mktemp("served")) as found:
        yield found


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a context of its own: no memory of earlier tests."""
    context = chromium.new_context(viewport={"width": 1440, "height": 1000}, accept_downloads=True)
    yield context.new_page()
    context.close()

"""Pictures of the real app.

``python -m tests.screenshots [FOLDER]`` takes every page, wide to narrow, light and dark;
``python -m tests.screenshots --tour [FOLDER]`` walks the tour and takes the pictures that README and docs/tour.md show.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from briefing.ui import navigation
from tests import tour
from tests.serving import ROOT, app, browser, settled

WIDTHS = (1440, 1024, 768, 390)
THEMES = ("light", "dark")
TALLEST = 6000


@contextmanager
def served() -> Iterator[str]:
    """The repository's own briefing without the texts that somebody may keep beside it: they are not ours to show."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("texts", "builds"))
        with app(data, data / "builds") as address:
            yield address


def every_page(address: str, chromium: Browser, folder: Path) -> None:
    """Write a picture of each page at each width in each theme."""
    for theme in THEMES:
        for width in WIDTHS:
            context = chromium.new_context(color_scheme=theme)  # type: ignore[arg-type]
            page = context.new_page()
            for title in navigation.PAGES:
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(f"{address}/{navigation.path(title)}")
                settled(page)
                height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") + 60
                page.set_viewport_size({"width": width, "height": min(height, TALLEST)})
                page.wait_for_timeout(600)
                page.screenshot(path=folder / f"{title.lower()}-{width}-{theme}.png")
            context.close()


def main(arguments: list[str]) -> None:
    """Take the pictures that the command line asks for, and print where they are."""
    touring = arguments[:1] == ["--tour"]
    usual = tour.PICTURES if touring else ROOT / "tests" / "artefacts"
    folder = Path(*arguments[touring:]) if arguments[touring:] else usual
    folder.mkdir(parents=True, exist_ok=True)
    with served() as address, browser() as chromium:
        (tour.walk if touring else every_page)(address, chromium, folder)
    print(*sorted(folder.glob("*.png")), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Every page of the real app, wide and narrow, light and dark: python -m tests.screenshots [FOLDER]."""

import sys
from pathlib import Path

from briefing.ui.navigation import PAGES
from tests.serving import ROOT, app, browser, settled

WIDTHS = (1440, 390)
THEMES = ("light", "dark")


def take(folder: Path) -> list[Path]:
    """Write a picture of each page and return where."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    with app() as address, browser() as chromium:
        for theme in THEMES:
            for width in WIDTHS:
                context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
                page = context.new_page()
                for title, (file, _) in PAGES.items():
                    path = "" if title == "Briefing" else Path(file).stem
                    page.goto(f"{address}/{path}")
                    settled(page)
                    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") + 60
                    page.set_viewport_size({"width": width, "height": min(height, 6000)})
                    page.wait_for_timeout(600)
                    target = folder / f"{title.lower()}-{width}-{theme}.png"
                    page.screenshot(path=target)
                    page.set_viewport_size({"width": width, "height": 900})
                    taken.append(target)
                context.close()
    return taken


if __name__ == "__main__":
    for picture in take(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests" / "artefacts"):
        print(picture)

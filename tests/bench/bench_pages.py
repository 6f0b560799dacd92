"""Each page against an empty Streamlit page, in one run: python -m tests.bench.bench_pages."""

import tempfile
from pathlib import Path

from streamlit.testing.v1 import AppTest

from briefing.ui.navigation import PAGES
from tests.bench.timing import median
from tests.serving import ROOT

RUNS = 15


def main() -> None:
    """Print a row a page."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text("import streamlit as st\nst.title('Empty')\n", "utf-8")
        floor = median(AppTest.from_file(str(empty), default_timeout=60).run, RUNS)
    print(f"{'page':<12}{'ms':>8}{'ratio':>8}")
    print(f"{'empty':<12}{floor:>8.1f}{1:>8.1f}")
    for title, (file, _) in PAGES.items():
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.switch_page(file)
        taken = median(app.run, RUNS)
        print(f"{title:<12}{taken:>8.1f}{taken / floor:>8.1f}")


if __name__ == "__main__":
    main()

"""Each page against an empty Streamlit page, in one run: python -m tests.bench.bench_pages."""

import statistics
import tempfile
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from briefing.ui.navigation import PAGES
from tests.serving import ROOT

RUNS = 15


def milliseconds(app: AppTest) -> float:
    """The median of several runs after one that fills the caches."""
    app.run()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        app.run()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    """Print a row a page."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text("import streamlit as st\nst.title('Empty')\n", "utf-8")
        floor = milliseconds(AppTest.from_file(str(empty), default_timeout=60))
    print(f"{'page':<12}{'ms':>8}{'ratio':>8}")
    print(f"{'empty':<12}{floor:>8.1f}{1:>8.1f}")
    for title, (file, _) in PAGES.items():
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.switch_page(file)
        taken = milliseconds(app)
        print(f"{title:<12}{taken:>8.1f}{taken / floor:>8.1f}")


if __name__ == "__main__":
    main()

"""Each page against an empty Streamlit page, in one run: python -m tests.bench.bench_pages.

With BRIEFING_DATA and BRIEFING_BUILDS it measures another collection. The last row is a run of the first page after a
filter has changed, each time to a value that nobody has chosen before.
"""

import statistics
import tempfile
from pathlib import Path

from streamlit.testing.v1 import AppTest

from briefing.ui.navigation import PAGES
from tests.bench import timing
from tests.bench.timing import median
from tests.serving import ROOT

RUNS = 15


def changed() -> float:
    """The median of runs of the first page, each under an agency that was not chosen before."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    agency = app.multiselect(key="filter_agency")
    codes = [value for value in agency.options if not value.startswith("Not ")][: RUNS + 1]
    times = []
    for code in codes:
        app.multiselect(key="filter_agency").set_value([code])
        times += timing.milliseconds(app.run, 1)
    return statistics.median(times[1:])


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
        print(f"{title:<12}{taken:>8.1f}{taken / floor:>8.1f}", flush=True)
    taken = changed()
    print(f"{'new choice':<12}{taken:>8.1f}{taken / floor:>8.1f}")


if __name__ == "__main__":
    main()

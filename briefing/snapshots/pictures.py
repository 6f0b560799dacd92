"""The charts of the pages, as a snapshot takes them along: as pictures, each with its sentence and its table."""

from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

from briefing import charts
from briefing.charts.chart import Chart
from briefing.charts.drawn import WIDTH
from briefing.filters import Filters
from briefing.snapshots.cells import cells, figures
from briefing.store import Build

# By query, each under its title.
TITLES = {
    "agencies_by_kind": "Agencies",
    "items_by_sourcing": "Who stands behind it",
    "items_by_date": "When",
    # In its place, of very many.
    "items_by_period": "When",
    "measure_flow": "From who acts to whom it concerns",
    "measures_by_type": "Types of measures",
    "rewards_by_amount": "Rewards, offer by offer",
    "rewards_by_agency": "Rewards by who offers",
    "arrests_by_agency": "Arrests by who acts",
    "statements_by_speaker": "Statements by speaker",
    "actors_by_items": "Named most often",
    "agencies_by_group": "Agencies and groups",
}


@dataclass(frozen=True)
class Picture:
    """A chart of what was chosen; drawn when it is asked for, since only some formats show it."""

    query: str
    title: str
    table: pa.Table

    @cached_property
    def _chart(self) -> Chart:
        made: Chart = getattr(charts, self.query)(self.table)
        return made

    @property
    def sentence(self) -> str:
        """What the picture shows, in a sentence: its alternate for whoever cannot see it."""
        return self._chart.description

    @cached_property
    def cells(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The table behind the picture in words: its headings, and its rows."""
        return cells(self.table)

    @property
    def figures(self) -> tuple[bool, ...]:
        """Of each of its columns whether it holds numbers."""
        return figures(self.table)

    def svg(self, ink: str = charts.INK, width: int = WIDTH) -> str:
        """The picture as SVG ``width`` pixels wide beside its axes, text in ``ink``, ids its own among all pictures."""
        return charts.svg(self._chart, ink, width, self.query)

    def file(self, address: str) -> str:
        """The picture as an SVG file of its own, made from what ``address`` says."""
        return charts.svg_file(self._chart, address)

    def png(self) -> bytes:
        """The picture as PNG on white."""
        return charts.png(self._chart)


def pictures(build: Build, chosen: Filters) -> tuple[Picture, ...]:
    """The charts that have something to show under ``chosen``."""
    found = (Picture(query, title, build.table(query, chosen)) for query, title in TITLES.items())
    return tuple(picture for picture in found if picture.table.num_rows)

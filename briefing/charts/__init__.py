"""Arrow table -> a chart of Altair's layers, one function a chart, each named after its query.

Every chart says as ``title`` what it measures and, as ``description``, in a sentence what it shows: the page prints
it and screen readers speak it. Channels name their fields, because Altair's shorthand is slow.
"""

from altair.utils import schemapi

from briefing.charts.bars import actors_by_items, arrests_by_agency, rewards_by_agency, rewards_by_amount
from briefing.charts.drawn import INK, on_page, png, svg, svg_file
from briefing.charts.flow import actor_ties, measure_flow
from briefing.charts.heat import agencies_by_group, agencies_by_kind, items_by_sourcing, measures_by_type
from briefing.charts.parts import KIND_COLOURS
from briefing.charts.periods import items_by_period
from briefing.charts.stacked import actor_roles, items_by_sentence, statements_by_speaker
from briefing.charts.timeline import items_by_date

__all__ = [
    "INK",
    "KIND_COLOURS",
    "actor_roles",
    "actor_ties",
    "actors_by_items",
    "agencies_by_group",
    "agencies_by_kind",
    "arrests_by_agency",
    "items_by_date",
    "items_by_period",
    "items_by_sentence",
    "items_by_sourcing",
    "measure_flow",
    "measures_by_type",
    "on_page",
    "png",
    "rewards_by_agency",
    "rewards_by_amount",
    "statements_by_speaker",
    "svg",
    "svg_file",
]

# Each part of a chart would be held against the schema as it is made, which takes longer than making it. Tests do it.
schemapi.disable_debug_mode()

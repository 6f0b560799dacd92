"""A chart: layers of Altair's with a title, a sentence and a height of their own.

Altair's own chart of layers copies each of them with all its rows several times over, which takes longer than the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import altair as alt

Spec = dict[str, Any]
INSIDE = {"top_level": False}


class Rows(alt.Data):
    """Rows as a chart takes them, fit for JSON as they are: Altair would look at each value."""

    def __init__(self, rows: Sequence[dict[str, Any]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        object.__setattr__(self, "rows", rows)

    def __deepcopy__(self, memo: Any) -> Self:
        return self

    def copy(self, *args: Any, **options: Any) -> Self:
        """Itself: nobody changes it."""
        return self

    def to_dict(self, *args: Any, **options: Any) -> Spec:
        """The rows as they are."""
        return {"values": self.rows}


@dataclass(frozen=True)
class Chart:
    """``title`` says what is measured, ``description`` in a sentence what is shown; ``height`` is in pixels."""

    layers: Sequence[alt.Chart]
    title: str
    description: str
    height: float | alt.Step

    @cached_property
    def spec(self) -> Spec:
        """The chart as Vega-Lite, made once. Each layer holds its rows: at the top a page would turn them into Arrow.

        It is ours: the tests hold it against the schema, not every reader once more.
        """
        return {
            "layer": [one.to_dict(validate=False, context=dict(INSIDE)) for one in self.layers],
            "title": {"text": self.title, "anchor": "start", "offset": 10, "fontSize": 13, "fontWeight": "normal"},
            "description": self.description,
            "height": self.height.to_dict() if isinstance(self.height, alt.Step) else self.height,
        }

"""A chart: layers of Altair's with a title, a sentence and a height of their own.

Altair's own chart of layers copies each of them with all its rows several times over, which takes longer than the rest.
"""

import json
from collections.abc import Callable, Sequence
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
    """``title`` says what is measured, ``description`` in a sentence what is shown; ``height`` is in pixels.
    ``filed`` makes the same chart for files where these, which are wide, need less of it."""

    layers: Sequence[alt.Chart]
    title: str
    description: str
    height: float | alt.Step
    filed: "Callable[[], Chart] | None" = None

    @cached_property
    def spec(self) -> Spec:
        """The chart as Vega-Lite, made once. Each layer holds its rows: at the top a page would turn them into Arrow.

        It is ours: the tests hold it against the schema, not every reader once more.
        """
        return {
            "layer": [_told(one.to_dict(validate=False, context=dict(INSIDE))) for one in self.layers],
            "title": {"text": self.title, "anchor": "start", "offset": 10, "fontSize": 13, "fontWeight": "normal"},
            "description": self.description,
            "height": self.height.to_dict() if isinstance(self.height, alt.Step) else self.height,
        }


def _told(layer: Spec) -> Spec:
    """The layer, which tells a screen reader of each mark what its tooltip tells. Without one its marks are silent, for
    another layer tells the same; so are those that are made to be, and a description of their own stays."""
    mark, tips = layer["mark"], layer["encoding"].get("tooltip", [])
    words = " + '; ' + ".join(f"{json.dumps(tip['title'])} + ': ' + datum.{tip['field']}" for tip in tips)
    told = {"description": {"expr": words}} if words else {"aria": "description" in mark}
    return layer | {"mark": mark if mark.get("aria") is False else mark | told}

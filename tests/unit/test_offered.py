"""What a filter offers."""

import pyarrow as pa

from briefing.ui import offered
from briefing.ui.offered import Offer


def offer(*rows: tuple[str, int, int]) -> Offer:
    """What is offered for kinds of item: code, items with it, items without it."""
    named = [{"filter": "kind", "value": code, "label": code, "items": n, "others": m} for code, n, m in rows]
    return offered.offers(pa.Table.from_pylist(named))["kind"]


def test_values_come_with_their_counts_first_to_keep_and_then_to_leave_out() -> None:
    found = offer(("measure", 3, 2), ("arrest", 2, 3))
    assert found.options([]) == ["measure", "arrest", "-measure", "-arrest"]
    assert [found.labels[code] for code in found.options([])] == [
        *("Measure (3)", "Arrest (2)"),
        *("Not Measure (2)", "Not Arrest (3)"),
    ]


def test_nobody_keeps_and_leaves_out_the_same_or_leaves_out_all_there_is() -> None:
    found = offer(("measure", 3, 0), ("arrest", 0, 3))
    assert found.options([]) == ["measure", "arrest", "-arrest"]
    assert found.options(["arrest"]) == ["measure", "arrest"]
    assert found.options(["-measure"]) == ["arrest", "-measure", "-arrest"]

"""Where the axis of a time line bears a date: often enough to read it, and never finer than the dates themselves."""

from collections.abc import Iterator, Sequence
from datetime import date

MOST = 5
# By unit of time, finest first, how many of it lie between two ticks.
STEPS = {"day": (1, 2, 7, 14), "month": (1, 3, 6), "year": (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)}
# Each whole, so that no month stands without its year.
IN_WORDS = {"day": "{0.day} {0:%b} {0.year}", "month": "{0:%b} {0.year}", "year": "{0.year}"}


def ticks(first: int, last: int, edges: Sequence[date]) -> list[tuple[date, str]]:
    """Days from the ordinal ``first`` to ``last``, at most ``MOST``, each with its words. Where all ``edges``, the
    first days and the days after the last, begin a year, years are told alone; where they begin a month, no days.
    """
    units = list(STEPS)
    for unit in units[units.index(_finest(edges)) :]:
        for step in STEPS[unit]:
            found = [day for day in _days(unit, step, first, last) if first <= day.toordinal() <= last]
            if len(found) <= MOST:
                return [(day, IN_WORDS[unit].format(day)) for day in found]
    return []


def _finest(edges: Sequence[date]) -> str:
    if any(edge.day > 1 for edge in edges):
        return "day"
    return "month" if any(edge.month > 1 for edge in edges) else "year"


def _days(unit: str, step: int, first: int, last: int) -> Iterator[date]:
    """The days that begin each ``step``-th ``unit``; weeks begin on Monday, as the first of January 1 did."""
    since, until = date.fromordinal(max(first, 1)), date.fromordinal(min(last, date.max.toordinal()))
    if unit == "day":
        yield from map(
            date.fromordinal, range(-(-(since.toordinal() - 1) // step) * step + 1, until.toordinal() + 1, step)
        )
    else:
        months = step if unit == "month" else 12 * step
        number = -(-(since.year * 12 + since.month - 1) // months) * months
        while number <= until.year * 12 + until.month - 1:
            yield date(number // 12, number % 12 + 1, 1)
            number += months

"""Any filters at all, for property tests."""

from datetime import date

from hypothesis import strategies as some

from briefing import filters
from briefing.codes import left_out
from briefing.filters import Filters
from briefing.store import Build

Known = dict[str, list[str]]


def known(*builds: Build) -> Known:
    """The values of each filter that some build has."""
    found: Known = {"basket": []}
    for build in builds:
        found["basket"] += [row["item_id"] for row in build.rows("items", Filters(records=True))]
        for row in build.rows("facets", Filters(records=True)):
            found.setdefault(row["filter"], []).append(row["value"])
    return found


def values_of(codes: list[str]) -> list[str]:
    """What a filter may hold: each code to keep, each to leave out."""
    return [value for code in sorted(set(codes)) for value in (code, left_out(code))]


def searched(build: Build) -> dict[str, str]:
    """By item, the words that a search looks through, without the marks at their beginnings."""
    asked = "select item_id, without_marks(search) from card"
    return dict(build.cursor().execute(asked).fetchall())


@some.composite
def choices(draw: some.DrawFn, known: Known) -> Filters:
    """Mostly few values, so that something is often left."""
    lists = {
        name: tuple(draw(some.lists(some.sampled_from(values_of(known[name])), max_size=2, unique=True)))
        for name in filters.CHOICES
        if draw(some.integers(0, 3)) == 0
    }
    day = some.none() | some.dates(date(2014, 1, 1), date(2026, 1, 1))
    words = draw(
        some.sampled_from(
            [
                *("", "", "the", "cartel", "MADURO", "u.s.", "é", "harbour police"),
                *("%_'\"", "drug", "te**or", "terr", "olice", "2", "’s"),
            ]
        )
    )
    basket = some.lists(some.sampled_from(known["basket"]), max_size=5, unique=True)
    return Filters(
        **lists,
        basket=tuple(draw(basket)) if draw(some.integers(0, 4)) == 0 else (),
        words=words,
        since=draw(day) if draw(some.booleans()) else None,
        until=draw(day) if draw(some.booleans()) else None,
        dated=draw(some.booleans()) and draw(some.booleans()),
        records=draw(some.booleans()),
    )


def in_order(items: list[str], chosen: Filters) -> list[str]:
    """The items as a file lists them: a basket keeps its own order."""
    return sorted(items, key=chosen.basket.index) if chosen.basket else items

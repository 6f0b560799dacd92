"""Parts made ahead are the same parts, and never many."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefing.prefetch import prefetch


@given(some.lists(some.none() | some.integers()))
def test_the_parts_are_the_same_in_the_same_order(parts: list[int | None]) -> None:
    assert list(prefetch(parts)) == parts


def test_no_more_than_one_part_waits_to_be_used() -> None:
    made: list[int] = []

    def parts() -> Iterator[int]:
        for number in range(10):
            made.append(number)
            yield number

    for part in prefetch(parts()):
        assert len(made) <= part + 2
    assert made == list(range(10))


def test_an_error_comes_after_the_parts_before_it() -> None:
    def parts() -> Iterator[int]:
        yield 1
        raise ValueError("the second is broken")

    rest = prefetch(parts())
    assert next(rest) == 1
    with pytest.raises(ValueError, match="the second is broken"):
        next(rest)


def test_who_stops_early_is_not_kept_waiting_for_the_rest() -> None:
    made: list[int] = []
    for part in prefetch(made.append(number) or number for number in range(1_000)):
        if part == 2:
            break
    assert len(made) <= 4

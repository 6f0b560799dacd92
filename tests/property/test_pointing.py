"""For any choice and any mark: what a click does."""

from hypothesis import given
from hypothesis import strategies as some

from briefing.filters import CHOICES
from briefing.ui.pointing import toggled

Values = dict[str, list[str]]
codes = some.sampled_from("abcde")
held_ones = some.fixed_dictionaries({name: some.lists(codes, max_size=4, unique=True) for name in CHOICES})
points = some.dictionaries(some.sampled_from(sorted(CHOICES)), some.lists(codes, min_size=1, max_size=1), min_size=1)


def after(held: Values, pointed: Values) -> Values:
    return held | toggled(held, pointed)


def holds(held: Values, pointed: Values) -> list[bool]:
    return [value in held[name] for name, values in pointed.items() for value in values]


@given(held=held_ones, pointed=points)
def test_a_click_chooses_all_that_a_mark_stands_for_or_where_all_is_chosen_none(held: Values, pointed: Values) -> None:
    assert set(holds(after(held, pointed), pointed)) == {not all(holds(held, pointed))}


@given(held=held_ones, pointed=points)
def test_a_click_changes_nothing_but_what_the_mark_stands_for(held: Values, pointed: Values) -> None:
    now = after(held, pointed)
    for name in CHOICES:
        others = [value for value in held[name] if value not in pointed.get(name, [])]
        assert [value for value in now[name] if value not in pointed.get(name, [])] == others


@given(held=held_ones, pointed=points)
def test_a_second_click_takes_back_a_first_one_on_what_was_not_chosen(held: Values, pointed: Values) -> None:
    if not any(holds(held, pointed)):
        assert after(after(held, pointed), pointed) == held


@given(held=held_ones, pointed=points)
def test_three_clicks_are_as_one(held: Values, pointed: Values) -> None:
    once = after(held, pointed)
    thrice = after(after(once, pointed), pointed)
    assert {name: sorted(values) for name, values in thrice.items()} == {n: sorted(v) for n, v in once.items()}


def test_what_is_pointed_at_is_no_longer_left_out() -> None:
    assert toggled({"agency": ["-ice", "fbi"]}, {"agency": ["ice"]}) == {"agency": ["fbi", "ice"]}

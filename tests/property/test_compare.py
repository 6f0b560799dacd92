"""For any two sets of items: the comparison applied to the one gives the other, and nothing differs from itself."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from briefing import glossary
from briefing.filters import Filters
from briefing.prose import Row
from briefing.snapshots import compare
from briefing.snapshots.compare import FIELDS, WITHIN, Comparison
from briefing.snapshots.states import EVERYTHING, since
from briefing.store import Build

WORDS = some.sampled_from(
    ["", "a", "a and b", "b", "x; y", "2025-06", "2025-06-XX", "2025-06~", "$5 :red[x]", "\u202e"]
)
NAMES = some.lists(some.sampled_from(["a", "b", "a and b", "c, d"]), max_size=3)
MAYBE = some.none() | WORDS
PROOF = some.fixed_dictionaries({"paragraph": some.integers(1, 2), "sentence": some.integers(1, 2), "words": WORDS})
COLUMNS: dict[str, Any] = {
    "kind": some.sampled_from(sorted(glossary.KINDS)),
    "status": some.sampled_from(sorted(glossary.STATUSES)),
    "sourcing": some.sampled_from(sorted(glossary.SOURCINGS)),
    **dict.fromkeys(("headline", "summary", "date", "date_words", "reference"), WORDS),
    **dict.fromkeys(("agents", "targets", "subjects", "beneficiaries", "asserters", "mentions"), NAMES),
    **dict.fromkeys(("condition", "place", "programme", "listed", "effective", "currency"), MAYBE),
    "evidence": some.lists(PROOF, max_size=2),
    "amount": some.none() | some.sampled_from([Decimal("2000000"), Decimal("12345670000.00"), Decimal("12345670001")]),
    "qualifier": some.none() | some.sampled_from(sorted(glossary.QUALIFIERS)),
    "measure_type": some.none() | some.sampled_from(sorted(glossary.MEASURE_TYPES)),
    "voice": some.none() | some.sampled_from(sorted(glossary.VOICES)),
    "accusations": some.none() | NAMES,
}
ROW = some.fixed_dictionaries(COLUMNS)


@some.composite
def states(draw: some.DrawFn) -> tuple[dict[str, Row], dict[str, Row]]:
    """Two states that share many items, some of them changed in a field or two."""
    before = {f"d/{number}": draw(ROW) | {"item_id": f"d/{number}"} for number in draw(some.sets(some.integers(0, 5)))}
    after = {}
    for item_id, row in before.items():
        kept = draw(some.integers(0, 4))
        if kept:
            column = draw(some.sampled_from(sorted(COLUMNS)))
            after[item_id] = row | ({column: draw(COLUMNS[column])} if kept > 2 else {})
    more = (f"d/{number}" for number in draw(some.sets(some.integers(6, 8))))
    return before, after | {item_id: draw(ROW) | {"item_id": item_id} for item_id in more}


def codes(row: Row) -> dict[str, list[Any]]:
    return {name: [row[column] or None for column in columns] for name, (columns, _) in FIELDS.items()}


def facts(row: Row) -> dict[str, str]:
    return {name: words(row) for name, (_, words) in FIELDS.items()}


def applied(found: Comparison, before: dict[str, Row]) -> dict[str, dict[str, str]]:
    """The facts of ``before`` after everything that the comparison says."""
    gone = {row["item_id"] for row in found.removed} | {change.item_id for change in found.changed if change.left}
    told = {item_id: facts(row) for item_id, row in before.items() if item_id not in gone}
    told |= {row["item_id"]: facts(row) for row in found.added}
    for change in found.changed:
        if not change.left:
            told[change.item_id] |= {name: new for name, _, new in change.fields}
    return told


@given(pair=states())
def test_the_comparison_applied_to_the_one_state_gives_the_other(pair: tuple[dict[str, Row], dict[str, Row]]) -> None:
    before, after = pair
    found = compare.between(before.values(), after.values(), "before", "after")
    told = applied(found, before)
    assert set(told) == set(after)
    for item_id, row in after.items():
        for name, words in facts(row).items():
            assert told[item_id][name] == words or told[item_id][name].startswith(f"{words} ("), name


@given(pair=states())
def test_a_field_is_told_exactly_where_its_codes_differ_and_never_with_the_same_words(
    pair: tuple[dict[str, Row], dict[str, Row]],
) -> None:
    before, after = pair
    found = {change.item_id: change for change in compare.between(before.values(), after.values(), "a", "b").changed}
    for item_id in before.keys() & after.keys():
        old, new = codes(before[item_id]), codes(after[item_id])
        fields = found[item_id].fields if item_id in found else ()
        assert {name for name, _, _ in fields} == {name for name in FIELDS if old[name] != new[name]}
        assert all(was != now for _, was, now in fields)


@given(pair=states())
def test_nothing_differs_from_itself(pair: tuple[dict[str, Row], dict[str, Row]]) -> None:
    for rows in pair:
        found = compare.between(rows.values(), rows.values(), "before", "after")
        assert found.same
        assert (found.added, found.removed, found.changed) == ((), (), ())


@given(pair=states(), data=some.data())
def test_what_is_still_there_is_neither_added_nor_removed(
    pair: tuple[dict[str, Row], dict[str, Row]], data: some.DataObject
) -> None:
    within = [
        {item_id: row for item_id, row in state.items() if data.draw(some.booleans(), label=item_id)} for state in pair
    ]
    everything = {"all_before": pair[0].values(), "all_after": pair[1].values()}
    found = compare.between(within[0].values(), within[1].values(), "before", "after", **everything)
    assert {row["item_id"] for row in found.added} == within[1].keys() - pair[0].keys()
    assert {row["item_id"] for row in found.removed} == within[0].keys() - pair[1].keys()
    moved = {change.item_id for change in found.changed if WITHIN in {name for name, _, _ in change.fields}}
    assert moved == (within[0].keys() ^ within[1].keys()) & pair[0].keys() & pair[1].keys()


@given(kinds=some.sets(some.sampled_from(sorted(glossary.KINDS))), dated=some.booleans())
def test_a_build_has_not_changed_since_itself_under_any_filters(kinds: set[str], dated: bool, article: Build) -> None:
    assert since(article, article, Filters(kind=tuple(kinds), dated=dated)).same


@given(kinds=some.sets(some.sampled_from(sorted(glossary.KINDS))), records=some.booleans(), dated=some.booleans())
def test_of_two_builds_the_items_that_differ_tell_as_much_as_all(
    kinds: set[str], records: bool, dated: bool, harbour: Build, later: Build
) -> None:
    chosen = Filters(kind=tuple(kinds), records=records, dated=dated)
    before, after = (build.rows("items", chosen) for build in (harbour, later))
    everything = {"all_before": harbour.rows("items", EVERYTHING), "all_after": later.rows("items", EVERYTHING)}
    plain = compare.between(before, after, harbour.id, later.id, **everything)
    assert since(harbour, later, chosen) == plain

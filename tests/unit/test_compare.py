"""What has changed between two states of the items, told in readers' words."""

from pathlib import Path
from typing import Any

import pytest

from briefing.errors import SnapshotError
from briefing.filters import Filters
from briefing.snapshots import contents, states
from briefing.snapshots.compare import WITHIN, Comparison
from briefing.snapshots.formats import BUNDLE, json
from briefing.snapshots.snapshot import taken
from briefing.store import Build
from tests.sample import made

REWARD, ARREST, CHECKS = (f"harbour-crackdown/{name}" for name in ("smuggler-reward", "quay-arrest", "checks"))


def changed(found: Comparison, item_id: str) -> dict[str, tuple[str, str]]:
    (change,) = [change for change in found.changed if change.item_id == item_id]
    return {name: (old, new) for name, old, new in change.fields}


def test_two_builds_differ_in_what_came_what_went_and_what_changed(harbour: Build, later: Build) -> None:
    found = states.compare(states.of_build(harbour), states.of_build(later))
    assert (found.before, found.after) == (harbour.id, later.id)
    assert [row["headline"] for row in found.added] == ["Ada Quay: no dr*g at all"]
    assert [row["item_id"] for row in found.removed] == [ARREST]
    assert {change.item_id for change in found.changed} == {REWARD}
    assert found.in_words == "1 item added, 1 item removed, 1 item changed"


def test_a_change_names_each_field_with_the_old_words_and_the_new(harbour: Build, later: Build) -> None:
    found = states.compare(states.of_build(harbour), states.of_build(later))
    assert changed(found, REWARD) == {
        "What kind of reality": ("Announced", "In force"),
        "Who acts": ("Harbour Police", "Coast Guard"),
        "Amount": ("USD 2 million", "up to USD 2.5 million"),
        "Evidence": ("¶2 s1: “a $2 million reward”", "¶2 s1: “up to $2.5 million”"),
    }


def test_a_state_compared_with_itself_has_not_changed(harbour: Build) -> None:
    found = states.compare(states.of_build(harbour), states.of_build(harbour))
    assert found.same
    assert found.in_words == "no item has changed"


def test_a_new_date_of_the_same_words_is_told_by_its_code(harbour: Build, tmp_path: Path) -> None:
    def doubted(parts: dict[str, Any]) -> None:
        parts["article"]["measure"][0]["date"] = "2025-06"

    found = states.compare(states.of_build(harbour), states.of_build(made(tmp_path, doubted)))
    assert changed(found, CHECKS) == {"When": ("June 2025 (2025-06-XX)", "June 2025 (2025-06)")}


def test_a_name_that_changed_is_a_change_of_every_item_that_names_it(harbour: Build, tmp_path: Path) -> None:
    def renamed(parts: dict[str, Any]) -> None:
        parts["actors"][0]["name"] = "Port Police"

    found = states.compare(states.of_build(harbour), states.of_build(made(tmp_path, renamed)))
    assert changed(found, CHECKS) == {
        "Who acts": ("Harbour Police and Coast Guard", "Port Police and Coast Guard"),
    }


@pytest.mark.parametrize(("write", "suffix"), [(json.write, "json"), (BUNDLE.write, "zip")])
def test_a_snapshot_says_of_its_own_build_that_nothing_changed(write: Any, suffix: str, harbour: Build) -> None:
    state = contents.STATES[suffix](write(taken(harbour, Filters(records=True))))
    assert states.compare(state, states.of_build(harbour)).same
    assert states.compare(states.of_build(harbour), state).same
    assert states.compare(state, state).same


def test_the_filters_of_a_snapshot_apply_to_the_build_beside_it(harbour: Build, later: Build) -> None:
    state = contents.state(json.write(taken(harbour, Filters(kind=("reward",)))))
    found = states.compare(state, states.of_build(later))
    assert (found.added, found.removed) == ((), ())
    assert [change.item_id for change in found.changed] == [REWARD]


def test_an_item_that_left_the_filters_is_not_removed(harbour: Build, later: Build) -> None:
    state = contents.state(json.write(taken(harbour, Filters(agency=("harbour-police",), kind=("reward", "arrest")))))
    found = states.compare(state, states.of_build(later))
    assert found.removed == ()
    assert changed(found, REWARD)[WITHIN] == ("yes", "no")
    assert [change.left for change in found.changed] == [True]
    assert found.in_words == "1 item changed, of which 1 is no longer within the filters"


def test_an_item_that_came_under_the_filters_is_not_added(harbour: Build, later: Build) -> None:
    found = states.since(harbour, later, Filters(status=("in-force",)))
    assert found.added == ()
    assert changed(found, REWARD)[WITHIN] == ("no", "yes")


def test_a_filter_value_that_the_other_build_lacks_does_not_widen_the_comparison(later: Build, harbour: Build) -> None:
    address = "build=20200101T000000Z-gone&version=0.2.0&agency=dissolved"
    empty = json.write(taken(harbour, Filters(words="nowhere"))).replace(
        taken(harbour, Filters(words="nowhere")).address.encode(), address.encode()
    )
    found = states.compare(contents.state(empty), states.of_build(later))
    assert found.same


def test_a_snapshot_carries_what_has_changed_since_another_build(harbour: Build, later: Build) -> None:
    chosen = Filters(kind=("reward",))
    snapshot = taken(later, chosen, compared=harbour)
    assert f"compared={harbour.id}" in snapshot.address
    assert [change.item_id for change in snapshot.changes.changed] == [REWARD]


def test_more_changes_than_anybody_reads_are_not_told(
    harbour: Build, later: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(states, "MOST", 2)
    with pytest.raises(SnapshotError, match=r"items would have to be told, and 2 at most are: narrow the filters"):
        states.since(harbour, later, Filters())
    assert states.since(harbour, later, Filters(kind=("reward",))).in_words == "1 item changed"


@pytest.mark.parametrize("name", ["x.csv.zip", "X.Parquet (1).zip"])
def test_an_archive_of_tables_is_refused_in_words_wherever_it_is_dropped(name: str) -> None:
    with pytest.raises(SnapshotError, match=r"^of files only bundles, JSON snapshots and builds can be$"):
        contents.reader(name)

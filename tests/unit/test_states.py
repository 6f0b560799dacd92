"""What is said of a state of the items against another, and of a file against its build."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import SnapshotError
from briefing.filters import Filters
from briefing.snapshots import about, contents, envelope, states
from briefing.snapshots.formats import BUNDLE, html
from briefing.snapshots.formats import json as json_format
from briefing.snapshots.snapshot import taken
from briefing.snapshots.verify import verify
from briefing.store import Build
from tests.opened import Opened
from tests.sample import made
from tests.unit.test_compare import REWARD, changed


def test_what_came_has_no_words_before_and_what_went_none_now(harbour: Build, later: Build) -> None:
    rows = about.changes(states.compare(states.of_build(harbour), states.of_build(later)))
    told = {row["change"]: (row["before"], row["after"]) for row in rows if row["change"] != "changed"}
    assert told["removed"] == ("The Coast Guard arrested Ada Quay on the pier.", "")
    assert told["added"] == ("", "Ada Quay said that what she carried was no drug.")


def test_the_filters_of_the_later_state_apply_to_the_earlier_too(harbour: Build, later: Build) -> None:
    state = contents.state(json_format.write(taken(harbour, Filters(kind=("reward",)))))
    found = states.compare(states.of_build(later), state)
    assert (found.added, found.removed) == ((), ())
    assert [change.item_id for change in found.changed] == [REWARD]


def test_of_a_file_too_no_more_items_are_compared_than_the_limit(
    harbour: Build, later: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(states, "MOST", 2)
    state = contents.state(json_format.write(taken(harbour, Filters())))
    with pytest.raises(SnapshotError, match="and 2 at most are: narrow the filters"):
        states.compare(state, states.of_build(later))


def test_another_who_says_so_is_told_as_a_change(harbour: Build, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["statement"][0]["asserted_by"] = ["ada-quay", "harbour-bulletin"]

    found = states.compare(states.of_build(harbour), states.of_build(made(tmp_path, change)))
    assert "Who stands behind it" in changed(found, "harbour-crackdown/quay-denies")


def test_an_amount_that_is_no_longer_exact_is_told_as_a_change(harbour: Build, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["reward"][0]["qualifier"] = "up-to"

    found = states.compare(states.of_build(harbour), states.of_build(made(tmp_path, change)))
    assert changed(found, REWARD) == {"Amount": ("USD 2 million", "up to USD 2 million")}


def test_of_items_that_are_not_those_of_their_build_nothing_is_said_of_now(harbour: Build) -> None:
    items = taken(harbour, Filters())
    lie = replace(items, items=[row | {"summary": "Ada Quay confessed."} for row in items.items])
    verdict = verify(BUNDLE.write(lie), "x.zip", Opened(harbour))
    assert (verdict.whole.says, verdict.known.says, verdict.current.says) == ("yes", "no", "cannot be told")


def test_what_a_file_leaves_out_is_not_held_against_it(harbour: Build, later: Build) -> None:
    verdict = verify(html.write(taken(harbour, Filters(kind=("measure",)))), "x.html", Opened(later, harbour))
    assert verdict.current.says == "yes"


def test_a_bundle_that_is_not_as_its_manifest_says_is_not_compared(harbour: Build) -> None:
    members = envelope.unpacked(BUNDLE.write(taken(harbour, Filters())))
    members["briefing.json"] = members["briefing.json"].replace(b"arrested", b"released")
    with pytest.raises(SnapshotError, match="not as its manifest says"):
        contents.STATES["zip"](envelope.packed([*members.items()]))

"""Permanent links, citations and the basket, through app.py."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from briefing import build, store
from tests import sample
from tests.serving import OpenApp

ARREST = "harbour-crackdown/quay-arrest"
REWARD = "harbour-crackdown/smuggler-reward"
CHECKS = "harbour-crackdown/checks"


def shown(app: AppTest) -> str:
    parts = [*app.header, *app.subheader, *app.markdown, *app.text, *app.caption, *app.info, *app.warning, *app.success]
    return "\n".join(str(part.value) for part in parts).replace("\\", "")


def older_and_newer(folder: Path, change: Callable[[dict[str, Any]], None]) -> str:
    """Two builds of the harbour; the newer one has the change. Returns the id of the older."""
    first = build.make(sample.write(folder), folder / "builds")
    build.make(sample.write(folder, change), folder / "builds")
    return store.open_build(first).id


def without_reward(parts: dict[str, Any]) -> None:
    parts["article"]["reward"] = []
    parts["actors"] = [actor for actor in parts["actors"] if actor["id"] != "ring-leader"]
    parts["article"]["document"]["text"]["bare"].append({"at": "2.1", "why": "told elsewhere"})


def test_a_link_from_the_build_being_read_says_so(open_app: OpenApp, tmp_path: Path) -> None:
    path = build.make(sample.write(tmp_path), tmp_path / "builds")
    app = open_app(tmp_path, "rewards", item=[REWARD], build=[path.stem])
    assert "The link was made from the build you are reading." in shown(app)


def test_a_link_from_an_older_build_says_unchanged_where_the_item_is_the_same(
    open_app: OpenApp, tmp_path: Path
) -> None:
    older = older_and_newer(tmp_path, lambda parts: parts["article"]["arrest"][0].update(place="Quay 7"))
    app = open_app(tmp_path, "rewards", item=[REWARD], build=[older])
    assert f"The item is unchanged since build {older}" in shown(app)
    assert "What is known of its document" not in shown(app)


def test_what_is_known_of_the_document_of_an_unchanged_item_may_have_changed(open_app: OpenApp, tmp_path: Path) -> None:
    older = older_and_newer(tmp_path, lambda parts: parts["article"]["document"].update(publisher="The Gazette"))
    told = shown(open_app(tmp_path, "rewards", item=[REWARD], build=[older]))
    assert "The item is unchanged" in told
    assert "What is known of its document has changed: see Sources." in told


def test_a_link_from_an_older_build_shows_what_has_changed_and_both_cards(open_app: OpenApp, tmp_path: Path) -> None:
    older = older_and_newer(tmp_path, lambda parts: parts["article"]["arrest"][0].update(place="Quay 7"))
    app = open_app(tmp_path, "arrests", item=[ARREST], build=[older])
    assert f"Changed since build {older}" in shown(app)
    assert "Where: the pier → Quay 7" in shown(app)
    assert [heading.value.replace("\\", "") for heading in app.subheader] == [f"In build {older}", "Now"]
    assert "**Where** · the pier" in shown(app)
    assert "**Where** · Quay 7" in shown(app)


def test_a_link_to_an_item_that_is_gone_shows_it_as_it_was(open_app: OpenApp, tmp_path: Path) -> None:
    older = older_and_newer(tmp_path, without_reward)
    app = open_app(tmp_path, "rewards", item=[REWARD], build=[older])
    assert f"The newest build no longer has this item. So it stood in build {older}." in shown(app)
    assert "smuggling ring’s leader" in shown(app)


def test_a_card_of_an_older_build_cannot_be_put_into_the_basket(open_app: OpenApp, tmp_path: Path) -> None:
    older = older_and_newer(tmp_path, without_reward)
    app = open_app(tmp_path, "rewards", item=[REWARD], build=[older])
    assert [box.key for box in app.checkbox if REWARD in str(box.key)] == []


def test_a_basket_loses_what_a_newer_build_no_longer_has(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "rewards")
    app.session_state["basket"] = [REWARD, "harbour-crackdown/gone"]
    app.run()
    assert app.session_state["basket"] == [REWARD]


def test_a_link_that_compares_with_a_build_that_is_not_here_says_so(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "snapshots", compared=["20200101T000000Z-000000000000"])
    assert "which is not here, so nothing is compared" in shown(app)


def test_a_link_that_compares_with_a_build_that_does_not_open_says_so_and_the_page_goes_on(
    open_app: OpenApp, tmp_path: Path
) -> None:
    older = older_and_newer(tmp_path, without_reward)
    file = tmp_path / "builds" / f"{older}.duckdb"
    file.write_bytes(file.read_bytes()[:100_000])
    app = open_app(tmp_path, "snapshots", compared=[older])
    assert "so nothing is compared" in shown(app)
    assert "Compare" in [heading.value for heading in app.header]
    assert not app.query_params.get("compared")


@pytest.mark.parametrize("name", ["nonsense", "../../etc/passwd", "20200101T000000Z-000000000000"])
def test_a_link_from_a_build_that_is_not_here_says_that_it_cannot_tell(
    open_app: OpenApp, folder: Path, name: str
) -> None:
    app = open_app(folder, "rewards", item=[REWARD], build=[name])
    assert "whether it has changed since cannot be told" in shown(app)
    assert not app.exception


def test_a_ticked_card_is_in_the_basket_on_every_page(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "rewards")
    app.checkbox(f"tick-rewards-{REWARD}").check().run()
    assert app.session_state["basket"] == [REWARD]
    app.switch_page("pages/briefing.py").run()
    assert app.checkbox(f"tick-leading-{REWARD}").value
    app.checkbox(f"tick-leading-{REWARD}").uncheck().run()
    assert app.session_state["basket"] == []


def test_a_basket_in_the_address_is_the_view_in_its_order(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "snapshots", basket=[REWARD, CHECKS, "harbour-list/ring-listed"])
    assert app.button("chip_basket_").label.endswith("3 items chosen one by one")
    assert "**3 of 5 items**" in shown(app)
    held = [part.value for part in app.markdown if " · " in part.value and part.value.startswith("**")]
    assert [part.split("**")[1] for part in held if part[2].isdigit()][-3:] == ["1", "2", "3"]
    app.button(f"Down-{REWARD}").click().run()
    assert app.query_params["basket"] == [CHECKS, REWARD, "harbour-list/ring-listed"]
    app.button(f"Take out-{CHECKS}").click().run()
    assert app.query_params["basket"] == [REWARD, "harbour-list/ring-listed"]
    app.button("basket_empty").click().run()
    assert "basket" not in app.query_params
    assert "**4 of 5 items**" in shown(app)


def test_items_of_a_basket_that_are_gone_are_named(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "snapshots", basket=[REWARD, "harbour-crackdown/gone"])
    assert "basket=harbour-crackdown/gone" in shown(app).replace("\u2060", "")
    assert "**1 of 5 items**" in shown(app)


def test_the_readers_words_stand_in_the_link_and_come_from_it(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "snapshots", heading=["For Monday"], note=["Read **this**"])
    assert app.text_input("own_heading").value == "For Monday"
    assert app.text_area("own_note").value == "Read **this**"
    assert app.code[0].value.endswith("/snapshots?heading=For+Monday&note=Read+%2A%2Athis%2A%2A")
    app.text_input("own_heading").set_value("For Tuesday").run()
    assert app.query_params["heading"] == "For Tuesday"
    app.text_input("own_heading").set_value("").run()
    assert "heading" not in app.query_params


def test_two_builds_are_compared_on_the_page(open_app: OpenApp, tmp_path: Path) -> None:
    before = older_and_newer(tmp_path, lambda parts: parts["article"]["arrest"][0].update(place="Quay 7"))
    app = open_app(tmp_path, "snapshots")
    assert "Choose what to compare" in shown(app)
    older = app.selectbox("compare_Before").options[1]
    app.selectbox("compare_Before").set_value(older).run()
    assert "**1 item changed**" in shown(app)
    assert "**Changed** · Ada Quay arrested" in shown(app)
    assert "Where: the pier → Quay 7" in shown(app)
    [link] = [part.proto for part in app.get("page_link") if part.proto.label == "Its card"]
    assert parse_qs(link.query_string) == {"item": [ARREST], "build": [before]}


def test_an_item_that_came_leads_to_its_card_in_the_build_that_has_it(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["arrest"].append(parts["article"]["arrest"][0] | {"id": "second-arrest"})

    before = older_and_newer(tmp_path, change)
    app = open_app(tmp_path, "snapshots")
    builds = app.selectbox("compare_Before").options[:2]
    app.selectbox("compare_Before").set_value(builds[1]).run()
    [link] = [part.proto for part in app.get("page_link") if part.proto.label == "Its card"]
    [build] = parse_qs(link.query_string)["build"]
    assert build != before
    app.selectbox("compare_Before").set_value(builds[0]).run()
    app.selectbox("compare_After").set_value(builds[1]).run()
    assert "**Removed** · Ada Quay arrested" in shown(app)
    [link] = [part.proto for part in app.get("page_link") if part.proto.label == "Its card"]
    assert parse_qs(link.query_string)["build"] == [build]


def test_very_many_changes_stand_in_a_table(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [arrest] = parts["article"]["arrest"]
        parts["article"]["arrest"] += [arrest | {"id": f"arrest-{number}"} for number in range(41)]

    older_and_newer(tmp_path, change)
    app = open_app(tmp_path, "snapshots")
    app.selectbox("compare_Before").set_value(app.selectbox("compare_Before").options[1]).run()
    changes = app.dataframe[1].value
    assert list(changes) == ["Change", "Field", "Before", "After", "Item"]
    assert list(changes["Item"]) == ["Ada Quay arrested"] * 41

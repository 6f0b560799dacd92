"""What pages say beside their cards: of files, of the basket, of builds, of texts, of who bears no name."""

import os
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from briefing import build, copies, store
from briefing.filters import Filters
from briefing.snapshots import about
from briefing.snapshots.formats import html
from briefing.snapshots.snapshot import taken
from briefing.ui import basket, cards, data, health, profile, text, words
from briefing.ui.copy import Copy
from tests import sample
from tests.app.test_links import ARREST, CHECKS, REWARD, older_and_newer, shown
from tests.serving import OpenApp


def moved(parts: dict[str, Any]) -> None:
    """A change: the arrest was elsewhere."""
    parts["article"]["arrest"][0]["place"] = "Quay 7"


def test_links_to_large_files_carry_the_heading_and_the_build_compared_with(open_app: OpenApp, tmp_path: Path) -> None:
    older = older_and_newer(tmp_path, moved)
    app = open_app(tmp_path, "snapshots", heading=["For Monday"], compared=[older])
    links = app.get("link_button")
    assert len(links) == 3
    for part in links:
        assert "heading=For+Monday" in part.proto.url and f"compared={older}" in part.proto.url


def test_a_file_tells_what_has_changed_since_the_build_that_was_chosen(
    open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, Any] = {}
    # Nor does it give any.
    monkeypatch.setattr(st, "download_button", lambda label, data, *_, **more: files.update({label: data}))
    older = older_and_newer(tmp_path, moved)
    open_app(tmp_path, "snapshots", heading=["For Monday"], compared=[older])
    text = files["Markdown"]().decode()
    assert "For Monday" in text and f"What has changed since build {older}" in text


def test_a_page_offers_to_compare_with_every_older_build(open_app: OpenApp, tmp_path: Path) -> None:
    older = older_and_newer(tmp_path, moved)
    app = open_app(tmp_path, "snapshots")
    assert app.selectbox("own_compared").options == ["No comparison", data.called(older)]


def test_a_build_is_called_by_its_moment_in_the_hours_of_a_day() -> None:
    assert data.called("20261127T153801Z-2a07f07abcde") == "27 November 2026, 15:38 UTC · 2a07f07"


def test_up_moves_an_item_before_the_one_above_it(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "snapshots", basket=[REWARD, CHECKS, ARREST])
    app.button(f"Up-{ARREST}").click().run()
    assert app.query_params["basket"] == [REWARD, ARREST, CHECKS]


def test_a_full_basket_takes_no_more_but_gives_back(
    open_app: OpenApp, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(basket, "MOST_IN_BASKET", 1)
    app = open_app(folder)
    app.session_state["basket"] = [REWARD]
    app.run()
    assert app.checkbox(f"tick-leading-{CHECKS}").disabled
    assert not app.checkbox(f"tick-leading-{REWARD}").disabled


def test_of_many_values_that_are_gone_the_first_are_named_and_the_rest_counted(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, agency=[f"x{number}" for number in range(10)])
    assert app.warning[0].value.endswith(" and 2 more")


def test_only_what_would_bring_items_back_is_offered_to_be_taken_away(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, words=["nowhere"], agency=["coast-guard"])
    assert "Your filters leave no item. Taking this one away brings some back:" in shown(app)
    assert [button.key for button in app.main.button if "relax" in str(button.key)] == ["relax_words", "relax_all"]


def test_a_count_is_out_of_bounds_beyond_either_end() -> None:
    row = {"kind": "arrest", "at_least": 1, "at_most": 2}
    told = [health._count(row | {"items": items})["Result"] for items in (0, 1, 2, 3)]
    assert told == ["out of bounds", "as expected", "as expected", "out of bounds"]


def test_an_age_is_told_in_the_largest_unit_that_fits() -> None:
    told = [health.age(timedelta(seconds=seconds)) for seconds in (59, 60, 7_199, 3 * 86_400 + 7_200)]
    assert told == ["less than a minute", "1 minute", "1 hour", "3 days"]


def test_what_a_field_did_not_say_is_a_dash() -> None:
    assert cards.difference("Where", "", "Quay 7") == "Where: — → Quay 7"


def test_the_register_says_who_bears_no_name(open_app: OpenApp, folder: Path) -> None:
    labels = [part.proto.label for part in open_app(folder, "actors").get("page_link")]
    assert {"The ring’s leader (1 item, not named)", "Ada Quay (2 items)"} <= {one.replace("\\", "") for one in labels}


def test_a_profile_says_of_whom_bears_no_name_that_it_is_so(open_app: OpenApp, folder: Path) -> None:
    told = [shown(open_app(folder, "actors", actor=[actor])) for actor in ("ring-leader", "ada-quay")]
    assert ["Not named" in words for words in told] == [True, False]


def test_whoever_shares_items_with_an_actor_is_linked_by_the_own_profile(open_app: OpenApp, folder: Path) -> None:
    links = open_app(folder, "actors", actor=["ring-leader"]).get("page_link")
    [link] = [part.proto for part in links if part.proto.label.startswith("Harbour Police")]
    assert "actor=harbour-police" in link.query_string


def test_a_file_that_was_changed_is_told_in_red_and_what_differs_now_is_listed(
    open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = store.open_build(build.make(sample.write(tmp_path), tmp_path / "builds"))
    content = html.write(taken(older, Filters()))
    sample.write(tmp_path, moved)
    files = [
        SimpleNamespace(file_id=name, name=name, getvalue=lambda content=content: content)
        for name, content in (("then.html", content), ("changed.html", content.replace(b"arrested", b"released")))
    ]
    # An app without a browser takes no files.
    monkeypatch.setattr(st, "file_uploader", lambda *_, **more: files if more.get("accept_multiple_files") else None)
    app = open_app(tmp_path, "snapshots")
    assert [error.value.partition(" Made")[0] for error in app.error if "whole" in error.value] == [
        "**Is it whole?** No."
    ]
    assert "Where: the pier → Quay 7" in shown(app)


def test_of_a_record_that_is_not_read_it_is_said_what_to_switch_on(open_app: OpenApp, folder: Path) -> None:
    told = shown(open_app(folder, "sources", text=["harbour-list"]))
    assert "Its items count once “Releases and records too” is switched on at the side." in told
    assert "hidden by your filters" not in told


def test_a_title_that_is_ours_is_told_to_be_so_and_no_other(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["record"]["document"]["title_is_ours"] = True

    folder = sample.write(tmp_path, change)
    told = [shown(open_app(folder, "sources", text=[name])) for name in ("harbour-list", "harbour-crackdown")]
    assert ["The title is ours" in words for words in told] == [True, False]


def test_the_switch_for_dated_items_says_how_many_bear_none(open_app: OpenApp, folder: Path) -> None:
    assert open_app(folder).toggle("filter_dated").help == "2 items bear no date."


def test_marks_that_turn_the_direction_of_words_are_taken_out() -> None:
    assert words.escaped("\u202aa\u202bb\u202cc\u202dd\u202ee\u2066f\u2067g\u2068h\u2069") == "abcdefgh"


def test_where_builds_are_made_here_a_correction_is_promised_one(open_app: OpenApp, tmp_path: Path) -> None:
    assert "Correct it, then look again. A build is then made by itself." in shown(open_app(tmp_path))


def test_a_table_on_paper_shows_words_as_they_are(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "statements", view=["table"])
    assert "Ada Quay\\: it was no dr\\*g" in app.table[-1].value.to_string()


def test_a_place_in_the_copy_is_told_as_that_of_the_copy(open_app: OpenApp, tmp_path: Path) -> None:
    app = open_app(sample.write(tmp_path, sample.with_text), "sources")
    app.session_state["copies"] = {"harbour-crackdown": Copy("mine.txt", f"A line on top.\n{sample.TEXT}")}
    app.run()
    row = app.dataframe[0].value.set_index("Words").loc["check every ship"]
    assert list(row[["Verdict", "Place", "In your copy"]]) == ["Moved", "¶1 s1", "¶2 s1"]


def test_a_copy_in_which_no_anchor_is_found_may_be_that_of_another_text(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "sources")
    app.session_state["copies"] = {"harbour-crackdown": Copy("mine.txt", "Nothing of all that. Not a word.")}
    app.run()
    assert "None of their words is found: is it the text of another document?" in app.info[0].value


def test_a_copy_of_a_text_that_carries_nothing_is_told_to_be_right_or_another(
    open_app: OpenApp, tmp_path: Path
) -> None:
    def change(parts: dict[str, Any]) -> None:
        sample.with_text(parts)
        bare = [{"at": at, "why": "of no concern"} for at in ("1.1", "1.2", "2.1", "3.1")]
        parts["article"] = {"document": parts["article"]["document"]}
        parts["article"]["document"]["text"]["bare"] = bare
        parts["actors"] = [one for one in parts["actors"] if one["id"] in ("harbour-police", "tide-ring")]

    app = open_app(sample.write(tmp_path, change), "sources", text=["harbour-crackdown"], records=["yes"])
    told = []
    for one in (sample.TEXT, "Another text."):
        app.session_state["copies"] = {"harbour-crackdown": Copy("mine.txt", one)}
        app.run()
        told.append([part.value for part in (*app.success, *app.info) if "letter for letter" in part.value])
    assert told == [
        ["This is the text the items were made from, letter for letter."],
        ["This is not letter for letter the text the items were made from."],
    ]


def test_in_a_span_of_days_it_is_said_how_many_bear_no_date(open_app: OpenApp, folder: Path) -> None:
    told = [open_app(folder, since=["2025-08-01"], **more).markdown[0].value for more in ({}, {"dated": ["yes"]})]
    assert told == ["**3 of 5 items** · 2 without a date · articles only", "**1 of 5 items** · articles only"]


def test_what_was_taken_out_of_the_basket_a_late_press_does_not_put_back(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "snapshots", basket=[REWARD, CHECKS, ARREST])
    app.session_state["basket"] = [REWARD, CHECKS]
    app.session_state["filter_basket"] = (REWARD, CHECKS)
    app.button(f"Up-{ARREST}").click().run()
    assert app.session_state["basket"] == [REWARD, CHECKS]


def test_a_text_that_cannot_be_read_is_named_without_its_folder(open_app: OpenApp, tmp_path: Path) -> None:
    (sample.write(tmp_path) / "texts" / "harbour-crackdown.txt").mkdir(parents=True)
    told = open_app(tmp_path, "sources").warning[0].value
    assert "texts/harbour-crackdown.txt cannot be read, so it is not used: Is a directory" in told
    assert str(tmp_path) not in told.replace("\\", "")


def test_all_that_names_a_person_goes_into_the_basket_at_one_press(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "actors", actor=["ada-quay"])
    assert app.button("collect-ada-quay").label == "Put 2 items into the basket"
    app.session_state["basket"] = [REWARD, ARREST]
    app.button("collect-ada-quay").click().run()
    assert app.session_state["basket"] == [REWARD, ARREST, "harbour-crackdown/quay-denies"]


def test_a_basket_without_room_takes_none_of_the_items_of_a_person(
    open_app: OpenApp, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profile, "MOST_IN_BASKET", 3)
    app = open_app(folder, "actors", actor=["ada-quay"])
    assert not app.button("collect-ada-quay").disabled
    app.session_state["basket"] = [REWARD, ARREST]
    assert app.run().button("collect-ada-quay").help == "A basket holds 3 items: take some out first."
    monkeypatch.setattr(profile, "MOST_IN_BASKET", 1)
    assert not [one for one in app.run().button if one.key == "collect-ada-quay"]


@pytest.mark.parametrize(
    ("query", "told", "items"),
    [
        ({}, "Its items count once “Releases and records too” is switched on at the side.", 0),
        ({"document": ["harbour-crackdown"]}, "Your filters leave none of them.", 0),
        ({"kind": ["designation"], "records": ["yes"]}, "Nobody holds a text of this document", 1),
    ],
)
def test_a_document_without_a_text_shows_no_item_that_the_filters_hide(
    query: dict[str, list[str]], told: str, items: int, open_app: OpenApp, folder: Path
) -> None:
    app = open_app(folder, "sources", text=["harbour-list"], **query)
    assert told in shown(app)
    assert len([box for box in app.checkbox if "tick-references" in str(box.key)]) == items


def test_a_dead_link_to_an_item_of_a_document_without_a_text_is_said_to_be_dead(
    open_app: OpenApp, folder: Path
) -> None:
    app = open_app(folder, "sources", item=["harbour-list/nope"], records=["yes"])
    assert "which this build does not have" in app.warning[0].value


def test_what_is_worked_out_for_one_question_is_not_given_to_another() -> None:
    def asking() -> None:
        import streamlit as st

        from briefing.ui import data

        for asked in "ABA":
            st.text(data.remembered("answer", asked, lambda asked=asked: f"for {asked}"))
        data.forget("answer", "nothing")
        st.text(data.remembered("answer", "A", lambda: "anew"))

    told = AppTest.from_function(asking, default_timeout=60).run()
    assert [text.value for text in told.text] == ["for A", "for B", "for A", "anew"]


def test_a_file_takes_all_that_the_filters_leave_and_says_so(open_app: OpenApp, folder: Path) -> None:
    told = "3 items: all that your filters leave, whatever this page shows of them."
    app = open_app(folder, "rewards", kind=["-statement"])
    assert told in [one.value for one in app.main.caption]


def test_it_is_said_which_items_are_read_first(open_app: OpenApp, folder: Path) -> None:
    told = [one.value for one in open_app(folder).main.caption]
    assert "4 of 4 items: rewards and arrests, then measures, designations and statements; of each first what has " in (
        " ".join(told)
    )


def test_a_pipe_in_place_of_a_text_is_not_waited_for(open_app: OpenApp, tmp_path: Path) -> None:
    (sample.write(tmp_path) / "texts").mkdir()
    os.mkfifo(tmp_path / "texts" / "harbour-crackdown.txt")
    assert "is a pipe, which would be waited for" in open_app(tmp_path, "sources").warning[0].value


def test_a_document_without_a_text_lists_its_items_by_their_references(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "sources", text=["harbour-list"], records=["yes"])
    assert [header.value for header in app.main.header][1:] == ["Its items", "Take it along"]
    assert "Nobody holds a text of this document" in shown(app)
    assert not app.get("file_uploader")
    [link] = [part.proto for part in app.get("page_link") if part.proto.label == "Its source"]
    assert "text=harbour-list" in link.query_string


def test_a_text_of_the_keeper_over_the_limit_is_refused_and_not_cut(open_app: OpenApp, tmp_path: Path) -> None:
    (sample.write(tmp_path) / "texts").mkdir()
    (tmp_path / "texts" / "harbour-crackdown.txt").write_bytes(b"x" * (copies.MOST_BYTES + 1))
    assert "over 10 MB" in open_app(tmp_path, "sources").warning[0].value


def test_a_publisher_is_shown_as_it_is_written(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["document"]["publisher"] = "The *Gazette*"

    folder = sample.write(tmp_path, change)
    (folder / "documents" / "records.jsonl").unlink()
    assert "Publisher: The \\*Gazette\\*" in "".join(part.value for part in open_app(folder).markdown)


def test_the_page_on_methods_has_its_example_without_an_article_too(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["document"]["kind"] = "release"

    assert len(open_app(sample.write(tmp_path, change), "methods").code) == 3


def test_an_item_a_link_leads_to_is_marked_in_the_text_whatever_the_filters_hide(
    open_app: OpenApp, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[set[str]] = []
    monkeypatch.setattr(
        text, "show", lambda _, lines, *more: shown.append({item for line in lines for item in line.items})
    )
    open_app(folder, "sources", text=["harbour-crackdown"], agency=["harbour-police"])
    open_app(folder, "sources", item=[ARREST], agency=["harbour-police"])
    assert shown == [{CHECKS, REWARD}, {CHECKS, REWARD, ARREST}]


def test_a_file_of_another_name_is_nothing_that_is_known_of_a_document(open_app: OpenApp, tmp_path: Path) -> None:
    older = build.make(sample.write(tmp_path), tmp_path / "builds").stem
    (file,) = (tmp_path / "documents").glob("*.jsonl")
    file.rename(file.with_name("renamed.jsonl"))
    told = shown(open_app(tmp_path, "measures", item=["harbour-list/ring-listed"], build=[older]))
    assert f"The item is unchanged since build {older}" in told
    assert "What is known of its document" not in told


def test_of_more_than_three_documents_a_file_names_three_and_counts_the_rest(tmp_path: Path) -> None:
    (file,) = (sample.write(tmp_path) / "documents").glob("*.toml")
    for number in range(3):
        words = file.read_text("utf-8").replace("harbour-crackdown", f"again-{number}")
        file.with_name(f"again-{number}.toml").write_text(words, "utf-8")
    opened = store.open_build(build.make(tmp_path, tmp_path / "builds"))
    told = about.subject(taken(opened, Filters()))
    assert told.count("“Customs tightens harbour checks") == 3
    assert told.endswith(" and 1 more, named under Sources.")

"""Every page through app.py: under every single filter value, with bad links, with nothing left."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from briefing.filters import CHOICES, Filters
from briefing.store import Build
from briefing.ui import navigation
from tests import sample
from tests.serving import ROOT, OpenApp

PAGES = [file.removeprefix("pages/").removesuffix(".py") for file, _ in navigation.PAGES.values()]


def shown(app: AppTest) -> str:
    """Every word on the page."""
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.text, *app.caption, *app.info, *app.warning]
    return "\n".join(str(part.value) for part in parts)


def chips(app: AppTest) -> list[str]:
    """What stands on the chips."""
    found = [button.label.replace("\\", "") for button in app.button if str(button.key).startswith("chip_")]
    return [label.removeprefix(":material/close: ") for label in found]


def values(found: Build) -> list[tuple[str, str]]:
    return [(row["filter"], row["value"]) for row in found.rows("facets")]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens(page: str, open_app: OpenApp, article: Build) -> None:
    app = open_app(ROOT / "data", page, article.path.parent)
    assert not app.exception
    assert [title.value for title in app.title] == [page.capitalize()]
    assert "**26 of 26 items** · All articles" in shown(app).replace("\\", "")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_under_single_filter_values(page: str, open_app: OpenApp, article: Build) -> None:
    """Briefing under each of them, every other page under each fourth, not the same for all."""
    app, seen = open_app(ROOT / "data", page, article.path.parent), set()
    at = PAGES.index(page)
    for name, value in values(article)[at % 4 :: 4] if at else values(article):
        left = tuple(row["item_id"] for row in article.rows("items", Filters(**{name: (value,)})))
        if left in seen:  # Two values of the same items open the same page.
            continue
        seen.add(left)
        for other in CHOICES:
            app.multiselect(f"filter_{other}").set_value([value] if other == name else [])
        app.run()
        assert not app.exception, (name, value)
        assert f"**{len(left):,} of 26 items**" in shown(app), (name, value)


def test_health_tells_of_the_whole_build_where_the_filters_leave_nothing(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "health", words=["nowhere to be found"])
    assert [header.value for header in app.header][:2] == ["Rules", "Items of each kind"]


def test_snapshots_of_nothing_can_be_taken_and_files_checked(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "snapshots", words=["nowhere to be found"])
    assert "Your filter leaves no item. Taking it away brings some back" in shown(app)
    labels = [button.label for button in app.main.button if "relax" in str(button.key)]
    assert len(labels) == 1
    assert [header.value for header in app.header][-3:-1] == ["Check a snapshot", "Compare"]


def test_words_of_a_link_stay_words_in_the_notice(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, agency=["x\n\n![a](https://evil.example/p.png)"])
    assert "![a](https" not in app.warning[0].value
    assert "\n\n![" not in app.warning[0].value


@pytest.mark.parametrize("page", PAGES)
def test_a_choice_that_leaves_nothing_says_what_to_take_away(page: str, open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, page, agency=["coast-guard"], kind=["reward"])
    assert not app.exception
    assert "Your filters leave no item" in shown(app)
    assert app.multiselect("filter_kind").value == ["reward"]
    labels = [button.label.replace("\\", "") for button in app.main.button if "relax" in str(button.key)]
    assert labels[:2] == ["Take away Kind of item: Reward (2 items)", "Take away Agency: Coast Guard (1 item)"]
    app.button("relax_kind").click().run()
    assert "**2 of 5 items**" in shown(app)
    assert app.multiselect("filter_agency").value == ["coast-guard"]


def test_a_link_sets_the_filters_and_the_filters_set_the_link(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "arrests", agency=["coast-guard"], since=["2025-01-01"])
    assert app.multiselect("filter_agency").value == ["coast-guard"]
    assert chips(app) == ["Agency: Coast Guard", "Since 1 January 2025"]
    app.multiselect("filter_agency").set_value(["harbour-police"]).run()
    assert app.query_params["agency"] == "harbour-police"
    assert app.query_params["since"] == "2025-01-01"


def test_values_a_build_does_not_have_are_left_out_with_a_notice(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, agency=["atlantis", "coast-guard"], since=["soon"])
    (notice,) = app.warning
    assert "agency\\=atlantis, since\\=soon" in notice.value
    assert app.multiselect("filter_agency").value == ["coast-guard"]


def test_clear_all_brings_everything_back(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, agency=["coast-guard"], words=["pier"], dated=["yes"])
    app.button("clear_all").click().run()
    assert "**4 of 5 items** · All articles" in shown(app)
    assert dict(app.query_params) == {}


def test_counts_beside_the_values_are_what_choosing_them_would_give(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, kind=["arrest"])
    agencies = app.multiselect("filter_agency").options
    assert agencies == ["Coast Guard (1)", "Harbour Police (0)", "Not Harbour Police (1)"]


def test_values_told_with_counts_of_before_are_chosen_all_the_same(open_app: OpenApp, folder: Path) -> None:
    """A browser that still shows the run before tells of a choice in the words of then."""
    app = open_app(folder, kind=["arrest"])
    app.multiselect("filter_agency").set_value(["Coast Guard (3,456)", "Not Harbour Police (2)"]).run()
    assert chips(app) == ["Agency: Coast Guard", "Agency: not Harbour Police", "Kind of item: Arrest"]
    assert app.multiselect("filter_agency").value == ["coast-guard", "-harbour-police"]
    app.multiselect("filter_agency").set_value(["Coast Guard (3)", "Not Harbour Police (2)"])
    app.button("chip_agency_-harbour-police").click().run()
    assert chips(app) == ["Agency: Coast Guard", "Kind of item: Arrest"]


def test_a_chip_takes_away_its_value_and_no_other(open_app: OpenApp, folder: Path) -> None:
    asked = {"agency": ["coast-guard", "harbour-police"], "words": ["pier"], "since": ["2025-01-01"], "dated": ["yes"]}
    app = open_app(folder, "arrests", records=["yes"], **asked)
    others = ["Words: “pier”", "Since 1 January 2025", "Dated items only", "Releases and records too"]
    assert chips(app) == ["Agency: Coast Guard", "Agency: Harbour Police", *others]
    app.button("chip_agency_harbour-police").click().run()
    assert chips(app) == ["Agency: Coast Guard", *others]
    assert app.multiselect("filter_agency").value == ["coast-guard"]
    for name in ("agency_coast-guard", "words_", "since_", "dated_"):
        app.button(f"chip_{name}").click().run()
    assert chips(app) == ["Releases and records too"]
    assert dict(app.query_params) == {"records": "yes"}


def test_clear_all_stands_beside_two_chips_or_more(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, agency=["coast-guard"])
    assert "chips_clear" not in [button.key for button in app.button]
    app.multiselect("filter_kind").set_value(["arrest"]).run()
    app.button("chips_clear").click().run()
    assert chips(app) == []
    assert "**4 of 5 items** · All articles" in shown(app)


def test_a_long_name_is_shortened_on_its_chip_and_whole_in_the_tip(open_app: OpenApp, tmp_path: Path) -> None:
    name = "Office *of* " + "Very Long Names " * 5

    def change(parts: dict) -> None:
        parts["actors"][1]["name"] = name.strip()

    app = open_app(sample.write(tmp_path, change), agency=["coast-guard"])
    (label,) = chips(app)
    assert len(label) == 44 and label.endswith("…") and label.startswith("Agency: Office *of* Very")
    assert app.button("chip_agency_coast-guard").help.replace("\\", "") == f"Take away Agency: {name.strip()}"


def test_chips_stop_at_two_dozen_and_say_how_many_more_there_are(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict) -> None:
        said = parts["article"]["statement"]
        parts["actors"] += [{"id": f"office-{n}", "name": f"Office {n}", "kind": "agency"} for n in range(30)]
        said[0]["mentions"] = [f"office-{n}" for n in range(30)]

    app = open_app(sample.write(tmp_path, change), agency=[f"office-{n}" for n in range(30)])
    assert len(chips(app)) == 24
    assert "and 6 more in the sidebar" in shown(app)


def test_the_date_filter_is_there_only_where_dates_are(open_app: OpenApp, folder: Path, tmp_path: Path) -> None:
    def undated(parts: dict) -> None:
        parts["article"]["measure"][0]["date"] = parts["article"]["arrest"][0]["date"] = ""
        parts["record"]["designation"][0]["date"] = ""

    assert len(open_app(folder).date_input) == 2
    assert len(open_app(sample.write(tmp_path, undated)).date_input) == 0


def test_the_switch_for_records_is_there_only_where_records_are(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder)
    app.toggle("filter_records").set_value(True).run()
    assert "**5 of 5 items**" in shown(app)
    assert app.query_params["records"] == "yes"


def test_a_linked_card_comes_first_whatever_the_filters(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "rewards", item=["harbour-crackdown/smuggler-reward"])
    assert app.header[0].value == "The card you were linked to"
    assert app.markdown[0].value.startswith("**4 of 5")
    assert any("smuggling ring" in markdown.value for markdown in app.markdown)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (
            "statements",
            "Select an agency to filter by it; select it again to take it away. Any other name leads to its profile.",
        ),
        ("rewards", "Select a mark or its words to see the item they stand for."),
        ("arrests", "Select an agency to filter by it; select it again to take it away."),
    ],
)
def test_under_a_chart_stands_what_a_click_on_it_does(page: str, words: str, open_app: OpenApp, article: Build) -> None:
    app = open_app(ROOT / "data", page, article.path.parent)
    assert words in [caption.value for caption in app.caption]


def test_where_no_agency_and_no_group_speaks_every_name_leads_to_its_profile(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "statements")
    assert "Select a name to go to its profile." in [caption.value for caption in app.caption]


def test_a_link_to_a_card_that_is_gone_says_so(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "rewards", item=["harbour-crackdown/nothing"])
    assert "which this build does not have" in app.warning[0].value


def test_a_link_reaches_an_actor_and_the_list_reaches_another(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "actors", actor=["tide-ring"])
    assert app.title[0].value == "Tide Ring"
    assert "Called in the texts: the Ring \\(also\\)" in shown(app)
    app.selectbox("actor").set_value("ada-quay").run()
    assert app.title[0].value == "Ada Quay"
    assert app.query_params["actor"] == "ada-quay"


def test_lists_say_the_same_of_an_actor_and_a_document_whatever_the_filters(open_app: OpenApp, folder: Path) -> None:
    for page, key in (("actors", "actor"), ("sources", "text")):
        whole = open_app(folder, page, records=["yes"]).selectbox(key).options
        part = open_app(folder, page, records=["yes"], agency=["harbour-police"]).selectbox(key).options
        assert part and set(part) <= set(whole)
    app = open_app(folder, "actors", actor=["ada-quay"], agency=["harbour-police"])
    assert "Ada Quay · Person" in app.selectbox("actor").options


@pytest.mark.parametrize(
    ("page", "told"), [("rewards", "reward"), ("measures", "measure or designation"), ("arrests", "arrest")]
)
def test_a_page_of_which_nothing_is_chosen_says_so_once_and_leads_back(
    page: str, told: str, open_app: OpenApp, folder: Path
) -> None:
    app = open_app(folder, page, kind=["statement"])
    assert [note.value for note in app.info] == [f"The one item chosen is no {told}."]
    assert not app.main.header and not app.metric
    app.button("relax_all").click().run()
    assert app.main.header and app.metric


def test_an_actor_that_is_gone_is_named_and_the_register_shown(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "actors", actor=["captain-nemo"])
    assert "which this build does not have" in app.warning[0].value
    assert "Agencies (2)" in [header.value for header in app.header]


def test_an_arrest_is_said_not_to_be_a_conviction(open_app: OpenApp, folder: Path) -> None:
    assert "An arrest is not a conviction" in open_app(folder, "arrests").info[0].value


def test_health_tells_the_build_its_rules_and_its_counts(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "health")
    assert app.success[0].value == "All 15 rules are kept."
    rules, counts, files = [frame.value for frame in app.dataframe]
    assert set(rules["Result"]) == {"kept"}
    assert dict(zip(counts["Kind"], counts["Items"], strict=True))["Designations"] == 1
    assert set(counts["Result"]) == {"no bound stated"}
    assert list(files["File"]) == ["actors.toml", "documents/harbour-crackdown.toml", "documents/records.jsonl"]


def test_health_holds_the_counts_against_what_the_collection_expects(open_app: OpenApp, tmp_path: Path) -> None:
    bounds = {"arrest": {"at_least": 1, "at_most": 2}}
    app = open_app(sample.write(tmp_path, lambda parts: parts.update(expected=bounds)), "health")
    counts = app.dataframe[1].value.set_index("Kind")
    assert list(counts.loc["Arrests", ["At least", "At most", "Result"]]) == ["1", "2", "as expected"]


def test_sources_covers_one_document_and_a_link_to_an_item_chooses_it(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "sources", records=["yes"])
    assert app.header[0].value == "Customs tightens harbour checks"
    app.selectbox("text").set_value("harbour-list").run()
    assert app.header[0].value == "The harbour list"
    assert app.query_params["text"] == "harbour-list"
    linked = open_app(folder, "sources", item=["harbour-list/ring-listed"])
    assert linked.header[0].value == "The harbour list"
    assert not linked.warning


@pytest.mark.parametrize("view", ["cards", "list"])
def test_an_item_that_rests_on_no_words_leads_to_its_document(view: str, open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, kind=["designation"], records=["yes"], view=[view])
    [link] = [part.proto for part in app.get("page_link") if part.proto.label == "Its source"]
    assert "text=harbour-list" in link.query_string


def test_a_link_to_a_document_that_is_gone_says_so(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "sources", text=["atlantis"])
    assert "the document atlantis, which this build does not have" in app.warning[0].value
    assert app.header[0].value == "Customs tightens harbour checks"


def test_coverage_counts_sentences_and_items_on_one_sentence_only(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "sources")
    figures = {metric.label: metric.value for metric in app.metric}
    assert figures == {"Sentences with items": "3", "On one sentence only": "4", "On several sentences": "0"}
    assert "of 4 carry items chosen; 1 marked as carrying none" in shown(app).replace("\\", "")


def test_a_text_that_is_not_the_right_one_is_refused_with_a_notice(open_app: OpenApp, tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    (folder / "texts").mkdir()
    (folder / "texts" / "harbour-crackdown.txt").write_text("another text", "utf-8")
    app = open_app(folder, "sources")
    assert "harbour-crackdown.txt is not the text the items were made from" in app.warning[0].value
    assert "only the anchors can be shown" in shown(app)


def test_the_right_text_is_shown_to_everybody(open_app: OpenApp, tmp_path: Path) -> None:
    folder = sample.write(tmp_path, sample.with_text)
    (folder / "texts").mkdir()
    (folder / "texts" / "harbour-crackdown.txt").write_text(f"{sample.TEXT}\r\n", "utf-8")
    app = open_app(folder, "sources")
    assert app.success[0].value == "This is the text the items were made from, letter for letter."
    assert "The whole text" in shown(app)


def test_an_item_that_misquotes_the_right_text_is_told(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        sample.with_text(parts)
        told = {"amount": 3_000_000, "evidence": [{"at": "2.1", "words": "a $3 million reward"}]}
        parts["article"]["reward"][0] |= told

    folder = sample.write(tmp_path, change)
    (folder / "texts").mkdir()
    (folder / "texts" / "harbour-crackdown.txt").write_text(sample.TEXT, "utf-8")
    app = open_app(folder, "sources")
    assert not app.success
    assert "not all of them quote it as it is. Of 4 anchors: 3 as it was and 1 changed." in app.error[0].value
    assert list(app.dataframe[0].value["Words"]) == ["a $3 million reward"]


def test_a_document_with_items_that_are_chosen_comes_before_others(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "sources", records=["yes"], kind=["designation"])
    assert app.header[0].value == "The harbour list"
    assert app.selectbox("text").label == "Document, 1 with items chosen"


def test_days_the_wrong_way_round_are_told(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, since=["2025-08-01"], until=["2024-01-01"])
    assert [notice.value for notice in app.warning] == [
        "“Since” is later than “Until”: of dated items only those fit whose dates reach over both days."
    ]


def test_of_very_many_actors_those_named_most_often_are_linked(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        names = [f"pier-{number}" for number in range(70)]
        parts["actors"] += [{"id": name, "name": name, "kind": "group"} for name in names]
        parts["article"]["measure"][0]["targets"] += names

    app = open_app(sample.write(tmp_path, change), "actors")
    assert "Groups (71)" in [header.value for header in app.header]
    assert "The 60 named most often. The list above finds the others." in [one.value for one in app.caption]

"""What single charts draw and say."""

import time
import xml.etree.ElementTree as ET
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import vl_convert

from briefing import build, charts, queries, store
from briefing.charts.chart import Chart
from briefing.charts.drawn import VEGA_LITE
from briefing.charts.parts import whole, wrapped
from briefing.charts.ticks import ticks
from briefing.filters import Filters
from briefing.snapshots.pictures import Picture, pictures
from briefing.store import Build
from tests import sample


@pytest.fixture(scope="module")
def drawn(article: Build) -> tuple[Picture, ...]:
    return pictures(article, Filters())


def text_of(picture: Picture) -> list[str]:
    parts = [part for part in ET.fromstring(picture.svg()).iter() if part.tag.endswith(("text", "tspan"))]
    return [part.text or "" for part in parts]


def of(drawn: tuple[Picture, ...], query: str) -> Picture:
    return next(picture for picture in drawn if picture.query == query)


def test_a_long_name_in_the_flow_is_whole(drawn: tuple[Picture, ...]) -> None:
    told = " ".join(text_of(of(drawn, "measure_flow")))
    assert "Designated Latin American drug cartels" in told
    assert "Office of the Director of National Intelligence" in told


def test_a_reward_stands_with_who_offers_it_for_whom_and_on_which_condition(drawn: tuple[Picture, ...]) -> None:
    told = " ".join(text_of(of(drawn, "rewards_by_amount")))
    assert (
        "USD 50 million (announced) · Department of Justice and State Department · about Nicolás Maduro: information"
        in told
    )
    assert "leading to his arrest on U.S. drug trafficking charges" in told


def test_bars_of_money_are_measured_within_their_currency(article: Build) -> None:
    table = article.table("rewards_by_agency")
    for name, values in {"currency": ["USD", "EUR"], "amount": [1_000_000.0, 10.0]}.items():
        table = table.set_column(table.column_names.index(name), name, [values])
    chart = charts.rewards_by_agency(table)
    assert [row["share"] for row in chart.spec["layer"][0]["data"]["values"]] == [1, 1]
    assert "the highest in its own currency" in chart.description


def test_the_time_line_counts_what_bears_no_date_and_says_what_the_text_says(drawn: tuple[Picture, ...]) -> None:
    line = of(drawn, "items_by_date")
    assert line.sentence.startswith(
        "1 of 26 items bears a date; of 2 the text says only “recently” or “since returning to office”; of 23 the"
    )
    assert line.sentence.endswith("A bar spans the days that a date allows.")
    headings, rows = line.cells
    assert rows[1][: headings.index("Kind") + 1] == ("–", "recently", "Arrest")


def test_of_what_the_text_gives_words_for_the_time_line_says_how_much_is_drawn(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        said = parts["article"]["statement"]
        said += [said[0] | {"id": f"said-{number}", "date_words": "recently"} for number in range(30)]

    told = charts.items_by_date(sample.made(tmp_path, change).table("items_by_date")).description
    assert "of 30 the text says only “recently”, of which 16 are drawn; of 2 the text does not say when." in told


def test_a_picture_of_actors_says_of_items_that_name_none(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        article = parts["article"]
        for kind in ("measure", "arrest"):
            bare = {"id": f"bare-{kind}", "agents": [], "targets": [], "beneficiaries": []}
            article[kind].append(article[kind][0] | bare | ({"subjects": []} if kind == "measure" else {}))

    made = store.open_build(build.make(sample.write(tmp_path, change), tmp_path / "builds"))
    assert (
        " 1 of 2 measures names nobody who acts or whom it concerns. "
        in charts.measure_flow(made.table("measure_flow")).description
    )
    assert "Not every report names who acts. " in charts.arrests_by_agency(made.table("arrests_by_agency")).description


def test_an_open_end_fades_and_a_day_is_a_point(tmp_path: Path) -> None:
    folder = sample.write(tmp_path, sample.dated("2025-01-01/..", "../2025-08-08", "2025-03-XX", "2025-02-01"))
    made = store.open_build(build.make(folder, folder / "builds"))
    line = charts.items_by_date(made.table("items_by_date"))
    told = "of 2 the text does not say when. A bar spans the days that a date allows; an open end fades."
    assert line.description.endswith(told)
    _, _, bars, points, *_ = line.spec["layer"]
    strength: dict[str, list[float]] = {}
    for row in bars["data"]["values"]:
        strength.setdefault(row["caption"].partition(" · ")[0], []).append(row["strength"])
    since, until = strength["from 1 January 2025"], strength["until 8 August 2025"]
    assert since == sorted(since, reverse=True) and since[-1] < 0.1
    assert until == sorted(until) and until[0] < 0.1
    assert strength["March 2025"] == [1]
    assert any(row["caption"].startswith("1 February 2025 · ") for row in points["data"]["values"])


def spoken(chart: Chart) -> list[str]:
    """What a screen reader is told of the marks of a chart, as the page draws it."""
    drawn = vl_convert.vegalite_to_svg(chart.spec | {"width": 640}, vl_version=VEGA_LITE)
    parts = ET.fromstring(drawn).iterfind(".//*[@aria-roledescription]")
    # Axes, legends and what holds the marks are groups.
    return [part.attrib["aria-label"] for part in parts if not part.tag.endswith("}g")]


def test_a_screen_reader_is_told_each_mark_once_and_in_words(article: Build) -> None:
    heat = charts.agencies_by_kind(article.table("agencies_by_kind"))
    told = spoken(heat)
    assert told[0] == "Agency: Department of Justice; Kind of item: Measure; Items: 1"
    assert len(told) == len(set(told)) == article.table("agencies_by_kind").num_rows
    (offer,) = spoken(charts.rewards_by_amount(article.table("rewards_by_amount")))
    assert offer.startswith("Shown: USD 50 million (announced) · Department of Justice and State Department · about ")


def test_a_screen_reader_is_told_an_item_whose_bar_fades_in_slices_once(tmp_path: Path) -> None:
    folder = sample.write(tmp_path, sample.dated("2025-01-01/..", "2025-02-01"))
    made = store.open_build(build.make(folder, folder / "builds"))
    told = [words.partition(" · ")[0] for words in spoken(charts.items_by_date(made.table("items_by_date")))]
    assert told.count("from 1 January 2025") == told.count("1 February 2025") == 1


def test_lines_of_days_stand_beside_the_marks_and_strike_through_no_words(article: Build) -> None:
    layers = charts.items_by_date(article.table("items_by_date")).spec["layer"]
    grid, said = layers[0]["data"]["values"], layers[-1]["data"]["values"]
    dated = [row["y"] for row in layers[2]["data"]["values"]]
    spans = {(line["y"], line["y2"]) for line in grid if line["y"]}
    assert {span for span in spans if not any(span[0] < y < span[1] for y in dated)} == set()
    assert all(line["y2"] < row["y"] for line in grid for row in said)
    assert layers[-2]["data"]["values"][0]["wide"] == ["The text gives only words"]


@pytest.mark.parametrize(
    ("days", "unit", "told"),
    [
        (["2025-06-10"] * 20, "day", {"10 June 2025": 20, "1 August 2025": 1}),
        ([f"{year}-06-XX" for year in range(2016, 2026)] * 2, "month", {"June 2016": 2, "June 2025": 3}),
        (["2016-06-01", *["1950"] * 20], "year", {"1950": 20, "2016": 1}),
        (["1016-06-01", *["0005"] * 20], "decade", {"0000s": 20, "1010s": 1, "2020s": 2}),
        (["9999-12-31", *["0005"] * 20], "decade", {"0000s": 20, "9990s": 1}),
    ],
)
def test_many_dates_are_counted_by_the_finest_unit_that_they_name(
    days: list[str], unit: str, told: dict[str, int], tmp_path: Path
) -> None:
    folder = sample.write(tmp_path, sample.dated(*days))
    made = store.open_build(build.make(folder, folder / "builds"))
    chart = charts.items_by_period(made.table("items_by_period"))
    bars = {row["when"]: row for row in chart.spec["layer"][0]["data"]["values"]}
    assert chart.title == f"Number of items, by {unit}"
    assert {name: bars[name]["items"] for name in told} == told
    assert all(row["since"] < row["until"] for row in bars.values())
    assert not made.table("items_by_date").num_rows
    assert charts.png(chart)


def test_what_leaves_the_unit_open_is_told_and_not_drawn(tmp_path: Path) -> None:
    folder = sample.write(tmp_path, sample.dated(*["2025-06-10"] * 40, "2025-07", "2025-07-01/.."))
    made = store.open_build(build.make(folder, folder / "builds"))
    sentence = charts.items_by_period(made.table("items_by_period")).description
    assert sentence == (
        "44 of 46 items bear a date; 10 June 2025 has the most, 40; 3 dates may reach beyond one day or the days "
        "chosen and are not drawn; of 2 the text does not say when."
    )


def test_within_the_days_of_a_bar_finer_ones_are_counted(tmp_path: Path) -> None:
    """Whatever else may have happened then."""
    june = [f"2025-06-{day:02}" for day in range(1, 31)]
    folder = sample.write(tmp_path, sample.dated(*june, "2025", "2001/2025", "2001/..", "1999-01-01"))
    made = store.open_build(build.make(folder, folder / "builds"))
    chosen = Filters(since=date(2025, 6, 1), until=date(2025, 6, 30), dated=True)
    chart = charts.items_by_period(made.table("items_by_period", chosen))
    assert [row["when"] for row in chart.spec["layer"][0]["data"]["values"]][::29] == ["1 June 2025", "30 June 2025"]
    assert chart.spec["layer"][0]["encoding"]["x"]["axis"]["labelExpr"].count("Jun 2025") > 3
    assert "; 1 June 2025 and 29 more have most, 1 each; 4 dates may reach beyond one day or" in chart.description


def test_few_dates_are_not_counted(article: Build) -> None:
    assert article.table("items_by_date").num_rows and not article.table("items_by_period").num_rows


def test_numbers_of_an_axis_are_whole_and_easy_to_read() -> None:
    assert [whole(number) for number in (1, 8, 9)] == [[0, 1], [*range(9)], [0, 2, 4, 6, 8, 10]]
    assert whole(12_345, 5) == [0, 5_000, 10_000, 15_000]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ((2015, 1, 1), (2016, 1, 1), ["2015", "2016"]),
        ((2015, 1, 1), (2031, 1, 1), ["2015", "2020", "2025", "2030"]),
        ((2024, 11, 1), (2025, 3, 1), ["Nov 2024", "Dec 2024", "Jan 2025", "Feb 2025", "Mar 2025"]),
        ((2025, 2, 28), (2025, 3, 3), ["28 Feb 2025", "1 Mar 2025", "2 Mar 2025", "3 Mar 2025"]),
        ((2024, 12, 5), (2025, 12, 2), ["Jan 2025", "Apr 2025", "Jul 2025", "Oct 2025"]),
        ((1, 1, 1), (9999, 12, 31), ["2000", "4000", "6000", "8000"]),
    ],
)
def test_the_axis_of_days_is_told_whole_and_no_finer_than_the_dates(
    first: tuple[int, int, int], last: tuple[int, int, int], told: list[str]
) -> None:
    edges = [date(*first), date(*last)]
    assert [words for _, words in ticks(edges[0].toordinal(), edges[1].toordinal(), edges)] == told


def test_ties_are_drawn_for_twelve_and_told_for_all(article: Build) -> None:
    chart = charts.actor_ties(article.table("actor_ties", actor="donald-trump"))
    drawn = {row["destination"] for row in chart.spec["layer"][0]["data"]["values"]}
    assert len(drawn) == 12
    assert chart.description.startswith(
        "Shares items with 18 other actors, most of all with Canada, Cartel de Los Soles, Cartels and 2 more (2 items "
    )
    assert chart.description.endswith(
        "; the picture shows 12 of them. An item shared with several is drawn once for each."
    )


def test_how_many_share_as_many_items_is_told_of_all_and_not_of_those_drawn(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["actors"] += [{"id": f"gull-{n}", "name": f"Gull {n:02}", "kind": "group"} for n in range(30)]
        parts["article"]["arrest"][0]["mentions"] = [f"gull-{n}" for n in range(30)]

    folder = sample.write(tmp_path, change)
    made = store.open_build(build.make(folder, folder / "builds"))
    said = charts.actor_ties(made.table("actor_ties", actor="harbour-bulletin")).description
    assert said.startswith(
        "Shares items with 32 other actors, most of all with Ada Quay, Coast Guard, Gull 00 and 29 more (1 item each)"
    )


def ribbons(chart: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = chart.spec["layer"][0]["data"]["values"]
    return found


def test_an_item_is_as_wide_in_one_picture_of_ties_as_in_another(article: Build) -> None:
    flow = charts.measure_flow(article.table("measure_flow"))
    ties = charts.actor_ties(article.table("actor_ties", actor="donald-trump"))
    assert {row["wide"] / row["items"] for row in ribbons(flow) + ribbons(ties)} == {4.0}


def test_of_very_many_items_no_name_needs_more_than_its_room(article: Build) -> None:
    table = article.table("measure_flow")
    many = table.set_column(table.column_names.index("items"), "items", [[50_000] * table.num_rows])
    assert sum(row["wide"] for row in ribbons(charts.measure_flow(many)) if row["x"] == 0) <= 12 * 72


def test_ties_lie_side_by_side_where_they_meet(article: Build) -> None:
    for chart in (
        charts.measure_flow(article.table("measure_flow")),
        charts.actor_ties(article.table("actor_ties", actor="donald-trump")),
    ):
        ends = {row["tie"]: row for row in ribbons(chart)}.values()
        meeting: dict[str, list[dict[str, Any]]] = {}
        for row in ends:
            meeting.setdefault(row["destination"], []).append(row)
        for rows in meeting.values():
            rows.sort(key=lambda row: row["y"])
            assert all(other["y"] - one["y"] >= (one["wide"] + other["wide"]) / 2 for one, other in pairwise(rows))


def test_whom_a_measure_is_for_is_told_from_whom_it_is_against_by_words_and_by_dashes(article: Build) -> None:
    chart = charts.measure_flow(article.table("measure_flow"))
    roles = {row["destination"]: row["role"] for row in ribbons(chart)}
    assert roles["For Families impacted by violent crime"] == "beneficiary"
    assert roles["Against Canada"] == "target"
    dashes = chart.spec["layer"][0]["encoding"]["strokeDash"]["scale"]
    looks = dict(zip(dashes["domain"], map(tuple, dashes["range"]), strict=True))
    assert len({looks[role] for role in ("target", "beneficiary", "subject")}) == 3
    assert "7 actors against whom they are and 1 actor for whom they are (dashed)." in chart.description
    assert {row["role"] for row in article.rows("measure_flow")} == {"agent", "target", "beneficiary"}


@pytest.mark.parametrize("query", sorted(set(charts.__all__) & set(queries.query_names()) - {"items_by_period"}))
def test_hostile_names_are_drawn_quickly_and_stay_words(query: str, hostile: Build) -> None:
    more = {"actor": "harbour-police", "document": "harbour-crackdown"}
    asked = {name: code for name, code in more.items() if name in queries.query(query).parameters}
    chart = getattr(charts, query)(hostile.table(query, Filters(), **asked))
    charts.png(chart)
    began = time.process_time()
    drawn = charts.svg(chart)
    assert time.process_time() - began < 2
    assert not {element.tag.rpartition("}")[2] for element in ET.fromstring(drawn).iter()} & {"b", "script"}
    assert len(chart.description) < 1200


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The invented collection, with names and headlines of ten thousand letters and markup."""
    long = "<b>x</b> <script>alert(1)</script> &amp; **b** $x$ " + "W" * 10_000

    def change(parts: dict[str, Any]) -> None:
        for actor in parts["actors"]:
            actor["name"] = f"{actor['id']} {long}"
        for item in (parts["article"][kind][0] for kind in ("measure", "reward", "arrest", "statement")):
            item |= {"headline": long, "date_words": long}
        parts["article"]["reward"][0]["condition"] = long

    folder = sample.write(tmp_path_factory.mktemp("hostile"), change)
    return store.open_build(build.make(folder, folder / "builds"))


def test_offices_of_one_department_have_rows_of_their_own(article: Build) -> None:
    """Though the names are too long for their place, and alike but for their ends."""
    department = "United States Department of Homeland Security Office of "
    names = [f"{department}{office}" for office in ("Inspector General", "Intelligence and Analysis")]
    table = article.table("agencies_by_kind").slice(0, 2)
    table = table.set_column(table.column_names.index("agency"), "agency", [names])
    axis = charts.agencies_by_kind(table).spec["layer"][0]["encoding"]["y"]
    assert (axis["field"], axis["sort"]) == ("agency", names)
    assert all(name.split(" Office of ")[1] in axis["axis"]["labelExpr"] for name in names)


def test_names_whose_short_forms_are_alike_have_rows_of_their_own(article: Build) -> None:
    names = [f"United States Attorney for the {part} District of New York" for part in ("Southern", "Northern")]
    assert len({tuple(wrapped(name)) for name in names}) == 1
    table = article.table("agencies_by_kind").slice(0, 2)
    table = table.set_column(table.column_names.index("agency"), "agency", [names])
    drawn = charts.agencies_by_kind(table)
    assert drawn.spec["layer"][0]["encoding"]["y"]["sort"] == names
    words = [part.text for part in ET.fromstring(charts.svg(drawn)).iter() if part.tag.endswith("tspan")]
    assert words.count("United States Attorney for") == 2


def test_an_offer_of_nothing_is_drawn(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["reward"][0] |= sample.UNNUMBERED | {"amount": 0}

    folder = sample.write(tmp_path, change)
    made = store.open_build(build.make(folder, folder / "builds"))
    assert charts.svg(charts.rewards_by_amount(made.table("rewards_by_amount")))


def test_the_busiest_twelve_agencies_and_eight_groups_are_drawn_with_each_other(tmp_path: Path) -> None:
    """Of thirteen and nine, those of the highest numbers are named in most items."""
    agencies, groups = ([f"{kind}-{number:02}" for number in range(many)] for kind, many in (("a", 13), ("g", 9)))

    def change(parts: dict[str, Any]) -> None:
        for kind, names in (("agency", agencies), ("group", groups)):
            parts["actors"] += [{"id": name, "name": name, "kind": kind} for name in names]
        first = parts["article"]["measure"][0]
        parts["article"]["measure"] = [
            first | {"id": f"{number}-{copy}", "agents": [agency], "targets": groups[-1 - number % 9 :]}
            for number, agency in enumerate(agencies)
            for copy in range(number + 1)
        ]
        parts["article"]["arrest"][0]["agents"] = ["coast-guard"]

    folder = sample.write(tmp_path, change)
    rows = store.open_build(build.make(folder, folder / "builds")).rows("agencies_by_group")
    assert {row["agency_id"] for row in rows} <= {*agencies[1:]}
    assert len({row["agency_id"] for row in rows}) == 12
    assert {row["group_id"] for row in rows} == {*groups[1:]}
    assert {(row["of_agencies"], row["of_groups"]) for row in rows} == {(13, 9)}


def test_a_sentence_tells_of_all_and_says_how_few_are_drawn(tmp_path: Path) -> None:
    names = [f"office-{number}" for number in range(25)]

    def change(parts: dict[str, Any]) -> None:
        parts["actors"] += [{"id": name, "name": name, "kind": "agency"} for name in names]
        article = parts["article"]
        for kind in ("arrest", "measure"):
            article[kind] += [article[kind][0] | {"id": f"{kind}-{name}", "agents": [name]} for name in names]
        said = article["statement"]
        said += [said[0] | {"id": f"said-{name}", "asserted_by": [name]} for name in names]

    folder = sample.write(tmp_path, change)
    made = store.open_build(build.make(folder, folder / "builds"))
    told = {
        "agencies_by_kind": "27 named agencies by kind of item, of which the 20 with most items are",
        "agencies_by_group": "27 agencies with a name are named together with 1 such group; drawn are those of the",
        "arrests_by_agency": "; and 20 more, of which 14 are drawn.",
        "measure_flow": "Drawn are the busiest, of 27 who act; of those in equally many,",
        "statements_by_speaker": "26 speakers credited; 26 statements wholly or partly in the speaker’s own words.",
    }
    for query, words in told.items():
        assert words in getattr(charts, query)(made.table(query)).description


def test_what_is_no_character_does_not_end_the_program_that_draws(article: Build) -> None:
    """A build of before may hold it."""
    table = article.table("arrests_by_agency")
    table = table.set_column(table.column_names.index("actor"), "actor", [["Harbour \ufffe Police"]])
    assert "Harbour \ufffd Police" in charts.svg(charts.arrests_by_agency(table))

"""Which charts can be clicked, and what their marks stand for."""

import json
from pathlib import Path
from typing import Any

import altair as alt
import jsonschema
import pytest

from briefing import build, charts, queries, store
from briefing.charts.pointing import FILTERS, ITEM, PICK, POINTED, PROFILE, WHO, clickable
from briefing.filters import CHOICES, NAMES, Filters
from briefing.store import Build
from tests import sample

MORE = {"actor": "state-department", "document": "anti-cartel-campaign"}
NOBODY: dict[str, list[str]] = {name: [] for name in NAMES}
FILTERING = sorted(name for name, columns in POINTED.items() if FILTERS.keys() & {*columns})


@pytest.fixture
def filled(name: str, article: Build, calendar: Build) -> Build:
    """The build in which the chart ``name`` has something to show."""
    return calendar if name == "items_by_period" else article


def drawn(build: Build, name: str) -> Any:
    asked = {key: code for key, code in MORE.items() if key in queries.query(name).parameters}
    return getattr(charts, name)(build.table(name, Filters(), **asked))


def marks(chart: Any) -> list[dict[str, Any]]:
    """The rows that marks of any layer are made of."""
    spec = chart.spec
    return [row for part in (spec, *spec["layer"]) if "data" in part for row in part["data"]["values"]]


@pytest.mark.parametrize("name", sorted(POINTED))
def test_a_chart_on_a_page_bears_its_sentence_as_its_name(name: str, filled: Build) -> None:
    chart = drawn(filled, name)
    assert chart.description
    assert charts.on_page(chart, "'black'")["description"] == chart.description


def test_every_chart_can_be_clicked_and_those_of_single_items_filter_nothing() -> None:
    assert set(POINTED) == set(charts.__all__) & set(queries.query_names())
    assert set(POINTED) - {*FILTERING} == {"items_by_date", "rewards_by_amount"}
    assert {column for columns in POINTED.values() for column in columns} == {*FILTERS, ITEM, PROFILE}
    assert set(FILTERS.values()) == set(CHOICES) - {"document"} | {"since", "until"}


@pytest.mark.parametrize("name", sorted({*FILTERING} - {"items_by_period"}))
def test_marks_stand_for_values_that_the_filters_have_and_for_nothing_else(name: str, article: Build) -> None:
    known = {(row["filter"], row["value"]) for row in article.rows("known", documents=[])}
    columns = FILTERS.keys() & {*POINTED[name]}
    told = {(FILTERS[column], row.get(column)) for row in marks(drawn(article, name)) for column in columns}
    assert {pair for pair in told if pair[1] is not None} <= known
    assert any(code for _, code in told) or name == "statements_by_speaker"


@pytest.mark.parametrize("name", sorted(set(POINTED) - {*FILTERING}))
def test_each_mark_of_an_item_and_its_words_stand_for_that_item(name: str, article: Build) -> None:
    wanted = {row[ITEM] for row in article.rows(name, Filters())}
    bars, words = ([row for row in marks(drawn(article, name)) if one in row] for one in ("caption", "wide"))
    told = {row[ITEM] for row in words if ITEM in row}
    assert told == wanted == {row["item_id"] for row in article.rows("items", Filters())} & told
    assert {row[ITEM] for row in bars} <= wanted and all(ITEM in row for row in bars)


def test_a_picture_of_items_bears_no_sign_and_its_heading_stays_bold(article: Build) -> None:
    before = charts.on_page(drawn(article, "items_by_date"), "'black'")
    after = clickable(before, POINTED["items_by_date"], NOBODY, "'black'")
    for old, new in zip(before["layer"], after["layer"], strict=True):
        told = {name: look for name, look in new["mark"].items() if name not in ("cursor", "tooltip")}
        assert told == {name: look for name, look in old["mark"].items() if name != "tooltip"}
    assert "bold" in [layer["mark"].get("fontWeight") for layer in after["layer"]]


@pytest.mark.parametrize("name", [name for name in FILTERING if PROFILE in POINTED[name]])
def test_who_is_no_value_of_a_filter_stands_for_a_profile(name: str, article: Build) -> None:
    actors = {row["actor_id"] for row in article.rows("actors", Filters())}
    kinds = [column for column in WHO if column in POINTED[name]]
    asked = {key: code for key, code in MORE.items() if key in queries.query(name).parameters}
    rows = [row for row in article.rows(name, Filters(), **asked) if row.get("speaker") != ""]
    for row in rows:
        (actor,) = (row[column] for column in kinds if row[column])
        assert actor in actors
    assert rows


def test_a_bar_of_time_stands_for_its_first_and_last_day(calendar: Build) -> None:
    (day, other) = marks(drawn(calendar, "items_by_period"))
    assert (day["date_from"], day["date_to"], day["items"]) == ("2025-06-10", "2025-06-10", 20)
    assert (other["date_from"], other["date_to"], other["items"]) == ("2025-08-01", "2025-08-01", 1)


def test_a_mark_is_an_agency_a_group_or_a_profile_and_never_two_of_them(article: Build) -> None:
    rows = {row["name"]: row for row in marks(drawn(article, "actors_by_items")) if "name" in row}
    trump, state = ([rows[name][one] for one in WHO] for name in ("Donald Trump", "State Department"))
    assert trump == [None, None, "donald-trump"]
    assert state == ["state-department", None, None]


def test_a_speaker_who_is_an_agency_or_a_group_is_pointed_at(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["statement"][0]["asserted_by"] = ["harbour-police", "tide-ring", "ada-quay"]

    made = store.open_build(build.make(sample.write(tmp_path, change), tmp_path / "builds"))
    rows = {row["speaker"]: [row[one] for one in WHO] for row in made.rows("statements_by_speaker")}
    assert rows["Harbour Police"] == ["harbour-police", None, None]
    assert rows["Tide Ring"] == [None, "tide-ring", None]
    assert rows["Ada Quay"] == [None, None, "ada-quay"]


def test_a_group_that_offers_or_arrests_is_pointed_at_as_a_group(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        for kind in ("reward", "arrest"):
            parts["article"][kind][0]["agents"] = ["harbour-police", "tide-ring", "ada-quay"]

    made = store.open_build(build.make(sample.write(tmp_path, change), tmp_path / "builds"))
    for name in ("rewards_by_agency", "arrests_by_agency"):
        rows = {row["actor"]: [row[one] for one in WHO] for row in made.rows(name)}
        assert rows["Harbour Police"] == ["harbour-police", None, None]
        assert rows["Tide Ring"] == [None, "tide-ring", None]
        assert rows["Ada Quay"] == [None, None, "ada-quay"]


@pytest.mark.parametrize("name", ["agencies_by_kind", "agencies_by_group", "items_by_sourcing", "actors_by_items"])
def test_the_number_in_a_mark_is_what_a_click_on_it_leaves(name: str, article: Build) -> None:
    for row in article.rows(name):
        chosen = {FILTERS[column]: (row[column],) for column in POINTED[name] if row[column] and column in FILTERS}
        if chosen:
            assert article.rows("item_count", Filters(**chosen))[0]["items"] == row["items"], row


@pytest.mark.parametrize("name", sorted(POINTED))
def test_a_clickable_chart_is_another_and_leaves_that_of_the_files_as_it_was(name: str, filled: Build) -> None:
    chart = drawn(filled, name)
    before = json.dumps(chart.spec)
    shown = charts.on_page(chart, "'black'")
    spec = clickable(shown, POINTED[name], NOBODY, "'black'")
    assert json.dumps(chart.spec) == before
    (pick,) = spec["params"]
    assert (pick["name"], pick["views"], pick["select"]["fields"]) == (PICK, [PICK], list(POINTED[name]))
    assert all("pointer" in layer["mark"]["cursor"]["expr"] for layer in spec["layer"])
    assert spec == clickable(shown, POINTED[name], NOBODY, "'black'")


@pytest.mark.parametrize("name", sorted(set(charts.__all__) & set(queries.query_names())))
def test_a_chart_fits_the_schema_as_a_page_draws_it_and_as_it_is_clicked(name: str, filled: Build) -> None:
    """Which no run of a page asks once more."""
    shown = charts.on_page(drawn(filled, name), "'black'")
    alt.LayerChart.from_dict(shown)
    alt.LayerChart.from_dict(clickable(shown, POINTED.get(name, ()), NOBODY, "'black'"))
    with pytest.raises(jsonschema.ValidationError):
        alt.LayerChart.from_dict(shown | {"layer": [{"mark": "nothing"}]})

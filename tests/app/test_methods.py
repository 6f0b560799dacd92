"""The words of the briefing where readers meet them: on Methods, at the filters and under the first title."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from briefing import citation, glossary, methods
from briefing.filters import Filters
from briefing.store import Build
from briefing.ui.words import definitions
from tests import sample
from tests.serving import ROOT, OpenApp


def marked(app: AppTest) -> list[str]:
    return [part.value for part in app.markdown]


@pytest.fixture
def page(open_app: OpenApp, article: Build) -> AppTest:
    return open_app(ROOT / "data", "methods", article.path.parent)


def test_methods_shows_the_rules_what_is_not_claimed_and_every_list_of_the_glossary(page: AppTest) -> None:
    assert [heading.value for heading in page.subheader] == list(glossary.LISTS)
    told = [methods.RULES, methods.NOT_CLAIMED, *(terms.values() for terms in glossary.LISTS.values())]
    assert [part for part in marked(page) if part.startswith("- **")] == [definitions(terms) for terms in told]


def test_methods_cites_the_item_to_read_first(page: AppTest, article: Build) -> None:
    row = article.rows("leading", Filters())[0]
    document = article.rows("document", document=row["document_id"])[0]
    link, plain, footnote = [code.value for code in page.code]
    assert f"build={article.id}" in link
    assert plain == citation.plain(row, document, article.id, link)
    assert footnote == citation.footnote(row, document, article.id, link)


def test_methods_has_everything_to_say_where_the_filters_leave_nothing(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "methods", words=["nowhere to be found"])
    headings = [heading.value for heading in app.header]
    assert "What the words mean" in headings
    assert "How to cite" in headings
    assert len(app.code) == 3


@pytest.mark.parametrize("name", ["kind", "measure_type", "status", "sourcing"])
def test_a_filter_explains_the_words_it_offers(open_app: OpenApp, folder: Path, name: str) -> None:
    app = open_app(folder)
    assert app.multiselect(f"filter_{name}").help == definitions(glossary.TERMS[name].values())


def test_the_first_screen_says_what_this_is_and_what_it_rests_on(open_app: OpenApp, harbour: Build) -> None:
    app = open_app(harbour.path.parent.parent, builds=harbour.path.parent)
    day = f"{harbour.built_at.day} {harbour.built_at:%B %Y}"
    about, made = marked(app)[1:3]
    assert about == (
        "What **1 article** says. Published: 8 August 2025. Left out until you switch them on at the side: 1 record."
    )
    assert made.startswith("Structured by hand into 4 items; every card shows what it rests on")
    assert made.endswith(f"This build is of {day}.")


def test_who_has_chosen_is_not_told_again_how_to_begin(open_app: OpenApp, folder: Path) -> None:
    def links(app: AppTest) -> int:
        return len(app.get("page_link"))

    whole, chosen = open_app(folder), open_app(folder, agency=["harbour-police"])
    assert not any(words.startswith(("Structured by hand", "What ")) for words in marked(chosen))
    assert links(whole) > links(chosen)


def test_a_day_of_publication_is_as_precise_as_the_text_is(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["document"]["published"] = "2025-08"

    assert "Published: August 2025." in marked(open_app(sample.write(tmp_path, change)))[1]


def test_days_of_publication_that_are_open_are_told_as_no_stretch(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["document"]["published"] = "2026-03-01"
        parts["record"]["document"] |= {"published": "../2023", "kind": "article"}

    told = marked(open_app(sample.write(tmp_path, change)))[1]
    assert "Published: until 2023; the latest 1 March 2026." in told


def test_a_choice_says_that_releases_and_records_are_left_out(open_app: OpenApp, harbour: Build) -> None:
    where = harbour.path.parent.parent, "briefing", harbour.path.parent
    assert marked(open_app(*where, agency=["harbour-police"]))[0] == "**2 of 5 items** · articles only"
    assert marked(open_app(*where, agency=["harbour-police"], records=["yes"]))[0] == "**3 of 5 items**"


def test_the_first_screen_names_the_one_document_and_says_what_its_text_leaves_open(
    open_app: OpenApp, article: Build
) -> None:
    app = open_app(ROOT / "data", builds=article.path.parent)
    assert marked(app)[1].replace("\\", "") == (
        "What one article says: **Force authorised against drug cartels; a reward for information; an arrest "
        "(our title)**. The text names neither its publisher nor its date."
    )


def test_the_first_screen_says_which_of_publisher_and_day_is_open(open_app: OpenApp, tmp_path: Path) -> None:
    folder = sample.write(tmp_path)
    (folder / "documents" / "records.jsonl").unlink()
    assert marked(open_app(folder))[1].endswith("Publisher: the text does not say. Published: 8 August 2025.")

"""Words of documents, of links and of files are shown as they are, and never as markup."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from briefing.ui.copy import Copy
from briefing.ui.words import escaped
from tests import sample
from tests.serving import OpenApp

WORDS = "Office *of* :red[x]"


def with_copy(app: AppTest, copy: Copy) -> AppTest:
    """The page Sources with a copy taken for the article."""
    app.session_state["copies"] = {"harbour-crackdown": copy}
    return app.run()


def test_a_chip_shows_a_name_as_it_is_on_itself_and_in_its_tip(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["actors"][1]["name"] = WORDS

    chip = open_app(sample.write(tmp_path, change), agency=["coast-guard"]).button("chip_agency_coast-guard")
    assert escaped(WORDS) in chip.label
    assert escaped(WORDS) in chip.help


def test_what_a_dead_link_leads_to_is_shown_as_it_is(open_app: OpenApp, folder: Path) -> None:
    told = open_app(folder, "rewards", item=[WORDS]).warning[0].value
    assert escaped(WORDS) in told
    assert WORDS not in told


def test_the_name_of_a_file_that_is_no_text_is_shown_as_it_is(open_app: OpenApp, folder: Path) -> None:
    app = with_copy(open_app(folder, "sources"), Copy(f"{WORDS}.pdf", error="is no PDF"))
    assert escaped(WORDS) in app.error[0].value


def test_of_a_copy_that_lost_one_anchor_it_is_not_asked_whether_it_is_another(open_app: OpenApp, folder: Path) -> None:
    one, none = sample.TEXT.replace("a $2 million reward", "nothing"), "Nothing of it."
    told = [with_copy(open_app(folder, "sources"), Copy("mine.txt", text)).info[0].value for text in (one, none)]
    assert ["None of their words is found" in words for words in told] == [False, True]

"""What is known of widgets goes with them, and nothing that the reader has done."""

from typing import Any

from streamlit.runtime.state.session_state import SessionState
from streamlit.testing.v1 import AppTest

from briefing.store import Build
from tests.serving import ROOT, OpenApp

KINDS = ("measure", "arrest", "statement", "reward")


def known(app: AppTest) -> set[str]:
    """The ids of all widgets that the session knows."""
    state: Any = app.session_state
    while not isinstance(state, SessionState):
        state = state._state
    assert set(state._key_id_mapper.id_key_mapping) <= set(state._new_widget_state.widget_metadata)
    return set(state._new_widget_state.widget_metadata)


def test_a_session_knows_no_more_of_many_cards_than_of_those_it_shows(open_app: OpenApp, article: Build) -> None:
    app = open_app(ROOT / "data", builds=article.path.parent)
    seen = {}
    for kind in KINDS:
        app.multiselect(key="filter_kind").set_value([kind]).run()
        seen[kind] = known(app)
    for kind in KINDS:
        app.multiselect(key="filter_kind").set_value([kind]).run()
        assert known(app) == seen[kind]
    assert not any("tick-leading" in widget for widget in seen["measure"] & seen["arrest"])


def test_a_box_that_was_ticked_is_ticked_when_its_card_comes_back(open_app: OpenApp, article: Build) -> None:
    app = open_app(ROOT / "data", builds=article.path.parent, kind=["arrest"])
    (box, *_) = [box for box in app.checkbox if "tick-leading" in str(box.key)]
    box.check().run()
    app.multiselect(key="filter_kind").set_value(["reward"]).run()
    app.multiselect(key="filter_kind").set_value(["arrest"]).run()
    assert app.checkbox(key=box.key).value


def test_a_heading_stays_while_other_pages_are_read(open_app: OpenApp, article: Build) -> None:
    app = open_app(ROOT / "data", "snapshots", article.path.parent)
    app.text_input(key="own_heading").set_value("Monday").run()
    for page in ("rewards", "measures", "snapshots"):
        app.switch_page(f"pages/{page}.py").run()
    assert app.text_input(key="own_heading").value == "Monday"

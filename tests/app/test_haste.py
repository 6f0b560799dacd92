"""Who is quick tells of what was pressed with the address of before; nothing that was done before is undone."""

from pathlib import Path

from tests import sample
from tests.app.test_links import ARREST, CHECKS, REWARD
from tests.serving import OpenApp


def test_what_was_taken_out_of_a_basket_stays_out(open_app: OpenApp, folder: Path) -> None:
    held = [REWARD, CHECKS, ARREST]
    app = open_app(folder, "snapshots", basket=held)
    app.button(f"Take out-{REWARD}").click().run()
    app.query_params["basket"] = held
    app.button(f"Take out-{CHECKS}").click().run()
    assert app.session_state["basket"] == [ARREST]
    assert app.query_params["basket"] in (ARREST, [ARREST])


def test_a_heading_stays_where_a_note_follows_at_once(open_app: OpenApp, folder: Path) -> None:
    app = open_app(folder, "snapshots")
    app.text_input("own_heading").set_value("Monday").run()
    app.query_params.clear()
    app.text_area("own_note").set_value("A note").run()
    assert (app.text_input("own_heading").value, app.text_area("own_note").value) == ("Monday", "A note")
    assert {*app.query_params} == {"heading", "note"}


def test_a_build_is_made_again_where_all_were_removed_by_hand(open_app: OpenApp, tmp_path: Path) -> None:
    app = open_app(sample.write(tmp_path))
    for path in (tmp_path / "builds").glob("*.duckdb"):
        path.unlink()
    app.run().button("look_again").click().run()
    assert [title.value for title in app.title] == ["Briefing"]
    assert len([*(tmp_path / "builds").glob("*.duckdb")]) == 1

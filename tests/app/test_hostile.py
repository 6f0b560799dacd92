"""Words of documents, of links and of files are shown as they are, and never as markup."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from briefing.errors import StoreError
from briefing.filters import Filters
from briefing.snapshots import envelope, manifest
from briefing.snapshots.manifest import Manifest
from briefing.snapshots.snapshot import taken
from briefing.store import Build
from briefing.ui import data
from briefing.ui.copy import Copy
from briefing.ui.proof import A_FILE
from briefing.ui.words import escaped
from tests import sample
from tests.app.test_pages import shown
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


def part(call: str, build: Build | None = None) -> AppTest:
    """What one call draws by itself."""
    names = "from briefing.snapshots.compare import Change, Comparison\n"
    names += "from briefing.ui import cards, citations, data, proof, trouble\n"
    app = AppTest.from_string(names + call, default_timeout=60)
    app.session_state["build"] = build
    return app.run()


def test_words_of_an_item_are_shown_as_they_are_on_its_card(open_app: OpenApp, tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["actors"][-1]["name"] = WORDS
        parts["article"]["arrest"][0] |= {"headline": WORDS, "evidence": [{"at": "1.2", "words": WORDS}]}

    app = open_app(sample.write(tmp_path, change), "arrests")
    [card] = [one.value for one in app.markdown if "Another outlet" in one.value]
    assert WORDS not in card
    assert card.count(escaped(WORDS)) == 2
    assert app.text[-1].value == f"¶1 s2  {WORDS}"


def test_words_of_an_item_are_shown_as_they_are_in_its_citation(harbour: Build) -> None:
    row = f"{{**data.rows('item', item='harbour-crackdown/checks')[0], 'headline': {WORDS!r}}}"
    app = part(f"citations.opened({row})", harbour)
    assert app.markdown[0].value == f"**{escaped(WORDS)}**"
    _, plain, footnote = (one.value for one in app.code)
    assert plain.startswith(f"{WORDS}. ")
    assert footnote.startswith(r"[^checks]: Office \*of\* :red\[x\]. ")


def test_a_note_to_a_figure_is_shown_as_it_is() -> None:
    [note] = part(f"cards.figures([{{'figure': 'Items', 'unit': '', 'value': 1, 'note': {WORDS!r}}}])").caption
    assert note.value == escaped(WORDS)


def test_what_is_wrong_is_shown_as_it_is() -> None:
    assert part(f"trouble.unanswered({WORDS!r}, titled=True)").error[0].value == escaped(WORDS)
    notice = part(f"trouble.notice([{WORDS!r}])")
    assert [one.value for one in notice.text] == [WORDS]
    assert escaped(WORDS) in data.unreached(StoreError(WORDS))


def test_what_has_changed_is_shown_as_it_is() -> None:
    change = f"Change('a/b', {WORDS!r}, (('Where', {WORDS!r}, ''),))"
    app = part(f"proof.changes(Comparison('', '', (), (), ({change},)), '')")
    assert [one.value for one in app.markdown] == [f"**Changed** · {escaped(WORDS)}"]
    assert [one.value for one in app.text] == [f"Where: {WORDS} → —"]


def dropped(name: str, content: bytes) -> Any:
    return SimpleNamespace(file_id=name, name=name, getvalue=lambda: content)


def test_what_a_file_says_and_how_it_is_called_is_shown_as_it_is(
    open_app: OpenApp, folder: Path, harbour: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = taken(harbour, Filters())
    address = snapshot.address.replace(harbour.id, quote(WORDS))
    files = [dropped(WORDS, b""), dropped(f"{WORDS}.md", f"<!-- briefing-snapshot: {address} -->\n".encode())]
    stuffed = envelope.packed([(manifest.NAME, Manifest.of(snapshot, {}, {}).written()), (WORDS, b"")])
    sides = {
        "file_Before": dropped("before.json", json.dumps({"snapshot": {"address": address}, "content": []}).encode()),
        "file_After": dropped("after.zip", stuffed),
    }
    # An app without a browser takes no files.
    monkeypatch.setattr(st, "file_uploader", lambda *_, key, **__: files if key == "proof_files" else sides.get(key))
    app = open_app(folder, "snapshots")
    app.selectbox("compare_Before").set_value(A_FILE).run()
    compared = shown(app)
    app.selectbox("compare_After").set_value(A_FILE).run()
    told = "\n".join([compared, shown(app), *(one.value for one in app.error)])
    assert WORDS not in told
    for words in (f"**{escaped(WORDS)}**", f"**{escaped(f'{WORDS}.md')}**", f"From {escaped(WORDS)} to "):
        assert words in told
    for words in (f"{WORDS}: is no snapshot", f"It names the build {WORDS}", f"its member {WORDS!r} has a name"):
        assert escaped(words) in told

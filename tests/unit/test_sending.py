"""Files with an address of their own."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
import streamlit as st

from briefing import store
from briefing.errors import BriefingError
from briefing.filters import Filters
from briefing.snapshots import snapshot
from briefing.snapshots.formats import FORMATS
from briefing.snapshots.snapshot import taken
from briefing.store import Build
from briefing.ui import sending


@pytest.fixture
def served(harbour: Build, monkeypatch: pytest.MonkeyPatch) -> Iterator[Build]:
    """A build that the settings lead to."""
    assert harbour.path
    monkeypatch.setenv("BRIEFING_DATA", str(harbour.path.parent.parent))
    monkeypatch.setenv("BRIEFING_BUILDS", str(harbour.path.parent))
    yield harbour
    st.cache_resource.clear()


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.suffix)
def test_the_file_that_is_sent_is_the_file_that_is_saved(format, served: Build) -> None:
    chosen = Filters(kind=("arrest",), words="pier")
    query = sending.address(format, served, chosen.query() | {"heading": ["Monday & Tuesday"]}).partition("?")[2]
    name, mime, parts = sending.file(format.suffix, query)
    assert b"".join(parts) == format.write(taken(served, chosen, "Monday & Tuesday"))
    assert (name, mime) == (f"briefing-{served.id}.{format.suffix}", format.mime)


def test_a_long_file_comes_in_pieces_and_is_the_same(served: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "RUN", 2)
    monkeypatch.setattr(sending, "PIECE", 100)
    csv = sending.SENT["csv"]
    pieces = [*sending.file("csv", f"build={served.id}").parts]
    assert max(map(len, pieces)) == 100
    assert b"".join(pieces) == csv.write(taken(served, Filters()))


@pytest.mark.parametrize(
    ("suffix", "query", "reason"),
    [
        ("exe", {}, "no file is sent as 'exe': there is pdf, html"),
        ("csv", {"build": "20200101T000000Z-0123456789ab"}, "is not here: open the page of the choice again"),
        ("csv", {"build": "../../etc/passwd"}, "is not here"),
        ("csv", {"compared": "nowhere"}, "build 'nowhere' is not here"),
        ("csv", {"agency": "nobody"}, "asks for 'agency=nobody', which build .* does not have"),
        ("csv", {"build": ""}, "does not name the build"),
    ],
)
def test_where_there_is_no_file_the_reason_is_named(
    suffix: str, query: dict[str, str], reason: str, served: Build
) -> None:
    with pytest.raises(BriefingError, match=reason):
        sending.file(suffix, urlencode({"build": served.id} | query))


def test_a_choice_too_large_for_a_format_is_refused(served: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sending.SENT, "csv", sending.SENT["csv"]._replace(most=1))
    with pytest.raises(BriefingError, match="CSV holds at most 1 items"):
        sending.file("csv", f"build={served.id}")


def test_a_file_that_fails_on_the_way_is_told_to_the_log(
    served: Build, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    parts = sending.file("csv", f"build={served.id}").parts
    monkeypatch.setattr(store.Build, "table", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        b"".join(parts)
    assert f"a file for build={served.id} was not sent to its end" in caplog.text


def test_an_app_below_a_path_sends_its_files_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [route.path for route in sending.routes()] == ["/take/{suffix}"]
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": "/news/desk/"}.get)
    assert [route.path for route in sending.routes()] == ["/news/desk/take/{suffix}"]

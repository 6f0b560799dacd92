"""The pages and the way between them."""

from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlencode

import streamlit as st

PAGES = {
    "Briefing": ("pages/briefing.py", "The campaign at a glance"),
    "Actors": ("pages/actors.py", "Who is named, and with whom"),
    "Measures": ("pages/measures.py", "What is done, ordered or promised"),
    "Rewards": ("pages/rewards.py", "Who offers how much, for whom"),
    "Arrests": ("pages/arrests.py", "Who was arrested, by whom"),
    "Statements": ("pages/statements.py", "Who says what, in whose words"),
    "Sources": ("pages/sources.py", "The documents, sentence by sentence"),
    "Methods": ("pages/methods.py", "How items are made, and what the words mean"),
    "Health": ("pages/health.py", "The build, its rules and its files"),
    "Snapshots": ("pages/snapshots.py", "Take what you see with you"),
}
HOME_OF_KIND = {
    "measure": "Measures",
    "reward": "Rewards",
    "arrest": "Arrests",
    "designation": "Measures",
    "statement": "Statements",
}


def pages() -> dict[str, Any]:
    """The pages by title, in the order of the navigation."""
    return {
        title: st.Page(path, title=title, help=about, default=title == "Briefing")
        for title, (path, about) in PAGES.items()
    }


def choose() -> Any:
    """Build the navigation and return the page the reader is on; ``turned`` says whether it was another one before.

    app.py calls this on every run.
    """
    # Kept, for each page is looked for among the files when it is made; by each session, for each is in one place.
    if "pages" not in st.session_state:
        st.session_state["pages"] = pages()
    page = st.navigation([*st.session_state["pages"].values()], position="top")
    st.session_state["turned"] = st.session_state.get("page") not in (None, page.title)
    return page


def enter() -> None:
    """Send a run that did not come in through app.py back to the entrance.

    Streamlit opens the first direct link to a file in pages/ on a fresh server without running app.py. Building
    the navigation switches that off for good; the rerun then comes in as it should.
    """
    if not st.session_state.pop("entered", False):
        choose()
        st.rerun()


def address(title: str, query: dict[str, Any]) -> str:
    """The whole address of a page, as the reader's browser reached the app, with ``query`` in it."""
    root = (st.context.url or "").partition("?")[0].rstrip("/")
    here = {path(name) for name in PAGES} - {""}
    root = root.rpartition("/")[0] if root.rpartition("/")[2] in here else root
    return f"{root}/{_below(title, query)}"


def path(title: str) -> str:
    """The last part of a page's address; the first page has none."""
    return "" if title == "Briefing" else Path(PAGES[title][0]).stem


def relative(title: str, query: dict[str, Any]) -> str:
    """The address that ``link`` leads to, from another page of this app."""
    return _below(title, _carried(query))


def link(title: str, label: str, query: dict[str, Any], icon: str | None = None) -> None:
    """A link to a page of this app that carries ``query`` in its address, and how items stand on this one."""
    # By a path the page would be looked for among the files, for each link once more.
    st.page_link(st.session_state["pages"][title], label=label, icon=icon, query_params=_carried(query))


def go(title: str, query: dict[str, Any]) -> NoReturn:
    """Where such a link leads, at once."""
    st.switch_page(st.session_state["pages"][title], query_params=_carried(query))


def _below(title: str, query: dict[str, Any]) -> str:
    """What stands in the address of a page behind that of the app."""
    asked = urlencode(query, doseq=True)
    return path(title) + (f"?{asked}" if asked else "")


def _carried(query: dict[str, Any]) -> dict[str, Any]:
    return query | ({"view": st.query_params["view"]} if "view" in st.query_params else {})

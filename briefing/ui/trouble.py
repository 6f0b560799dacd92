"""What is said where the data cannot be shown: what happened, what is wrong and where, and what to do."""

from typing import NoReturn

import streamlit as st

from briefing.ui.words import escaped


def nothing(wrong: list[str], *, made_here: bool) -> NoReturn:
    """In place of a page, where no build could be opened and none could be made, if builds are ``made_here``."""
    st.title("There is nothing to read just now")
    with st.container(border=True):
        st.error("No build could be opened. What is wrong:", icon=":material/error:")
        _lines(wrong)
        st.caption("Correct it, then look again." + (" A build is then made by itself." if made_here else ""))
        st.button("Look again", key="look_again", icon=":material/refresh:")
    st.stop()


def notice(wrong: list[str]) -> None:
    """Above a page that shows the last good build, because newer data cannot be shown or asked for."""
    with st.container(border=True):
        st.warning(
            "Newer data, if there is any, cannot be shown; this is the last good build. What is wrong:",
            icon=":material/warning:",
        )
        _lines(wrong)
        st.caption("Once it is corrected, the next step in the app shows the newest data.")


def unanswered(wrong: str, *, titled: bool) -> NoReturn:
    """In place of what would follow, where a build, or the files behind it, do not answer."""
    if not titled:
        st.title("This page cannot be shown just now")
    st.error(escaped(wrong), icon=":material/cloud_off:")
    st.button("Try again", key="try_again", icon=":material/refresh:")
    st.stop()


def dead_link(what: str, name: str) -> None:
    """Where a link leads to an item, an actor or a document that is not there."""
    text = f"The link leads to the {what} {escaped(name)}, which this build does not have."
    st.warning(text, icon=":material/warning:")


def _lines(wrong: list[str]) -> None:
    """Each fault on a line, as it is; faults quote the data."""
    st.text("\n".join(wrong))

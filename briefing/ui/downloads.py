"""Files to take along. A file is made when it is asked for, not before."""

import logging
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import streamlit as st

from briefing.errors import FormatError
from briefing.filters import Filters
from briefing.glossary import counted
from briefing.priority import at_low_priority
from briefing.snapshots.address import MOST_WORDS, stem
from briefing.snapshots.formats import FORMATS, Format
from briefing.snapshots.snapshot import taken
from briefing.store import Build
from briefing.ui import data, navigation, sending
from briefing.ui.words import escaped

log = logging.getLogger(__name__)
FIRST = ("pdf", "html", "xlsx", "zip")


@dataclass(frozen=True)
class Own:
    """What the reader adds to a snapshot: a heading and a note, and the build that it is compared with."""

    heading: str = ""
    note: str = ""
    compared: str = ""

    def query(self) -> dict[str, list[str]]:
        """The parameters of an address that means the same; what is empty is left out."""
        return {name: [value] for name, value in asdict(self).items() if value}


def row(chosen: Filters) -> None:
    """A button for each of the formats asked for most, for what the filters leave, and the way to the others."""
    # Its name keeps it from paper.
    with st.container(key="press_take"):
        st.header("Take it along")
        items = data.rows("item_count", chosen)[0]["items"]
        st.caption(f"{counted(items, 'item')}: all that your filters leave, whatever this page shows of them.")
        with st.container(horizontal=True, vertical_alignment="center"):
            refused = [_button(format, chosen, Own(), None) for format in FORMATS if format.suffix in FIRST]
            navigation.link("Snapshots", "All formats", chosen.query(), ":material/more_horiz:")
        if all(refused):
            st.caption("These formats do not take so many items: narrow the filters, or see all formats.")


def words() -> None:
    """The reader's heading and note, from the address or the widgets."""
    _from_address()
    shared: dict[str, Any] = {"persist_state": "session", "on_change": _touch}
    st.text_input("Heading", key="own_heading", max_chars=MOST_WORDS["heading"], **shared)
    st.text_area("Note", key="own_note", max_chars=MOST_WORDS["note"], height=96, **shared)


def _touch() -> None:
    """The reader has just written or chosen: who is quick tells of it with the address of before."""
    st.session_state["own_touched"] = True


def own() -> Own:
    """What the reader adds: besides the ``words`` the build that is compared with. The address follows the widgets."""
    words = {name: str(st.session_state.get(f"own_{name}") or "").strip()[:most] for name, most in MOST_WORDS.items()}
    found = Own(**words, compared=_compared())
    for name, value in asdict(found).items():
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)
    st.session_state["own_written"] = found
    return found


def _compared() -> str:
    """The older build chosen from a list; none where the one that is asked for does not open, which is said."""
    older = [build for build in data.build_ids() if build != data.build().id]
    asked = st.session_state.get("own_compared") or ""
    if why := asked and data.absence(asked):
        st.warning(f"Build {escaped(asked)}, {why}, so nothing is compared.", icon=":material/warning:")
    if why or asked not in older:
        st.session_state["own_compared"] = ""
    if not older:
        return ""
    return st.selectbox(
        "What has changed since",
        ["", *older],
        key="own_compared",
        format_func=lambda build: data.called(build) if build else "No comparison",
        persist_state="session",
        on_change=_touch,
    )


def _from_address() -> None:
    asked = Own(**{name: st.query_params.get(name, "") for name in asdict(Own())})
    written = st.session_state.get("own_written")
    if st.session_state.pop("own_touched", False) and not st.session_state["turned"]:
        return
    # A page turned without a word keeps the words; Back to where there were none takes them away.
    if asked != written and (asked != Own() or (written and not st.session_state["turned"])):
        for name, value in asdict(asked).items():
            st.session_state[f"own_{name}"] = value[: MOST_WORDS.get(name)]


def choices(chosen: Filters, own: Own) -> None:
    """The formats with what each is for, and a button to take it."""
    older = data.build_named(own.compared) if own.compared else None
    with st.grid(min_column_width=250, gap="small"):
        for format in FORMATS:
            with st.container(border=True, height="stretch", gap="xsmall"):
                # A button that cannot be pressed has no words of its own on a phone or for a keyboard.
                st.caption(escaped(_button(format, chosen, own, older)) or format.about)


def link(chosen: Filters, own: Own) -> None:
    """The address that opens this choice, with the reader's words, for anybody."""
    st.code(navigation.address("Snapshots", chosen.query() | own.query()), language=None, wrap_lines=True)


def _button(format: Format, chosen: Filters, own: Own, older: Build | None) -> str:
    """The button of a format; returns why it cannot be pressed, which is empty where it can."""
    build, refused = data.build(), _refused(format, chosen)
    shown: dict[str, Any] = {"icon": ":material/download:", "help": escaped(refused or format.about)}
    shown["disabled"] = bool(refused)
    if format.streamed:
        st.link_button(format.label, sending.address(format, build, chosen.query() | own.query()), **shown)
        return refused
    st.download_button(
        format.label,
        data=partial(_written, build, older, chosen, own, format),
        file_name=f"{stem(build, chosen)}.{format.suffix}",
        mime=format.mime,
        on_click="ignore",
        key=f"download_{format.suffix}",
        **shown,
    )
    return refused


def _refused(format: Format, chosen: Filters) -> str:
    """Why the choice is too large for a format; empty where it is not."""
    try:
        format.refuse(data.rows("item_count", chosen)[0]["items"])
    except FormatError as error:
        return str(error)
    return ""


def _written(build: Build, older: Build | None, chosen: Filters, own: Own, format: Format) -> bytes:
    """Streamlit shows no more than a failure, so the reason goes into the log."""
    try:
        # What is counted for it, readers of the same choice may be waiting for.
        found = taken(build, chosen, own.heading, own.note, older)
        return at_low_priority(lambda: format.write(found))
    except Exception:
        log.exception("no %s for %s", format.suffix, chosen.query())
        raise

"""Snapshots held against the builds that are here: whole, known, current; and what has changed between two states."""

from itertools import groupby
from operator import itemgetter
from typing import Any

import pyarrow as pa
import streamlit as st

from briefing.errors import BusyError, SnapshotError
from briefing.prose import Row
from briefing.snapshots import about, contents, states
from briefing.snapshots.compare import Comparison
from briefing.snapshots.states import State
from briefing.snapshots.verify import QUESTIONS, Answer, Verdict, verify
from briefing.ui import cards, data, navigation, shelf, tables
from briefing.ui.words import escaped

MEGABYTES = 50
LOOKS = {"yes": st.success, "no": st.error, "cannot be told": st.info}
ICONS = {"yes": "check_circle", "no": "cancel", "cannot be told": "help"}
A_FILE = "A file…"
HEADINGS = {"change": "Change", "field": "Field", "before": "Before", "after": "After", "headline": "Item"}


def check() -> None:
    """A place to drop snapshots, and for each of them three plain answers."""
    dropped = st.file_uploader(
        "Snapshots of any format", accept_multiple_files=True, key="proof_files", max_upload_size=MEGABYTES
    )
    kept = st.session_state.setdefault("proof_verdicts", {})
    for gone in kept.keys() - {_asked(file) for file in dropped or ()}:
        del kept[gone]
    for file in dropped or ():
        with st.container(border=True):
            st.markdown(f"**{escaped(file.name)}**")
            _verdict(file)


def _verdict(file: Any) -> None:
    """Worked out once for a file and a newest build, since a file is made again for it."""
    kept = st.session_state["proof_verdicts"]
    if (asked := _asked(file)) not in kept:
        try:
            with st.spinner("Making it again from its build…"):
                kept[asked] = _verified(file)
        except BusyError as error:
            st.info(escaped(f"It cannot be made again now: {error}."), icon=":material/hourglass:")
            return
    found = kept[asked]
    if isinstance(found, SnapshotError):
        st.error(escaped(str(found)), icon=":material/cancel:")
        return
    for name, question in QUESTIONS.items():
        _answer(question, getattr(found, name))
    if found.changes and not found.changes.same:
        changes(found.changes, f"What has changed since {file.name}")


def _asked(file: Any) -> tuple[str, str]:
    return file.file_id, data.build().id


def _verified(file: Any) -> Verdict | SnapshotError:
    try:
        return verify(file.getvalue(), file.name, shelf.here())
    except SnapshotError as error:
        return error


def _answer(question: str, answer: Answer) -> None:
    LOOKS[answer.says](
        f"**{question}** {answer.says.capitalize()}. {escaped(answer.reason)}",
        icon=f":material/{ICONS[answer.says]}:",
    )


def compared() -> None:
    """Two states of the items, each a build or a file, and what has changed from one to the other."""
    left, right = st.columns(2)
    with left:
        before = _state("Before", None)
    with right:
        after = _state("After", 0)
    if before is None or after is None:
        with st.container(key="press_compare_what"):
            st.caption("Choose what to compare with the newest build.")
        return
    try:
        with st.spinner("Comparing…"), data.answering():
            found = data.remembered("compared", (before, after), lambda: _comparison(before, after))
    except SnapshotError as error:
        st.error(escaped(str(error)), icon=":material/cancel:")
        return
    st.markdown(f"From {escaped(found.before)} to {escaped(found.after)}: **{escaped(found.in_words)}**.")
    if not found.same:
        changes(found, "What has changed")


def _comparison(before: str | State, after: str | State) -> Comparison:
    """Two builds are compared once; a file is as short as its reader made it."""
    if isinstance(before, str) and isinstance(after, str):
        return data.comparison(before, after)
    return states.compare(*(data.state(one) if isinstance(one, str) else one for one in (before, after)))


def _state(label: str, first: int | None) -> str | State | None:
    """The id of a build, or what a file holds; nothing as long as neither is chosen."""
    options = [*data.build_ids(), A_FILE]
    named = st.selectbox(
        label,
        options,
        index=first,
        key=f"compare_{label}",
        placeholder="A build or a file",
        format_func=lambda one: one if one == A_FILE else data.called(one),
    )
    return _of_file(label) if named == A_FILE else named


def _of_file(label: str) -> State | None:
    """What a file that is dropped holds; nothing where it cannot be read, which is said."""
    file = st.file_uploader(
        f"{label}: a bundle or a JSON snapshot", ["zip", "json"], key=f"file_{label}", max_upload_size=MEGABYTES
    )
    if not file:
        data.forget(f"state_{label}", "compared")
        return None
    try:
        read = contents.reader(file.name)
        return data.remembered(f"state_{label}", file.file_id, lambda: read(file.getvalue()))
    except SnapshotError as error:
        st.error(escaped(f"{label}: cannot be compared: {error}"), icon=":material/cancel:")
        return None


def changes(found: Comparison, alt: str) -> None:
    """What came, what went, and each field that changed with its old and its new words; of very many as a table."""
    rows = about.changes(found)
    if len(rows) > tables.MOST_ROWS:
        told = [{HEADINGS[name]: row[name] for name in HEADINGS} for row in _worded(rows)]
        tables.show(pa.Table.from_pylist(told), alt)
        return
    for _, same in groupby(_worded(rows), key=itemgetter("change", "item_id")):
        _change([*same], found)


def _worded(rows: list[Row]) -> list[Row]:
    return [{**row, "change": about.CHANGES[row["change"]].label} for row in rows]


def _change(rows: list[Row], found: Comparison) -> None:
    """One item: what it is, what it said and says, and, where a build that has it is here, the way to its card."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{rows[0]['change']}** · {escaped(rows[0]['headline'])}")
        for row in rows:
            came_or_went = row["before"] or row["after"]
            st.text(cards.difference(row["field"], row["before"], row["after"]) if row["field"] else came_or_went)
        build = found.after if rows[0]["change"] == about.CHANGES["added"].label else found.before
        if build in data.build_ids():
            navigation.link("Briefing", "Its card", {"item": rows[0]["item_id"], "build": build}, ":material/notes:")

"""Snapshots held against the builds that are here: whole, known, current; and what has changed between two states."""

from typing import Any

import pyarrow as pa
import streamlit as st

from briefing.errors import SnapshotError, StoreError
from briefing.snapshots import about, compare, contents
from briefing.snapshots.compare import Comparison, State
from briefing.snapshots.verify import QUESTIONS, Answer, Verdict, verify
from briefing.ui import data, page
from briefing.ui.words import escaped

MEGABYTES = 50
LOOKS = {"yes": st.success, "no": st.error, "cannot be told": st.info}
ICONS = {"yes": "check_circle", "no": "cancel", "cannot be told": "help"}
A_FILE = "A file…"


def check() -> None:
    """A place to drop snapshots, and for each of them three plain answers."""
    dropped = st.file_uploader(
        "Snapshots of any format", accept_multiple_files=True, key="proof_files", max_upload_size=MEGABYTES
    )
    for file in dropped or ():
        with st.container(border=True):
            st.markdown(f"**{escaped(file.name)}**")
            _verdict(file)


def _verdict(file: Any) -> None:
    """Worked out once for a file and a newest build, since a file is made again for it."""
    asked = (file.file_id, data.build().id)
    if asked not in (kept := st.session_state.setdefault("proof_verdicts", {})):
        with st.spinner("Making it again from its build…"):
            kept[asked] = _verified(file)
    found = kept[asked]
    if isinstance(found, SnapshotError):
        st.error(str(found), icon=":material/cancel:")
        return
    for name, question in QUESTIONS.items():
        _answer(question, getattr(found, name))
    if found.changes and not found.changes.same:
        changes(found.changes, f"What has changed since {file.name}")


def _verified(file: Any) -> Verdict | SnapshotError:
    try:
        return verify(file.getvalue(), file.name, data.builds_folder())
    except SnapshotError as error:
        return error


def _answer(question: str, answer: Answer) -> None:
    LOOKS[answer.says](
        f"**{question}** {answer.says.capitalize()}. {escaped(answer.reason)}",
        icon=f":material/{ICONS[answer.says]}:",
    )


def compared() -> None:
    """Two states of the items, each a build or a file, and what has changed from one to the other."""
    left, right = st.columns(2, gap="large")
    with left:
        before = _state("Before", len(data.build_ids()) - 1)
    with right:
        after = _state("After", 0)
    if before and after:
        found = compare.compare(before, after)
        st.markdown(f"From {escaped(before.name)} to {escaped(after.name)}: **{escaped(found.in_words)}**.")
        if not found.same:
            changes(found, "What has changed")


def _state(label: str, first: int) -> State | None:
    options = [*data.build_ids(), A_FILE]
    named = st.selectbox(label, options, index=min(first, len(options) - 1), key=f"compare_{label}")
    if named != A_FILE:
        build = data.older_build(str(named))
        return compare.of_build(build) if build else None
    file = st.file_uploader(
        f"{label}: a bundle or a JSON snapshot", ["zip", "json"], key=f"file_{label}", max_upload_size=MEGABYTES
    )
    try:
        return contents.STATES[file.name.rpartition(".")[2].lower()](file.getvalue()) if file else None
    except (SnapshotError, StoreError, KeyError) as error:
        st.error(f"{label}: cannot be compared: {error}", icon=":material/cancel:")
        return None


def changes(found: Comparison, alt: str) -> None:
    """A row a difference: what came, what went, and each field that changed with its old and its new words."""
    rows = [
        {
            "Change": about.CHANGES[row["change"]].label,
            "Item": row["headline"],
            "Field": row["field"],
            "Before": row["before"],
            "After": row["after"],
        }
        for row in about.changes(found)
    ]
    page.table(pa.Table.from_pylist(rows), alt)

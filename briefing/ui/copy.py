"""The reader's own copy of a text: dropped or pasted, compared with what the items were made from, never stored."""

from dataclasses import dataclass

import pyarrow as pa
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from briefing import anchors, copies, extraction, glossary, revalidation, settings
from briefing.anchors import Found
from briefing.copies import CopyError
from briefing.filters import Filters
from briefing.glossary import counted
from briefing.prose import Row
from briefing.ui import data, reading, tables
from briefing.ui.words import escaped

ENDINGS = ["txt", "md", "html", "htm", "docx", "pdf"]
# In pixels: a figure that is cut off would be another one.
WIDTHS = {"Verdict": 90, "What differs": 300, "Words": 260, "Place": 70, "In your copy": 95}


@dataclass(frozen=True)
class Copy:
    """What came of a copy: its text, or why there is none. It lives as long as the reader's session."""

    name: str
    text: str = ""
    error: str = ""


def held(document: Row) -> str | None:
    """The text to show: the reader's own copy, else the one that whoever runs this server provides."""
    provided, refused = _provided(document)
    if refused:
        st.warning(refused, icon=":material/warning:")
    _box(document, provided is not None)
    own = _copies().get(document["document_id"])
    if own and own.error:
        st.error(escaped(f"{own.name}: {own.error}"), icon=":material/warning:")
    return own.text if own and own.text else provided


def verdicts(document: Row, text: str | None) -> list[Found]:
    """What became of every anchor in ``text``, said in a sentence and, where it differs, listed worst first."""
    rows = data.rows("anchors", Filters(), document=document["document_id"])
    if text is None or not (rows or document["text_sha256"]):
        return []
    found = _found(document["document_id"], text, rows)
    _say(found, same=anchors.fingerprint(text) == document["text_sha256"])
    if worst := [one for one in anchors.worst_first(found) if one.verdict != "ok"]:
        _table(worst, {row["item_id"]: row["headline"] for row in rows})
    for warning in copies.warnings(text):
        st.warning(warning, icon=":material/warning:")
    return found


def _provided(document: Row) -> tuple[str | None, str]:
    """The text that the server's keeper provides, or why what is there is refused, or neither."""
    path = settings.data() / "texts" / f"{document['document_id']}.txt"
    try:
        if path.is_fifo():
            return (
                None,
                f"texts/{path.name} is a pipe, which would be waited for, so it is not used; put the text there.",
            )
        with path.open("rb") as file:
            text = copies.text_of(file.read(copies.MOST_BYTES + 1), path.name)
    except FileNotFoundError:
        return None, ""
    except (OSError, CopyError) as error:
        # The whole path is nobody's business who reads a page.
        reason = escaped(str(error.strerror if isinstance(error, OSError) else error))
        return None, f"texts/{path.name} cannot be read, so it is not used: {reason}"
    if anchors.fingerprint(text) == document["text_sha256"]:
        return text, ""
    return None, (
        f"texts/{path.name} is not the text the items were made from: its fingerprint is another. It is not "
        "used; put the right text there, or remove it."
    )


def _copies() -> dict[str, Copy]:
    found: dict[str, Copy] = st.session_state.setdefault("copies", {})
    return found


def _taken() -> dict[str, str]:
    """The file last taken for each document: a file is read when it is dropped, not again at every turn."""
    found: dict[str, str] = st.session_state.setdefault("copy_files", {})
    return found


def _box(document: Row, provided: bool) -> None:
    own = _copies().get(document["document_id"])
    key = f"{document['document_id']}-{st.session_state.get('copies_put_away', 0)}"
    box = st.container(key="press_copy").expander(
        "Hold your own copy of the text against the items", expanded=own is None and not provided
    )
    with box:
        st.caption(
            "Your copy stays in the memory of this session and goes when you close it or put it away; nothing is "
            "stored. Text, web page, Word or PDF, at most 10 MB."
        )
        file, paste = st.tabs(["A file", "Pasted text"])
        with file:
            dropped = st.file_uploader("Your copy", ENDINGS, key=f"file-{key}", max_upload_size=10)
        with paste, st.form(f"paste-{key}", border=False):
            pasted = st.text_area("Your copy, pasted", key=f"words-{key}", height=160)
            sent = st.form_submit_button("Compare")
        _given(document, dropped, pasted if sent else None)
        if document["document_id"] in _copies():
            st.button("Put my copy away", key=f"away-{key}", on_click=_put_away, args=(document["document_id"],))


def _given(document: Row, dropped: UploadedFile | None, pasted: str | None) -> None:
    """Take the text that was just ``pasted``, or else a file that was not taken yet."""
    if pasted is not None:
        _take(document, "The pasted text", pasted.encode("utf-8", "replace"))
    elif dropped and dropped.file_id != _taken().get(document["document_id"]):
        _taken()[document["document_id"]] = dropped.file_id
        _take(document, dropped.name, dropped.getvalue())


def _take(document: Row, name: str, content: bytes) -> None:
    with st.spinner("Reading your copy…"):
        try:
            copy = Copy(name, extraction.text_of(content, name))
        except CopyError as error:
            copy = Copy(name, error=str(error))
    _copies()[document["document_id"]] = copy


def _put_away(document_id: str) -> None:
    data.forget("verdicts", "lines")
    # Pressed twice, it comes twice.
    _copies().pop(document_id, None)
    st.session_state["copies_put_away"] = st.session_state.get("copies_put_away", 0) + 1


def _found(document_id: str, text: str, rows: list[Row]) -> list[Found]:
    """The verdicts, worked out once for a text and a build: a long text takes a tenth of a second."""
    asked = (data.build().id, document_id, text)
    return data.remembered("verdicts", asked, lambda: anchors.verdicts(text, reading.as_anchors(rows)))


def _say(found: list[Found], *, same: bool) -> None:
    """Whether it is the ``same`` text, and whether the items quote it truly: a slip of theirs has that text too."""
    count = f"Of {counted(len(found), 'anchor')}: {revalidation.counts_in_words(found)}." if found else ""
    if not same:
        other = " None of their words is found: is it the text of another document?"
        told = "This is not letter for letter the text the items were made from. "
        lost = bool(found) and all(one.verdict == "lost" for one in found)
        st.info(f"{told}{count}{other if lost else ''}", icon=":material/find_in_page:")
    elif all(one.verdict == "ok" for one in found):
        st.success("This is the text the items were made from, letter for letter.", icon=":material/check_circle:")
    else:
        told = "This is the text the items were made from, letter for letter, but not all of them quote it as it is. "
        st.error(f"{told}{count}", icon=":material/warning:")


def _table(worst: list[Found], headlines: dict[str, str]) -> None:
    """The anchors that are not as they were, and what is meant by what is said of them."""
    tables.show(_listed(worst, headlines), "What became of the anchors, worst first", WIDTHS)
    shown = {one.verdict: glossary.VERDICTS[one.verdict] for one in worst}
    st.caption(" ".join(f"**{term.label}**: {term.meaning}" for term in shown.values()))


def _listed(worst: list[Found], headlines: dict[str, str]) -> pa.Table:
    return pa.table(
        {
            "Verdict": [glossary.VERDICTS[one.verdict].label for one in worst],
            "What differs": ["; ".join(one.differs) for one in worst],
            "Words": [one.anchor.words for one in worst],
            "Place": [one.anchor.place for one in worst],
            "In your copy": [one.place or "—" for one in worst],
            "Item": [headlines[one.anchor.item_id] for one in worst],
        }
    )

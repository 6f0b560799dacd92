"""A document as its reader meets it: what is known of it, and its text with what rests on each sentence."""

from dataclasses import replace

import streamlit as st

from briefing import anchors, filters, marked, prose
from briefing.anchors import Anchor, Found
from briefing.filters import Filters
from briefing.glossary import counted
from briefing.marked import Line
from briefing.prose import Row
from briefing.ui import data, page, stacks, text, trouble
from briefing.ui.words import escaped

MOST = 200
WITHOUT_A_COPY = (
    "Without a copy of the text only the anchors can be shown, parted by dots, within a sentence in no certain order"
)

UNREAD = f"Its items count once “{filters.OTHERS['records']}” is switched on at the side."


def choose(chosen: Filters) -> Row | None:
    """The document the reader asks for, by the address or by the list; the first one without a wish."""
    offered = {row["document_id"]: row for row in data.rows("documents", chosen, limit=MOST)}
    wish = shown_item().rpartition("/")[0] or st.query_params.get("text", "")
    if wish and wish not in offered:
        everything = Filters(document=(wish,), records=True)
        asked = data.rows("documents", chosen, only=wish) or [
            # Of one that the filters leave nothing of, none of the items is chosen.
            {**row, "items": 0}
            for row in data.rows("documents", everything, only=wish)
        ]
        offered |= {row["document_id"]: row for row in asked}
    if wish and wish not in offered:
        trouble.dead_link("document", wish)
    elif shown_item() and not data.rows("item", item=shown_item()):
        trouble.dead_link("item", shown_item())
    now = wish if wish in offered else next(iter(offered), "")
    if len(offered) > 1:
        _list([*dict.fromkeys([now, *offered])], now, offered, data.rows("document_count", chosen)[0]["documents"])
    return offered.get(now)


def shown_item() -> str:
    """The item whose words the reader wants to see in the text."""
    return str(st.query_params.get("item", ""))


def _list(options: list[str], now: str, offered: dict[str, Row], count: int) -> None:
    if st.session_state.get("text_shown") != now:
        st.session_state["text"] = st.session_state["text_shown"] = now
    st.selectbox(
        f"Document, {count:,} with items chosen",
        options,
        key="text",
        # Nothing that filters change, a count for one: a browser answers with the words that it was shown first.
        format_func=lambda code: offered[code]["name"],
        on_change=_into_address,
    )
    if count > MOST:
        st.caption(f"The list holds the newest {MOST} of them. Any filter, such as Agency or Words, reaches others.")


def _into_address() -> None:
    st.query_params.pop("item", None)
    st.query_params["text"] = st.session_state["text_shown"] = st.session_state["text"]


def facts(document: Row) -> None:
    """What is known and what is not."""
    st.header(escaped(document["title"]))
    if document["title_is_ours"]:
        st.caption("The title is ours; the text carries none.")
    known = dict(prose.source(document))
    fingerprint = known.pop(prose.FINGERPRINT, "")
    more = {
        "Language": f"{document['language']} (BCP 47)",
        "Sentences": f"{document['sentences']:,}" if document["sentences"] else "not known",
        "Length": f"{document['text_characters']:,} characters" if document["text_characters"] else "not known",
    }
    page.facts(known | more)
    if fingerprint:
        st.caption("Fingerprint of the text (SHA-256). The text itself is its publisher’s and is not kept here.")
        st.code(fingerprint, language=None, wrap_lines=True)


def has_text(document: Row) -> bool:
    """Whether anything is known of its words: of a record there may be no text, and its items rest on none."""
    return bool(document["text_sha256"] or data.rows("anchors", Filters(), document=document["document_id"]))


def references(document: Row, chosen: Filters) -> None:
    """Its items, where it has no text: each names its place in it as a reference."""
    stacks.header("Its items")
    st.caption("Nobody holds a text of this document: its items rest on no words, and say where in it they stand.")
    if document["items"]:
        own = replace(chosen, document=(document["document_id"],))
        stacks.stack(document["items"], "references", "items", own)
    elif not document["of_items"]:
        st.caption("It has none.")
    else:
        st.caption(UNREAD if _unread(document, chosen) else "Your filters leave none of them.")


def words(document: Row, copy: str | None, found: list[Found], chosen: Filters) -> None:
    """The text with what rests on it: all of it where ``copy`` is held, else the anchors alone."""
    rows = data.rows("anchors", chosen, document=document["document_id"])
    told = data.rows("sentences", document=document["document_id"])
    resting = {row["item_id"] for row in rows}
    visible = {row["item_id"] for row in rows if row["chosen"]} | {shown_item()}
    lines = _lines(copy, found) if copy is not None else marked.known(as_anchors(rows), [_place(row) for row in told])
    shown = [line.only(visible) for line in lines]
    hidden = len(resting - visible)
    same = copy is None or anchors.fingerprint(copy) == document["text_sha256"]
    what = WITHOUT_A_COPY if copy is None else "The whole text" if same else "The whole of your copy"
    _legend(what, bare=not all(line.items for line in shown), hidden=hidden, unread=_unread(document, chosen))
    why = {_place(row): row["bare"] for row in told if row["bare"]} if same else {}
    why |= {(line.paragraph, line.sentence): text.HIDDEN for line in lines if line.items}
    text.show(document, shown, rows, why, shown_item())


def _unread(document: Row, chosen: Filters) -> bool:
    return chosen.articles_only and document["kind"] != "article"


def _lines(copy: str, found: list[Found]) -> list[Line]:
    """The copy in pieces, worked out once: a long text takes its time."""
    return data.remembered("lines", (copy, found), lambda: marked.lines(copy, found))


def _place(row: Row) -> tuple[int, int]:
    return row["paragraph"], row["sentence"]


def as_anchors(rows: list[Row]) -> list[Anchor]:
    """The rows of the query ``anchors`` as anchors."""
    return [Anchor(row["item_id"], row["paragraph"], row["sentence"], row["words"], row["position"]) for row in rows]


def _legend(what: str, *, bare: bool, hidden: int, unread: bool) -> None:
    told = [f"{what}.", "Marked words lead to the card that rests on them; the numbers are those of the notes."]
    bare_only = "no item, or only items that your filters hide" if hidden else "no item"
    told += [f"A sentence underlined with dashes carries {bare_only}."] if bare else []
    told += [f"{counted(hidden, 'item')} of this document hidden by your filters."] if hidden and not unread else []
    told += [UNREAD] if unread else []
    st.caption(" ".join(told))

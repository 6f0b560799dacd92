"""A document as its reader meets it: what is known of it, and sentence by sentence what rests on it."""

from typing import Any

import streamlit as st

from briefing import dates, glossary, prose
from briefing.filters import Filters
from briefing.glossary import counted, label
from briefing.ui import cards, data, navigation
from briefing.ui.words import escaped

A_PAGE = 10
UNKNOWN = "not stated in the text"


def documents(chosen: Filters) -> list[dict[str, Any]]:
    """The documents to show, ten at a time."""
    rows = data.rows("documents", chosen)
    pages = -(-len(rows) // A_PAGE)
    shown = st.pagination(pages, key="documents_page") if pages > 1 else 1
    return rows[(shown - 1) * A_PAGE : shown * A_PAGE]


def facts(document: dict[str, Any]) -> None:
    """What is known and what is not."""
    st.header(escaped(document["title"]))
    if document["title_is_ours"]:
        st.caption("The title is ours; the text carries none.")
    known = {
        "Kind": label(glossary.DOCUMENT_KINDS, document["kind"]),
        "Publisher": document["publisher"],
        "Author": document["author"],
        "Published": dates.in_words(document["published"]),
        "Address": document["url"],
        "Dateline": document["dateline"],
        "Language": document["language"],
        "Items": f"{document['items']} of {document['of_items']}",
        "Sentences": str(document["sentences"]) if document["sentences"] else "not known",
        "Length": f"{document['text_characters']:,} characters" if document["text_characters"] else "not known",
    }
    with st.grid(min_column_width=210, gap="small"):
        for name, value in known.items():
            with st.container(gap=None):
                st.caption(name)
                st.text(value or UNKNOWN)
    if document["text_sha256"]:
        st.caption("Fingerprint of the text (SHA-256). The text itself is its publisher's and is not kept here.")
        st.code(document["text_sha256"], language=None, wrap_lines=True)


def sentences(document: dict[str, Any], chosen: Filters) -> None:
    """Each sentence's place, and the items of the choice that rest on it with their words."""
    st.subheader("Sentence by sentence")
    for row in data.rows("sentences", chosen, document=document["document_id"]):
        resting = _by_item(row)
        hidden = row["of_items"] - len(resting)
        with st.container(border=True, key=f"sentence-{document['document_id']}-{row['paragraph']}-{row['sentence']}"):
            st.markdown(f"**{prose.place(row)}** · {counted(row['of_items'], 'item')}" + _filtered(hidden))
            if row["bare"]:
                st.text(f"No item rests on it: {row['bare']}")
            for (item, kind, headline), words in resting.items():
                _item(item, kind, headline, words)


def _by_item(row: dict[str, Any]) -> dict[tuple[str, str, str], list[str]]:
    """The words in a sentence by the item, its kind and its headline."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for item, kind, headline, words in zip(row["item_ids"], row["kinds"], row["headlines"], row["words"], strict=True):
        found.setdefault((item, kind, headline), []).append(words)
    return found


def _filtered(hidden: int) -> str:
    return f", {hidden} of them hidden by your filters" if hidden else ""


def _item(item: str, kind: str, headline: str, words: list[str]) -> None:
    with st.container(gap="xxsmall"):
        icon = cards.KIND_LOOKS[kind][1]
        navigation.link(navigation.HOME_OF_KIND[kind], escaped(headline), {"item": item}, icon)
        st.text("  …  ".join(words))

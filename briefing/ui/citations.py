"""How to point others at an item: its permanent link and its citation, to copy."""

import streamlit as st

from briefing import citation
from briefing.prose import Row
from briefing.ui import data, navigation
from briefing.ui.words import escaped


@st.dialog("Link and citation", width="medium", icon=":material/link:")
def opened(row: Row) -> None:
    """Over the page, so that the reader stays where the card stands."""
    st.markdown(f"**{escaped(row['headline'])}**")
    show(row)
    st.caption("The link names the build: opened later, it says whether the item has changed since.")


def show(row: Row) -> None:
    """What to copy: the permanent link, and the citation as text and as a Markdown footnote."""
    build = data.build().id
    query = {"item": row["item_id"], "build": build}
    link = navigation.address(navigation.HOME_OF_KIND[row["kind"]], query)
    document = data.rows("document", document=row["document_id"])[0]
    st.markdown("**Permanent link**")
    st.code(link, language=None, wrap_lines=True)
    st.markdown("**Citation**")
    st.code(citation.plain(row, document, build, link), language=None, wrap_lines=True)
    st.markdown("**Citation as a Markdown footnote**")
    st.code(citation.footnote(row, document, build, link), language=None, wrap_lines=True)

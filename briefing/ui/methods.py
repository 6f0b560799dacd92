"""How the briefing is made and what its words mean: the lists of the glossary and of the rules, and a citation."""

import streamlit as st

from briefing import glossary, methods
from briefing.filters import Filters
from briefing.ui import citations, data, navigation
from briefing.ui.words import definitions, escaped

READABLE = 760


def contents(*headings: str) -> None:
    """Links to the headings of this page."""
    st.markdown(" · ".join(f"[{heading}](#{heading.lower().replace(' ', '-')})" for heading in headings))


def rules() -> None:
    """How a text becomes items."""
    st.markdown(definitions(methods.RULES), width=READABLE)


def not_claimed() -> None:
    """What a reader might take the briefing to say, and it does not."""
    st.markdown(definitions(methods.NOT_CLAIMED), width=READABLE)


def words() -> None:
    """Every list of the glossary."""
    with st.grid(min_column_width=340, gap=("small", "large")):
        for title, terms in glossary.LISTS.items():
            with st.container(gap="xsmall"):
                st.subheader(title)
                st.markdown(definitions(terms.values()))


def example() -> None:
    """An item as it is cited; nothing where the build holds none."""
    found = data.rows("leading", Filters()) or data.rows("leading", Filters(records=True))
    for row in found[:1]:
        st.caption(f"For example: {escaped(row['headline'])}.")
        citations.show(row)


def check(chosen: Filters) -> None:
    """The way to where snapshots are checked."""
    navigation.link("Snapshots", "Check a snapshot", chosen.query(), ":material/fact_check:")

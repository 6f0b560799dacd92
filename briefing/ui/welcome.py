"""What a newcomer is told first: what this is about, what it rests on and where to press."""

from operator import itemgetter

import streamlit as st

from briefing import dates, glossary, prose
from briefing.filters import Filters
from briefing.glossary import counted, listed
from briefing.prose import Row
from briefing.ui import data, navigation
from briefing.ui.words import escaped

UNTOLD = "the text does not say"
WAYS = {
    "How to read it": ("Methods", ":material/menu_book:"),
    "What it rests on": ("Sources", ":material/article:"),
    "Take it along": ("Snapshots", ":material/download:"),
}


def show(chosen: Filters) -> None:
    """The one document that all rests on; to who has not chosen anything also of several how many, when the build was
    made, and three ways on."""
    # Of one piece: else a browser would draw anew all that stands below, once these lines go.
    with st.container():
        if not data.several():
            st.markdown(_one())
        elif not chosen.active():
            st.markdown(_many())
        if not chosen.active():
            _made(chosen)
            _ways()


def _made(everything: Filters) -> None:
    """How many items are read, or there are where none is, and of which day they are."""
    count = data.rows("item_count", everything)[0]
    items, day = counted(count["items"] or count["of_items"], "item"), data.build().built_at.date().isoformat()
    st.markdown(
        f"Structured by hand into {items}; every card shows what it rests on and who stands behind it. "
        f"This build is of {dates.in_words(day)}."
    )


def _ways() -> None:
    # Its name keeps it from paper, like everything that says what to press.
    with st.container(key="press_filters", gap=None):
        with st.container(key="press_desk"):
            st.caption("Filter at the side.")
        with st.container(key="press_phone"):
            st.caption("» at the top left opens the menu and the filters.")
    with st.container(horizontal=True, gap="small"):
        for label, (page, icon) in WAYS.items():
            navigation.link(page, label, {}, icon)


def _one() -> str:
    """The one document by name, and what its text says of where it comes from."""
    document = data.rows("documents", Filters(records=True), limit=1)[0]
    kind = glossary.label(glossary.DOCUMENT_KINDS, document["kind"]).lower()
    return f"What one {kind} says: **{escaped(prose.title(document))}**. {_origin(document)}"


def _origin(document: Row) -> str:
    """Who published it and when, as far as its text says."""
    publisher, published = escaped(document["publisher"]), dates.in_words(document["published"])
    if not publisher and not published:
        return "The text names neither its publisher nor its date."
    return f"Publisher: {publisher or UNTOLD}. Published: {published or UNTOLD}."


def _many() -> str:
    """How many documents are read, the days of publication that they span, and what is left out."""
    told = data.rows("documents_by_kind")
    rows = [row for row in told if row["kind"] == "article"]
    if not rows:
        return f"There is no article here, but {listed([_of_kind(row) for row in told])}: switch them on at the side."
    rest = [_of_kind(row) for row in told if row not in rows]
    more = f" Left out until you switch them on at the side: {listed(rest)}." if rest else ""
    say = "says" if sum(row["documents"] for row in rows) == 1 else "say"
    return f"What **{listed([_of_kind(row) for row in rows])}** {say}. Published: {_published(rows)}.{more}"


def _published(rows: list[Row]) -> str:
    """The days of publication, and of how many documents the text does not say."""
    dated = [row for row in rows if row["dated"]]
    if not dated:
        return "the texts do not say"
    first, last = min(dated, key=itemgetter("first_day")), max(dated, key=itemgetter("last_day"))
    ends = first["earliest"], last["latest"]
    # "until 2023 to 1 March 2026" would be no stretch of time.
    to = "; the latest " if any("/" in end for end in ends) else " to "
    span = to.join(dict.fromkeys(map(dates.in_words, ends)))
    silent = sum(row["documents"] - row["dated"] for row in rows)
    return span + (f"; of {silent:,} the text does not say" if silent else "")


def _of_kind(row: Row) -> str:
    term = glossary.DOCUMENT_KINDS[row["kind"]]
    return counted(row["documents"], term.label.lower(), term.plural.lower())

"""What every page begins with and is made of."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NoReturn

import pyarrow as pa
import streamlit as st

from briefing import charts, dates, digest, prose
from briefing.charts.chart import Chart
from briefing.filters import ALL_ARTICLES, ONLY_ARTICLES, Filters
from briefing.glossary import counted
from briefing.snapshots.address import stem
from briefing.snapshots.cells import HEADINGS, readable
from briefing.snapshots.snapshot import address_of, in_order
from briefing.ui import (
    basket,
    chips,
    data,
    empty,
    linked,
    navigation,
    pointing,
    sidebar,
    stacks,
    style,
    tables,
    trouble,
)
from briefing.ui.data import Draw
from briefing.ui.words import escaped

MOST_AT_A_GLANCE, MOST_NAMED, LONGEST_ID = 1_000, 8, 80
# In pixels: narrower than this a picture beside another can no longer be read, and goes under it.
PICTURE = 460
# As wide as a picture of few bars need be, and as the words of an item in a table.
FEW_BARS, ITEM = 680, 520


def start(title: str, *, about: Callable[[], str] = str, card: bool = True, needs_items: bool = True) -> Filters:
    """The title, or what ``about`` gives in its place once the build is settled, the choice in words, notices and, with
    ``card``, a linked card. Returns what the reader has chosen.

    Where the filters leave nothing it says what to relax, and stops a page that ``needs_items``; where they leave
    nothing of the kinds that are at home on the page, it stops too.
    """
    navigation.enter()
    chosen = sidebar.chosen()
    st.title(escaped(about()) or title)
    st.session_state["titled"] = True
    _choice(chosen)
    _notices()
    _reversed(chosen)
    if card:
        linked.card()
    if not data.rows("item_count", chosen)[0]["items"]:
        empty.relax(chosen)
        if needs_items:
            _end()
    elif empty.of_kinds(title, chosen):
        _end()
    return chosen


def _end() -> NoReturn:
    footer()
    st.stop()


def section(title: str, chart: Draw, table: pa.Table, empty: str = "", about: Mapping[str, str] | None = None) -> None:
    """A chart under the sentence that says what it shows and, to open, the table behind it and the picture as a file.

    ``empty`` stands where it has no rows; ``about`` says of what it is beside the filters, by the page's address.
    """
    # Of one piece: a cell where sections stand side by side, and never parted between two sheets of paper.
    with st.container(key=f"section_{chart.__name__}"):
        st.header(title)
        if not table.num_rows:
            st.caption(empty or "None of the items chosen has anything to show here.")
            return
        picture = data.chart(chart, table)
        st.text(picture.description)
        st.caption(picture.title)
        if click := pointing.draw(picture, chart.__name__, table):
            with st.container(key=f"press_{chart.__name__}"):
                st.caption(click)
        _files(title, picture, chart.__name__, table, about or {})


def _files(title: str, picture: Chart, name: str, table: pa.Table, about: Mapping[str, str]) -> None:
    """What a picture rests on and how to keep it, to open; made once it is."""
    box = st.expander("Table, and picture as a file", key=f"files_{name}", on_change="rerun")
    with box:
        if not box.open:
            return
        tables.show(readable(table), f"{title}, as a table")
        chosen = sidebar.chosen()
        st.download_button(
            "Picture as SVG",
            partial(charts.svg_file, picture, address_of(data.build(), chosen, own=about)),
            f"{'-'.join((stem(data.build(), chosen), *about.values(), name))}.svg",
            "image/svg+xml",
            key=f"svg_{name}",
            on_click="ignore",
            icon=":material/image:",
        )


def footer() -> None:
    """What the page rests on: the build, when it was made and its documents."""
    build, extent = data.build(), data.rows("extent")[0]
    st.divider()
    st.caption(
        f"Build {escaped(build.id)}, made {dates.moment(build.built_at)} from "
        f"{counted(extent['documents'], 'document')}. Items are structured by hand; each shows what it rests on."
    )
    style.rules()


def _choice(chosen: Filters) -> None:
    """How many items are chosen, and by what."""
    count = data.rows("item_count", chosen)[0]
    told = f"**{count['items']:,} of {counted(count['of_items'], 'item')}**"
    if (chosen.since or chosen.until) and count["undated"]:
        told += f" · {count['undated']:,} without a date"
    if chosen.active() and chosen.articles_only and data.rows("extent")[0]["records"]:
        told += f" · {ONLY_ARTICLES.lower()}"
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="choice"):
        st.markdown(told if chosen.active() else f"{told} · {ALL_ARTICLES}", width="content")
        chips.show(chosen)
        basket.link()


def _notices() -> None:
    if faults := data.faults():
        trouble.notice(faults)
    _other_build(st.query_params.get("build", ""))
    if unknown := st.session_state.get("unknown"):
        shown = ", ".join(escaped(part) for part in unknown[:MOST_NAMED])
        shown += f" and {len(unknown) - MOST_NAMED} more" if len(unknown) > MOST_NAMED else ""
        st.warning(
            f"Left out of the link is what this build does not have or a filter does not take: {shown}",
            icon=":material/warning:",
        )


def _other_build(asked: str) -> None:
    """Where the address of a file is opened, which names the build that the file is from. A card tells for itself."""
    if asked in ("", "newest", data.build().id) or "item" in st.query_params:
        return
    where = "which Snapshots compares with this one" if asked in data.build_ids() else "which is not here"
    told = f"The address names build {escaped(asked[:LONGEST_ID])}, {where}; you see the newest"
    st.info(f"{told}, {escaped(data.build().id)}.", icon=":material/info:")


def _reversed(chosen: Filters) -> None:
    if chosen.reversed:
        st.warning(f"“Since” is later than “Until”: {prose.REVERSED}", icon=":material/warning:")


def stack(query: str, chosen: Filters) -> None:
    """The items of a query, or a line that says there are none under these filters."""
    sizes = {row["query"]: row["items"] for row in data.rows("stacks", chosen)}
    if query in sizes:
        stacks.stack(sizes[query], query, query, chosen)
    else:
        st.caption("None under these filters." if chosen.active() else "None in this build.")


def in_short(chosen: Filters) -> None:
    """What the items add up to in words, a paragraph a topic."""
    st.text("\n\n".join(digest.paragraphs(data.rows("digest", chosen))))


def facts(known: dict[str, str]) -> None:
    """Names and values side by side."""
    with st.grid(min_column_width=150, gap="small"):
        for name, value in known.items():
            with st.container(gap=None):
                st.caption(name)
                st.text(value)


def contents(chosen: Filters) -> None:
    """The items that a snapshot would hold, at a glance; of very many the first."""
    found = in_order(data.table("snapshot_contents", chosen, limit=MOST_AT_A_GLANCE), chosen.basket)
    items = data.rows("item_count", chosen)[0]["items"]
    if items > MOST_AT_A_GLANCE:
        st.caption(f"The first {MOST_AT_A_GLANCE:,} of {counted(items, 'item')}.")
    told = readable(found).select([HEADINGS[name] for name in found.column_names if name in HEADINGS])
    tables.show(told, "The items of the snapshot", {HEADINGS["headline"]: ITEM})

"""Items one under the other: as cards, as a list, or as a table. The reader chooses; the address keeps the choice."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pyarrow as pa
import streamlit as st

from briefing import prose
from briefing.filters import Filters
from briefing.glossary import counted
from briefing.prose import Row
from briefing.snapshots.cells import HEADINGS, NOTHING, readable
from briefing.ui import arrival, basket, cards, data, opened, tables
from briefing.ui.words import escaped

A_PAGE = 30
VIEWS = {
    "cards": ":material/grid_view: Cards",
    "list": ":material/view_list: List",
    "table": ":material/table_rows: Table",
}
ORDER = "rewards and arrests, then measures, designations and statements; of each first what has happened."
# What a table tells of an item. What has no heading in it helps to say another column in words.
COLUMNS = (
    *("kind", "headline", "status", "sourcing", "asserters", "amount", "currency", "qualifier"),
    *("agents", "targets", "subjects", "date", "date_words", "evidence", "document_title"),
)
# Words do not sort as days and sums do, so each of these stands before its words.
SORTED = {"Date": ("First day", "date_from"), "Amount": ("Amount in figures", "amount")}
# The facts of an item that a list tells too.
IN_A_LINE = ("Who acts", "When")
# In pixels, where Streamlit would measure by the first rows.
WIDTHS = {"Kind": 110, "Item": 360, "What kind of reality": 140, "Who acts": 150, "Against": 140, "About": 140}
WIDTHS |= {"Amount": 130, "First day": 100, "Date": 130}
NEVER_CUT, NARROWEST, WIDEST, LETTER, MARGIN = "Who stands behind it", 180, 460, 7, 24


def arrive() -> None:
    """Settle how items stand before a page is drawn: as the address says, or as they stood where the page was turned
    without a word."""
    if st.session_state["turned"] and not st.query_params:
        _write_address(st.session_state["view"])
    asked = st.query_params.get("view")
    st.session_state["view"] = asked if asked in VIEWS else "cards"


def header(title: str) -> None:
    """The header of the first stack of a page and, beside it, the switch for all of them."""
    st.session_state["view_switch"] = st.session_state["view"]
    with st.container(horizontal=True, vertical_alignment="bottom", key="density"):
        st.header(title, width="stretch")
        st.segmented_control(
            "Items as",
            VIEWS,
            format_func=VIEWS.__getitem__,
            required=True,
            key="view_switch",
            on_change=lambda: _write_address(st.session_state["view_switch"]),
            label_visibility="collapsed",
        )
    if st.session_state["view"] == "table":
        st.caption("Tick a row to see its card: who stands behind the item, and the words it rests on.")


def _write_address(view: str) -> None:
    """Into the address, unless it is the default; it is taken from there."""
    if view == "cards":
        st.query_params.pop("view", None)
    else:
        st.query_params["view"] = view


def stack(count: int, key: str, query: str, chosen: Filters, **more: Any) -> None:
    """The ``count`` items of a query, thirty at a time; no more are asked for than are shown."""
    pages, asked = max(1, -(-count // A_PAGE)), (chosen, *more.values())
    first = _first(pages, key, asked)
    if pages > 1:
        with st.container(key=f"stack-{key}"):
            _turner(pages, first, key, asked, "above")
            st.caption(f"{first + 1:,} to {min(first + A_PAGE, count):,} of {count:,}")
    show(data.table(query, chosen, limit=A_PAGE, offset=first, **more), key)
    if pages > 1:
        _turner(pages, first, key, asked, "below")


def _first(pages: int, key: str, asked: Any) -> int:
    """How many items stand before those shown: none once anything else is asked for, or a page of the app is turned. A
    newer build may have fewer ``pages`` than that on which the reader was."""
    of, shown = st.session_state.get(f"{key}_page", (None, 1))
    if of != asked or st.session_state["turned"]:
        st.session_state.pop(f"{key}_page", None)
        return 0
    arrival.at(f"stack-{key}", str(shown))
    return (min(int(shown), pages) - 1) * A_PAGE


def _turner(pages: int, first: int, key: str, asked: Any, place: str) -> None:
    """The numbers of the pages, above the items and below, where the reader of them is."""
    name = f"{key}_page_{place}"
    if first or name in st.session_state:
        st.session_state[name] = first // A_PAGE + 1
    st.pagination(pages, key=name, on_change=_turn, args=(f"{key}_page", name, asked))


def _turn(key: str, name: str, asked: Any) -> None:
    st.session_state[key] = asked, st.session_state[name]


def first(chosen: Filters) -> None:
    """The few items to read first, under the rule that chooses them."""
    found, count = data.table("leading", chosen), data.rows("item_count", chosen)[0]["items"]
    st.caption(f"{found.num_rows} of {counted(count, 'item')}: {ORDER}")
    show(found, "leading")


def show(items: pa.Table, key: str) -> None:
    """Items all at once: as cards, as a list or as a table, as the reader has it."""
    views: dict[str, Callable[[pa.Table, str], None]] = {"cards": _cards, "list": _list, "table": _table}
    views[st.session_state["view"]](items, key)


def _cards(items: pa.Table, key: str) -> None:
    with st.grid(min_column_width=340):
        for row in items.to_pylist():
            cards.card(row, key)


def _list(items: pa.Table, key: str) -> None:
    with st.container(border=True, gap="xsmall"):
        for row in items.to_pylist():
            _line(row, key)


def _line(row: Row, key: str) -> None:
    """An item in two lines, its places, which lead to its words, and the box that puts it into the basket."""
    told = [prose.term("status", row), prose.offer(row), prose.stands_behind(row)]
    told += [f"{name}: {said}" for name, said in prose.facts(row) if name in IN_A_LINE]
    told += [row["document_title"]] if data.several() else []
    about = escaped(" · ".join(filter(None, told)))
    places = ", ".join(dict.fromkeys(map(prose.place, row["evidence"])))
    with st.container(horizontal=True, vertical_alignment="center", key=f"line-{key}-{row['item_id']}"):
        st.markdown(f"{cards.kind(row)} **{cards.highlighted(row['headline'])}**  \n:small[{about}]", width="stretch")
        cards.in_the_text(row, places)
        basket.tick(row["item_id"], key)


def _table(items: pa.Table, key: str) -> None:
    """What none of the items has gets no column, nor the kind where all are of one."""
    told = readable(items.select(COLUMNS))
    shown = COLUMNS if data.several() else COLUMNS[: COLUMNS.index("document_title")]
    headings = [HEADINGS[name] for name in shown if name in HEADINGS]
    filled = [heading for heading in headings if _tells(told[heading].to_pylist(), heading)]
    widths = WIDTHS | {NEVER_CUT: _width(told[NEVER_CUT].to_pylist())}
    _tickable(_sortable(told.select(filled), items), items["item_id"].to_pylist(), key, widths)


def _tickable(rows: pa.Table, ids: Sequence[str], key: str, widths: dict[str, int]) -> None:
    """The rows, each with a box to tick that opens the card of its item."""
    # A tick stays at its place in a table of the same name, whatever stands there.
    name = f"{key}_table_{hash(tuple(ids))}"
    tables.show(
        rows,
        f"Items as a table, {key.replace('_', ' ')}",
        widths,
        key=name,
        selection_mode="single-row",
        on_select=partial(_ticked, name, ids),
    )
    if item := st.session_state.pop(f"{name}_opened", None):
        opened.card(item)


def _ticked(name: str, items: Sequence[str]) -> None:
    """Have the card of the row that was ticked opened when the page is drawn, as only that can."""
    for place in st.session_state[name].selection.rows:
        st.session_state[f"{name}_opened"] = items[place]


def _sortable(told: pa.Table, items: pa.Table) -> pa.Table:
    """The table with days and sums before the words for them."""
    for words, (heading, column) in SORTED.items():
        if words in told.column_names and len(set(told[words].to_pylist())) > 1:
            plain = items[column].cast(pa.float64()) if column == "amount" else items[column]
            told = told.add_column(told.column_names.index(words), heading, plain)
    return told


def _tells(words: list[str], heading: str) -> bool:
    alike = len(set(words)) == 1
    return not alike or (words[0] != NOTHING and (heading != HEADINGS["kind"] or len(words) == 1))


def _width(words: list[str]) -> int:
    """Wide enough for the longest of them, within what leaves room for the item beside it."""
    return min(max(NARROWEST, LETTER * max(map(len, words), default=0) + MARGIN), WIDEST)

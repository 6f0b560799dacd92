"""A card that a link leads to: as it is now and, where the link remembers an older build, as it was then."""

import streamlit as st

from briefing.errors import StoreError
from briefing.prose import Row
from briefing.snapshots import compare
from briefing.store import Build
from briefing.ui import arrival, cards, data, trouble
from briefing.ui.words import escaped


def card() -> None:
    """The card that the address asks for, above everything else; nothing where it asks for none."""
    if not (asked := st.query_params.get("item")):
        return
    build = st.query_params.get("build", "")
    now = next(iter(data.rows("item", item=asked)), None)
    older, then, why = _then(asked, build) if build not in ("", data.build().id) else (None, None, "")
    if now is None and then is None:
        trouble.dead_link("item", asked)
        return
    with st.container(key="linked"):
        st.header("The card you were linked to")
    arrival.at("linked", asked)
    if build and then is None:
        _without_then(build, why)
    if older and then:
        _since(older, then, now)
    elif now:
        cards.card(now, key="linked")
    st.divider()


def _then(item: str, build: str) -> tuple[Build | None, Row | None, str]:
    """An older build, the item as that has it, and what is said of it where there is none."""
    try:
        older = data.build_named(build)
        found = next(iter(older.rows("item", item=item)), None) if older else None
    except StoreError as error:
        return None, None, data.unreached(error)
    return older, found, "which is not here or does not have the item"


def _without_then(build: str, why: str) -> None:
    if build == data.build().id:
        st.caption("The link was made from the build you are reading.")
    else:
        st.info(
            f"The link was made from build {escaped(build)}, {why}, so whether it has changed since cannot be told.",
            icon=":material/info:",
        )


def _since(older: Build, then: Row, now: Row | None) -> None:
    """What became of the item since the link was made from an ``older`` build."""
    if now is None:
        told = f"The newest build no longer has this item. So it stood in build {escaped(older.id)}."
        st.warning(told, icon=":material/warning:")
        cards.card(then, key="then", actions=False)
        return
    changes = compare.between([then], [now], older.id, data.build().id)
    if changes.same:
        _unchanged(older, then, now)
    else:
        _changed(older.id, changes.changed[0], then, now)


def _unchanged(older: Build, then: Row, now: Row) -> None:
    told = f"The item is unchanged since build {escaped(older.id)}, from which the link was made."
    if _known(older, then) != _known(data.build(), now):
        told += " What is known of its document has changed: see Sources."
    st.success(told, icon=":material/check_circle:")
    cards.card(now, key="linked")


def _changed(build: str, change: compare.Change, then: Row, now: Row) -> None:
    """What differs, and both states of the item."""
    st.warning(f"Changed since build {escaped(build)}, from which the link was made:", icon=":material/warning:")
    for field, old, new in change.fields:
        st.text(cards.difference(field, old, new))
    left, right = st.columns(2)
    with left:
        st.subheader(f"In build {escaped(build)}")
        cards.card(then, key="then", actions=False)
    with right:
        st.subheader("Now")
        cards.card(now, key="linked")


def _known(build: Build, item: Row) -> list[Row]:
    """What a build knows of the document that an item is from, but for the file it was read from."""
    with data.answering():
        found = build.rows("document", document=item["document_id"])
    return [{**row, "file": ""} for row in found]

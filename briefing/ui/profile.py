"""One actor: what the register says, its items by role, and with whom it shares them."""

import streamlit as st

from briefing import glossary
from briefing.filters import MOST_IN_BASKET, Filters
from briefing.glossary import counted, label, listed
from briefing.prose import Row
from briefing.ui import basket, data, navigation, stacks, trouble
from briefing.ui.words import escaped
from briefing.values import COUNTRIES

# More links than this of one kind nobody reads, and a browser takes seconds for a thousand.
MOST = 60


def name() -> str:
    """That of the actor the address asks for; empty where there is none."""
    asked = st.query_params.get("actor")
    found = data.rows("actor_profile", actor=asked) if asked else []
    return str(found[0]["name"]) if found else ""


def choose(chosen: Filters) -> str | None:
    """The actor the reader asks for: by the address or by the list, which holds those the filters leave."""
    offered = {row["actor_id"]: row for row in data.rows("actors", chosen)}
    asked = st.query_params.get("actor") or None
    if asked and not name():
        trouble.dead_link("actor", asked)
        asked = None
    if st.session_state.get("actor_shown") != asked:
        st.session_state["actor"] = st.session_state["actor_shown"] = asked
    options = [*offered, *([asked] if asked and asked not in offered else [])]
    st.selectbox(
        "Actor",
        options,
        index=None,
        key="actor",
        placeholder="Choose an actor to see its profile",
        format_func=lambda code: _called(offered.get(code) or data.rows("actor_profile", actor=code)[0]),
        on_change=_into_address,
    )
    return asked


def register(chosen: Filters) -> None:
    """Who is named, as links to their profiles, by kind; of very many those named most often."""
    rows = data.rows("actors", chosen)
    for kind, term in glossary.ACTOR_KINDS.items():
        if of_kind := [row for row in rows if row["kind"] == kind]:
            named = sum(row["named"] for row in of_kind)
            rest = f" named, {len(of_kind) - named:,} not" if named < len(of_kind) else ""
            st.header(f"{term.plural} ({named:,}{rest})")
            with st.container(horizontal=True, gap="small", key=f"register_{kind}"):
                for row in of_kind[:MOST]:
                    unnamed = "" if row["named"] else ", not named"
                    about = f"{escaped(row['name'])} ({counted(row['items'], 'item')}{unnamed})"
                    navigation.link("Actors", about, {"actor": row["actor_id"]} | chosen.query())
            if len(of_kind) > MOST:
                st.caption(f"The {MOST} named most often. The list above finds the others.")


def head(actor: str, chosen: Filters) -> None:
    """Kind, description and aliases, and in how many items."""
    row = data.rows("actor_profile", actor=actor)[0]
    with st.container(horizontal=True, gap="xxsmall"):
        kind = glossary.ACTOR_KINDS[row["kind"]]
        st.badge(kind.label, help=kind.meaning)
        if not row["named"]:
            st.badge("Not named", color="gray", help="A class of people, or a speaker without a name.")
        if row["country"]:
            st.badge(COUNTRIES[row["country"]], color="gray", help="Country")
    if row["description"]:
        st.text(row["description"])
    if row["aliases"]:
        kinds = [label(glossary.ALIAS_KINDS, kind) for kind in row["alias_kinds"]]
        called = [f"{name} ({kind})" for name, kind in zip(row["aliases"], kinds, strict=True)]
        st.caption(f"Called in the texts: {escaped(listed(called))}")
    named = sum(row["items"] for row in data.rows("actor_stacks", chosen, actor=actor))
    st.text(f"Named in {named:,} of {counted(data.rows('item_count', chosen)[0]['items'], 'item')}.")


def ties(actor: str, chosen: Filters) -> None:
    """With whom the actor shares items, as links, to open: the picture above shows them."""
    if not (rows := data.rows("actor_ties", chosen, actor=actor)):
        return
    with st.expander("Go to one of them"), st.container(horizontal=True, gap="small"):
        for row in rows:
            kinds = listed([label(glossary.KINDS, kind).lower() for kind in row["kinds"]])
            text = f"{escaped(row['name'])} ({counted(row['items'], 'item')}: {kinds})"
            navigation.link("Actors", text, {"actor": row["actor_id"]} | chosen.query())
        if rows[0]["of_ties"] > len(rows):
            st.caption(f"The {len(rows)} with whom most items are shared, of {rows[0]['of_ties']:,}.")


def items(actor: str, chosen: Filters) -> None:
    """The actor's items, each under the first role it has in it."""
    counts = {row["role"]: row["items"] for row in data.rows("actor_stacks", chosen, actor=actor)}
    if not counts:
        st.info("Your filters leave no item of this actor.", icon=":material/info:")
    if 0 < (total := sum(counts.values())) <= MOST_IN_BASKET:
        _collectable(actor, [*counts], total, chosen)
    for place, (role, count) in enumerate(counts.items()):
        term = glossary.ROLES[role]
        (st.header if place else stacks.header)(f"{term.label} ({count:,})")
        st.caption(term.meaning)
        stacks.stack(count, f"role_{role}", "actor_items", chosen, actor=actor, role=role)


def _collectable(actor: str, roles: list[str], total: int, chosen: Filters) -> None:
    """The button that puts all of the actor's items into the basket, if that has room for them."""
    full = len(basket.items()) + total > MOST_IN_BASKET
    with st.container(key="press_collect"):
        st.button(
            f"Put {counted(total, 'item')} into the basket",
            key=f"collect-{actor}",
            icon=":material/shopping_basket:",
            on_click=_collect,
            args=(actor, roles, chosen),
            disabled=full,
            help=f"A basket holds {MOST_IN_BASKET} items: take some out first." if full else None,
        )


def _collect(actor: str, roles: list[str], chosen: Filters) -> None:
    """What a filter cannot keep, such as all that names a person, a basket can."""
    basket.add(row["item_id"] for role in roles for row in data.rows("actor_items", chosen, actor=actor, role=role))


def _called(row: Row) -> str:
    """Nothing that filters change, a count for one: a browser answers with the words that it was shown first."""
    return f"{row['name']} · {label(glossary.ACTOR_KINDS, row['kind'])}"


def _into_address() -> None:
    if actor := st.session_state["actor"]:
        st.query_params["actor"] = actor
    else:
        st.query_params.pop("actor", None)
    st.session_state["actor_shown"] = actor

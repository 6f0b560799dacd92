"""Cards and figures. A card says what, who, how real, who stands behind it, and on which words it rests."""

from collections.abc import Iterable
from typing import Literal

import streamlit as st

from briefing import glossary, prose
from briefing.prose import Row
from briefing.ui import basket, citations, data, navigation, sidebar
from briefing.ui.words import escaped, marked

KIND_LOOKS: dict[str, tuple[Literal["blue", "orange", "red", "violet", "gray"], str]] = {
    "measure": ("blue", ":material/gavel:"),
    "reward": ("orange", ":material/paid:"),
    "arrest": ("red", ":material/local_police:"),
    "designation": ("violet", ":material/list_alt:"),
    "statement": ("gray", ":material/format_quote:"),
}
# What is done, what is decided and what is only said, told apart at a glance.
DONE, DECIDED, SAID = ":material/check_circle:", ":material/event_upcoming:", ":material/chat_bubble:"
STATUS_LOOKS = {
    **dict.fromkeys(glossary.DONE, DONE),
    **dict.fromkeys(("authorised", "ordered", "announced", "pledged"), DECIDED),
    **dict.fromkeys(("alleged", "judged"), SAID),
}
# In letters: a figure in its card, and words that have room beside others.
LONGEST, A_LINE = 11, 60


def figures(rows: Iterable[Row]) -> None:
    """A row of figures, rows of a ``*_figures`` query: value, unit, a note on what is counted, and the way to it."""
    with st.grid(min_column_width=170):
        for place, row in enumerate(rows):
            name, value, note = figure(row)
            with st.container(border=True, height="stretch", gap="xxsmall", key=f"figure-{place}"):
                st.metric(name, value)
                st.caption(escaped(note))
                if row.get("parameters") is not None and row["value"]:
                    _arrow(f"{name}: {value}", row["parameters"])


def _arrow(label: str, parameters: dict[str, list[str]]) -> None:
    """The way to the items that a figure counts, by the parameters of their address; to actors where there are none."""
    page = navigation.HOME_OF_KIND[parameters["kind"][0]] if parameters else "Actors"
    navigation.link(page, label, sidebar.chosen().query() | parameters, ":material/arrow_forward:")


def figure(row: Row) -> tuple[str, str, str]:
    """Name, value and note. What is too long for a card is told in millions or more, and in the note as it is."""
    name = f"{row['figure']}, {row['unit']}" if row["unit"] else row["figure"]
    value = glossary.amount(row["value"]) if row["unit"] else f"{row['value']:,.0f}"
    if len(value) <= LONGEST:
        return name, value, row["note"]
    told, word = glossary.scaled(row["value"])
    return f"{name} {word}", told, f"{glossary.digits(row['value'])}; {row['note']}"


def card(row: Row, key: str, *, actions: bool = True) -> None:
    """One item, with its ``actions`` unless it stands in an older build only.

    Who stands behind it comes before what it says. All words are escaped; those of the text are shown as plain text,
    unless words are searched for, which are then marked.
    """
    name = f"card-{key}-{row['item_id']}"
    with st.container(border=True, height="stretch", gap="small", key=name):
        _body(row)
        if actions:
            _actions(row, key)


def _body(row: Row) -> None:
    """Each element costs a reader time, so a card has few."""
    head, told = f"{_badges(row)}\n### {highlighted(row['headline'])}", "\n\n".join(_told(row))
    if row["amount"] is None:
        st.markdown(f"{head}\n\n{told}", anchors=False)
    else:
        st.markdown(head, anchors=False)
        st.metric("Amount", prose.offer(row), label_visibility="collapsed")
        st.markdown(told)
    _evidence(row["evidence"])


def kind(row: Row) -> str:
    """The kind of an item as Markdown: its icon and its word, in its colour."""
    colour, icon = KIND_LOOKS[row["kind"]]
    return f":{colour}-badge[{icon} {prose.term('kind', row)}]"


def highlighted(text: str) -> str:
    """``text`` as Markdown that shows it as it is, with the words that the reader searches for marked in it."""
    return marked(text, sidebar.chosen().words.split())


def difference(field: str, before: str, after: str) -> str:
    """``Amount: USD 25 million → USD 50 million``: what a field said and says; nothing is a dash. Long words stand one
    under the other, to be compared by eye."""
    between = "\n→ " if max(len(before), len(after)) > A_LINE else " → "
    return f"{field}: {before or '—'}{between}{after or '—'}"


def _evidence(proofs: list[Row]) -> None:
    """The words of the text as plain text, unless some are searched for."""
    lines = [f"{prose.place(proof)}  {proof['words']}" for proof in proofs]
    if sidebar.chosen().words:
        st.markdown("> " + "  \n> ".join(map(highlighted, lines)))
    else:
        st.text("\n".join(lines))


def _badges(row: Row) -> str:
    """Kind, kind of reality and, where an item has them, voice and type of measure, as Markdown."""
    more = [
        f"{STATUS_LOOKS[row['status']]} {prose.term('status', row)}",
        prose.term("voice", row),
        prose.term("measure_type", row),
    ]
    return " ".join([kind(row), *(f":gray-badge[{word}]" for word in more if word)])


def _told(row: Row) -> tuple[str, str, str]:
    """Who stands behind it, the summary and one line a fact, as Markdown; the badges tell the rest."""
    facts = dict(prose.facts(row))
    facts |= {"Document": row["document_title"]} if data.several() else {}
    badges = ("Type", "Whose words")
    lines = [f"**{name}** · {highlighted(value)}" for name, value in facts.items() if name not in badges]
    return (
        f":material/record_voice_over: {highlighted(prose.stands_behind(row))}",
        highlighted(row["summary"]),
        "  \n".join(lines),
    )


def _actions(row: Row, key: str) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"actions-{key}-{row['item_id']}"):
        if st.button("Link and citation", key=f"link-{key}-{row['item_id']}", icon=":material/link:", type="tertiary"):
            citations.opened(row)
        in_the_text(row)
        basket.tick(row["item_id"], key)


def in_the_text(row: Row, label: str = "In the text") -> None:
    """The way to the words that an item rests on, among the others of its text; of one that rests on none, to what is
    known of its document."""
    there = {"item": row["item_id"]}
    if not row["evidence"]:
        label, there = "Its source", {"text": row["document_id"]}
    navigation.link("Sources", label, sidebar.chosen().query() | there, ":material/notes:")

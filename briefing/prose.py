"""Items, figures and documents in plain words."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from briefing import dates, glossary
from briefing.glossary import label, listed, money

Row = Mapping[str, Any]
UNKNOWN, FINGERPRINT = "not stated", "Text SHA-256"
ENDED = re.compile(r"[.!?…][\"'”’»)]*$")
QUOTATION = re.compile('[“"«„][^“”"«»„]*[”"»“]')
MARKS = re.compile('[“”"«»„]')
# What it means that a span of days ends before it begins.
REVERSED = "of dated items only those fit whose dates reach over both days."
UNCARRIED = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ROLE_COLUMNS = {
    "agent": "agents",
    "target": "targets",
    "subject": "subjects",
    "beneficiary": "beneficiaries",
    "mention": "mentions",
}


def carried(text: str) -> str:
    """``text`` as every file can carry it: what XML 1.0 forbids, and control characters but tab and line ends, become
    U+FFFD. Items hold none of these; a reader's own note may."""
    return UNCARRIED.sub("\ufffd", text)


def own_voice(items: int, of: str) -> str:
    """``15 of 26 items rest on the text’s own voice``; ``of`` tells all of them."""
    return f"{items:,} of {of} {'rests' if items == 1 else 'rest'} on the text’s own voice"


def judgements(items: int, of: int) -> str:
    """``10 of 26 are judgements``; empty where there is none."""
    return f"{items:,} of {of:,} {'is a judgement' if items == 1 else 'are judgements'}" if items else ""


def stands_behind(row: Row) -> str:
    """Who stands behind an item: the sourcing, and who is credited."""
    sourcing = term("sourcing", row)
    return f"{sourcing}: {listed(row['asserters'])}" if row["asserters"] else sourcing


def when(row: Row) -> str:
    """``March 2026 (“last month”)``: the date, and what the text says where it says it otherwise; or what there is."""
    told, said = dates.in_words(row["date"]), str(row["date_words"])
    return f"{told} (“{said}”)" if told and said and told not in said else told or said


def offer(row: Row) -> str:
    """``up to USD 5 million``: the money of a reward, or what several add up to; empty where an item offers none."""
    if row["amount"] is None:
        return ""
    told = money(float(row["amount"]), row["currency"])
    if row["qualifier"] is None:
        return f"{told} (not every amount is exact)"
    return told if row["qualifier"] == "exact" else f"{term('qualifier', row)} {told}"


def facts(row: Row) -> list[tuple[str, str]]:
    """What an item says beside its headline, its money, its summary, its evidence and who stands behind it: names and
    values, none empty."""
    return [(name, said) for name, (_, words) in FACTS.items() if (said := words(row))]


def figure(row: Row) -> tuple[str, str]:
    """A row of a ``*_figures`` query as its name and its value: ``Rewards`` and ``USD 50 million``."""
    return row["figure"], money(row["value"], row["unit"]) if row["unit"] else f"{row['value']:,.0f}"


def source(document: Row) -> list[tuple[str, str]]:
    """What is known of a document beside its title, and what is not; the fingerprint only where there is a text."""
    known = [
        ("Kind", label(glossary.DOCUMENT_KINDS, document["kind"])),
        ("Publisher", document["publisher"] or UNKNOWN),
        ("Author", document["author"] or UNKNOWN),
        ("Published", dates.in_words(document["published"]) or UNKNOWN),
        ("Dateline", document["dateline"] or UNKNOWN),
        ("Address", document["url"] or UNKNOWN),
        ("Items", f"{document['items']:,} of {document['of_items']:,}"),
    ]
    return known + ([(FINGERPRINT, document["text_sha256"])] if document["text_sha256"] else [])


def title(document: Row) -> str:
    """A document's title, told apart from others of the same words, and that it is ours where the text bears none."""
    # Of one document alone a query tells no such name.
    told = str(document.get("name", document["title"]))
    return f"{told} (our title)" if document["title_is_ours"] else told


def origin(document: Row) -> str:
    """``article; publisher not stated; 3 June 2025``: what is known of where a document comes from."""
    return "; ".join((label(glossary.DOCUMENT_KINDS, document["kind"]).lower(), *published(document)))


def published(document: Row) -> tuple[str, str]:
    """By whom and when a document was published, or that this is not stated."""
    return document["publisher"] or "publisher not stated", dates.in_words(document["published"]) or "date not stated"


def place(proof: Row) -> str:
    """Where words stand in a text, as ``glossary.place`` tells it."""
    return glossary.place(proof["paragraph"], proof["sentence"])


def stopped(text: str) -> str:
    """``text`` with a full stop, unless it ends a sentence already, be it inside quotation marks."""
    return text if ENDED.search(text) else f"{text}."


def evidence(row: Row) -> str:
    """``¶5 s1: “words”; ¶6 s2: “words”``: each anchor of an item with its place."""
    return "; ".join(f"{place(proof)}: {quoted(proof['words'])}" for proof in row["evidence"])


def quoted(words: str) -> str:
    """The words of a text in quotation marks, in single ones where they bear some that are not around all of them."""
    if QUOTATION.fullmatch(words):
        return words
    return f"‘{words}’" if MARKS.search(words) else f"“{words}”"


def text(column: str, row: Row) -> str:
    """What a column of an item says as it is, empty where the kind of item has none."""
    return str(row[column] or "")


def term(column: str, row: Row) -> str:
    """The word for the code in a column of an item."""
    return label(glossary.TERMS[column], row[column] or "")


def _list(column: str, row: Row) -> str:
    return listed(list(row[column] or []))


def _date(column: str, row: Row) -> str:
    return dates.in_words(row[column] or "")


# By the name a reader sees: the columns that hold a fact of an item, and how they read.
FACTS: dict[str, tuple[tuple[str, ...], Callable[[Row], str]]] = {
    **{glossary.ROLES[role].label: ((column,), partial(_list, column)) for role, column in ROLE_COLUMNS.items()},
    "Accused of": (("accusations",), partial(_list, "accusations")),
    "When": (("date", "date_words"), when),
    "Condition": (("condition",), partial(text, "condition")),
    "Where": (("place",), partial(text, "place")),
    "Programme": (("programme",), partial(text, "programme")),
    "Listed": (("listed",), partial(_date, "listed")),
    "In effect": (("effective",), partial(_date, "effective")),
    "Type": (("measure_type",), partial(term, "measure_type")),
    "Whose words": (("voice",), partial(term, "voice")),
    "Reference": (("reference",), partial(text, "reference")),
}

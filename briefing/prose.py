"""Items in plain words: one item's facts, and the paragraph that opens the briefing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from briefing import dates, glossary
from briefing.glossary import counted, label, listed, money

Row = Mapping[str, Any]
Topics = dict[str, list[Row]]
# What of rewards stands on offer.
OFFERED = (*glossary.DONE, "announced")
UNKNOWN = "not stated"
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


def stands_behind(row: Row) -> str:
    """Who stands behind an item: the sourcing, and who is credited."""
    sourcing = label(glossary.SOURCINGS, row["sourcing"])
    return f"{sourcing}: {listed(row['asserters'])}" if row["asserters"] else sourcing


def when(row: Row) -> str:
    """When: the date where there is one, else what the text says."""
    return dates.in_words(row["date"]) or str(row["date_words"])


def roles(row: Row) -> list[tuple[str, str]]:
    """Who stands in an item, by role: the role's word and the names. Who says so is told by ``stands_behind``."""
    return [(glossary.ROLES[role].label, listed(row[column])) for role, column in ROLE_COLUMNS.items() if row[column]]


def offer(row: Row) -> str:
    """``up to USD 5 million``: the money of a reward, or what several add up to; empty where an item offers none."""
    if row["amount"] is None:
        return ""
    told = money(float(row["amount"]), row["currency"])
    if row["qualifier"] is None:
        return f"{told} (not every amount is exact)"
    return told if row["qualifier"] == "exact" else f"{label(glossary.QUALIFIERS, row['qualifier'])} {told}"


def facts(row: Row) -> list[tuple[str, str]]:
    """What an item says beside its headline, its money, its summary, its evidence and who stands behind it: names and
    values, none empty."""
    told = [
        *roles(row),
        ("Accused of", listed(row["accusations"] or [])),
        ("When", when(row)),
        ("Condition", row["condition"]),
        ("Where", row["place"]),
        ("Programme", row["programme"]),
        ("Listed", dates.in_words(row["listed"] or "")),
        ("In effect", dates.in_words(row["effective"] or "")),
        ("Type", label(glossary.MEASURE_TYPES, row["measure_type"] or "")),
        ("Words", label(glossary.VOICES, row["voice"] or "")),
        ("Reference", row["reference"]),
    ]
    return [(name, value) for name, value in told if value]


def attributed(row: Row) -> list[tuple[str, str]]:
    """The facts of an item, and last who stands behind it."""
    return [*facts(row), ("Stands behind it", stands_behind(row))]


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
    return known + ([("Text SHA-256", document["text_sha256"])] if document["text_sha256"] else [])


def title(document: Row) -> str:
    """A document's title, and that it is ours where the text bears none."""
    return f"{document['title']} (our title)" if document["title_is_ours"] else str(document["title"])


def place(proof: Row) -> str:
    """Where words stand in a text, as ``glossary.place`` tells it."""
    return glossary.place(proof["paragraph"], proof["sentence"])


def evidence(row: Row) -> str:
    """``¶5 s1: words; ¶6 s2: words``: each anchor of an item with its place."""
    return "; ".join(f"{place(proof)}: {proof['words']}" for proof in row["evidence"])


def paragraph(digest: Iterable[Row]) -> str:
    """The opening paragraph, composed from the rows of the query ``digest``; empty where they are.

    What is done comes first, how much of it there is last. The rows tell who acts and whom it concerns one by one, not
    together, so neither does a sentence.
    """
    topics: Topics = defaultdict(list)
    for row in digest:
        topics[row["topic"]].append(row)
    sentences = [_measures(topics), _rewards(topics), _arrests(topics), _counts(topics), _standing(topics)]
    return " ".join(sentence for sentence in sentences if sentence)


def _measures(topics: Topics) -> str:
    if not (statuses := topics["measure status"]):
        return ""
    one = len(topics["measure agent"]) == 1
    act = "acts, orders or takes part" if one else "act, order or take part"
    agents = f"{_few(topics['measure agent'])} {act} in measures. " if topics["measure agent"] else ""
    against = f"Measures are directed against {_few(topics['measure target'])}. " if topics["measure target"] else ""
    return f"{agents}{against}Of {counted(_total(statuses), 'measure')}: {_by_status(statuses)}."


def _rewards(topics: Topics) -> str:
    if not (totals := topics["reward total"]):
        return ""
    sums = listed([offer({**row, "currency": row["value"]}) for row in totals])
    unsure = _unsure(topics["reward status"], OFFERED, "on offer")
    stands, stand = ("is named", "are named") if unsure else ("stands on offer", "stand on offer")
    offers = counted(_total(totals), "reward")
    about = f", about {_few(topics['reward subject'])}" if topics["reward subject"] else ""
    by = f" by {_few(topics['reward agent'])}" if topics["reward agent"] else ""
    return f"{sums[0].upper()}{sums[1:]} {stands if len(totals) == 1 else stand} in {offers}{by}{about}{unsure}."


def _arrests(topics: Topics) -> str:
    rows = topics["arrest agent"] or topics["arrest subject"]
    if not rows:
        return ""
    by = f" by {_few(topics['arrest agent'])}" if topics["arrest agent"] else ""
    whom = f": {_few(topics['arrest subject'])}" if topics["arrest subject"] else ""
    count = sum(row["items"] for row in topics["kind"] if row["value"] == "arrest")
    unsure = _unsure(topics["arrest status"], glossary.DONE, "made")
    return f"{counted(count, 'arrest')}{by}{whom}{unsure}; an arrest is not a conviction."


def _unsure(statuses: list[Row], sure: tuple[str, ...], what: str) -> str:
    """How many are of another kind of reality than those that are ``sure``."""
    rest = [row for row in statuses if row["value"] not in sure]
    return f"; not reported as {what}: {_by_status(rest)}" if rest else ""


def _by_status(rows: list[Row]) -> str:
    """``1 authorised and 2 ordered``."""
    return listed([f"{row['items']:,} {label(glossary.STATUSES, row['value']).lower()}" for row in rows])


def _counts(topics: Topics) -> str:
    if not (total := _total(topics["kind"])):
        return ""
    kinds = [
        counted(row["items"], label(glossary.KINDS, row["value"]).lower(), glossary.KINDS[row["value"]].plural.lower())
        for row in topics["kind"]
    ]
    return f"{counted(total, 'item')} of {counted(_total(topics['documents']), 'document')} in all: {listed(kinds)}."


def _standing(topics: Topics) -> str:
    total = _total(topics["kind"])
    own = sum(row["items"] for row in topics["sourcing"] if row["value"] == "own-voice")
    judged = sum(row["items"] for row in topics["status"] if row["value"] == "judged")
    if not total:
        return ""
    opinion = f", and {judged:,} {'is' if judged == 1 else 'are'} opinion or prediction" if judged else ""
    return f"{own:,} of {total:,} {'rests' if own == 1 else 'rest'} on the text’s own voice{opinion}."


def _total(rows: list[Row]) -> int:
    return sum(row["items"] for row in rows)


def _few(rows: list[Row], most: int = 4) -> str:
    """At most ``most`` names; the rest as a number."""
    names, there = [row["value"] for row in rows], rows[0]["of_values"]
    return listed(names if there <= most else [*names[: most - 1], f"{there - most + 1:,} more"])

"""What opens a briefing in words."""

from collections import defaultdict
from collections.abc import Iterable

from briefing import glossary, prose
from briefing.glossary import counted, label, listed
from briefing.prose import Row

Topics = dict[str, list[Row]]
# What of rewards stands on offer.
OFFERED = (*glossary.DONE, "announced")
# So many names, or one fewer and how many more there are; the query tells no more.
MOST = 4


def paragraphs(digest: Iterable[Row]) -> list[str]:
    """A paragraph a topic, composed from the rows of the query ``digest``; none where there are none.

    Measures come first, how much there is of everything last. The rows tell who acts and whom it concerns one by one,
    not together, so neither does a sentence.
    """
    topics: Topics = defaultdict(list)
    for row in digest:
        topics[row["topic"]].append(row)
    found = [_measures(topics), _rewards(topics), _arrests(topics), f"{_counts(topics)} {_standing(topics)}".strip()]
    return [paragraph for paragraph in found if paragraph]


def _measures(topics: Topics) -> str:
    if not (statuses := topics["measure status"]):
        return ""
    parts = [_status(row) + _types(topics[f"measure {row['value']}"]) for row in statuses]
    parted = f", {parts[0].removeprefix('1 ')}" if _total(statuses) == 1 else f": {listed(parts)}"
    total = _total(statuses)
    # Of what is pledged or ordered nobody has acted yet.
    agents = _apart(topics["measure agent"], total, "Who acts or is to act")
    return f"{counted(total, 'measure')}{parted}.{agents}{_apart(topics['measure target'], total, 'Against')}"


def _apart(actors: list[Row], items: int, part: str) -> str:
    """A sentence of those who have a ``part`` in items: in all of them, or in one or another."""
    if not actors:
        return ""
    return f" {part}{'' if actors[0]['least'] == items else ', in one or another'}: {_few(actors)}."


def _types(rows: list[Row]) -> str:
    """Of which types measures are, where of one or two; that they are of another alone tells nothing."""
    named = [label(glossary.MEASURE_TYPES, row["value"]).lower() for row in rows]
    return f" ({listed(named)})" if len(named) <= 2 and named != ["other"] else ""


def _rewards(topics: Topics) -> str:
    if not (totals := topics["reward total"]):
        return ""
    # Exact ones first: what is said before one sum would seem to hold for the next.
    exact_first = sorted(totals, key=lambda row: row["qualifier"] != "exact")
    sums = listed([prose.offer({**row, "currency": row["value"]}) for row in exact_first])
    unsure = _unsure(topics["reward status"], OFFERED, "on offer")
    one, several = ("is named", "are named") if unsure else ("stands on offer", "stand on offer")
    offers = counted(_total(totals), "reward")
    about, subjects = _named(topics["reward subject"], _total(totals), ", about", "Whom they are about")
    by, agents = _named(topics["reward agent"], _total(totals), " by", "Who offers")
    stand = one if len(totals) == 1 else several
    return f"{sums[0].upper()}{sums[1:]} {stand} in {offers}{by}{about}{unsure}.{agents}{subjects}"


def _named(actors: list[Row], items: int, beside: str, apart: str) -> tuple[str, str]:
    """Those whom every item names, ``beside`` these; or, in a sentence ``apart``, those whom some do: two lists in one
    would pair who does not belong together."""
    if actors and actors[0]["least"] == items:
        return f"{beside} {_few(actors)}", ""
    return "", _apart(actors, items, apart)


def _arrests(topics: Topics) -> str:
    if not (statuses := topics["arrest status"]):
        return ""
    by, agents = _named(topics["arrest agent"], _total(statuses), " by", "Who acts")
    whom, subjects = _named(topics["arrest subject"], _total(statuses), ":", "Whom they are about")
    unsure = _unsure(statuses, glossary.DONE, "made")
    # An item may tell of many persons taken into custody together.
    reports = counted(_total(statuses), "item tells of an arrest", "items tell of arrests")
    return f"{reports}{by}{whom}{unsure}; an arrest is not a conviction.{agents}{subjects}"


def _unsure(statuses: list[Row], sure: tuple[str, ...], what: str) -> str:
    """How many are of another kind of reality than those that are ``sure``."""
    rest = [row for row in statuses if row["value"] not in sure]
    return f"; not reported as {what}: {_by_status(rest)}" if rest else ""


def _by_status(rows: list[Row]) -> str:
    """``1 authorised and 2 ordered``."""
    return listed([_status(row) for row in rows])


def _status(row: Row) -> str:
    return f"{row['items']:,} {label(glossary.STATUSES, row['value']).lower()}"


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
    opinion = f"; {told} (opinion or prediction)" if (told := prose.judgements(judged, total)) else ""
    return f"{prose.own_voice(own, f'{total:,}')}{opinion}."


def _total(rows: list[Row]) -> int:
    return sum(row["items"] for row in rows)


def _few(rows: list[Row]) -> str:
    """At most ``MOST`` names; the rest as a number."""
    names, there = [row["value"] for row in rows], rows[0]["of_values"]
    return listed(names if there <= MOST else [*names[: MOST - 1], f"{there - MOST + 1:,} more"])

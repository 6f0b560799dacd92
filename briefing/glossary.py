"""The words of the briefing and what they mean. Pages, files and the shell all speak from here."""

from typing import NamedTuple


class Term(NamedTuple):
    """A word as readers see it, its plural, and what it means."""

    label: str
    meaning: str
    plural: str = ""


KINDS = {
    "measure": Term("Measure", "Something a body does, orders or announces it will do.", "Measures"),
    "reward": Term("Reward", "Money offered for information.", "Rewards"),
    "arrest": Term("Arrest", "Persons taken into custody, one or several. An arrest is not a conviction.", "Arrests"),
    "designation": Term("Designation", "A group or person put on an official list.", "Designations"),
    "statement": Term("Statement", "Something said: by a speaker, or by the text itself.", "Statements"),
}

STATUSES = {
    "occurred": Term("Occurred", "The text reports that it happened."),
    "in-force": Term("In force", "The text reports that it holds now."),
    "authorised": Term("Authorised", "It is allowed; the text does not say that it was done."),
    "ordered": Term("Ordered", "Somebody was told to do it; the text does not say that it was done."),
    "announced": Term("Announced", "A body made it known."),
    "pledged": Term("Pledged", "Promised, not done."),
    "alleged": Term("Alleged", "Somebody says so; the text does not establish it."),
    "judged": Term("Judged", "An opinion or a prediction, the text’s own or one that it credits."),
}

# What is reported as done or as holding, not merely as wanted, allowed or said.
DONE = ("occurred", "in-force")

SOURCINGS = {
    "own-voice": Term("The text’s own voice", "The text says it itself and credits nobody."),
    "outlet": Term("Another outlet", "The text credits another news outlet."),
    "official": Term("Official announcement", "A public body announced it."),
    "named": Term("A named speaker", "A person who is named said it."),
    "unnamed-officials": Term("Unnamed officials", "Officials who are not named said it."),
    "anonymous": Term("An anonymous source", "A source without a name said it."),
}

ROLES = {
    "agent": Term("Who acts", "Acts, orders, offers, takes part or is told to act."),
    "target": Term("Against", "The act is directed against them."),
    "subject": Term("About", "The item is about them: a person sought, arrested, listed or spoken of."),
    "beneficiary": Term("For", "It is meant to benefit them."),
    "asserter": Term("Says so", "Stands behind the claim."),
    "mention": Term("Also named", "Named in passing."),
}

ACTOR_KINDS = {
    "agency": Term("Agency", "A public body or an armed force.", "Agencies"),
    "group": Term("Group", "Those a campaign is directed against, such as a gang, or a class of them.", "Groups"),
    "person": Term("Person", "A person, or a class of persons.", "People"),
    "country": Term("Country", "A country.", "Countries"),
    "outlet": Term("Outlet", "A news outlet.", "Outlets"),
}

MEASURE_TYPES = {
    "military-force": Term("Military force", "The use of armed force."),
    "trade": Term("Trade", "Tariffs and other limits on trade."),
    "immigration-enforcement": Term("Immigration enforcement", "Detention, deportation, border control."),
    "asset-redirection": Term("Asset redirection", "Seized money or goods put to another use."),
    "coordination": Term("Coordination", "Bodies that work together."),
    "sanctions": Term("Sanctions", "Limits on dealings with a person or group."),
    "other": Term("Other", "None of the above."),
}

VOICES = {
    "direct": Term("Quoted in full", "The speaker’s own sentence, in quotation marks."),
    "fragment": Term("Quoted in part", "Some of the speaker’s words, in quotation marks."),
    "paraphrase": Term("Paraphrase", "What was said, in the words of the text."),
    "narration": Term("Narration", "The text itself speaks."),
}

QUALIFIERS = {
    "exact": Term("exactly", "The amount as stated."),
    "up-to": Term("up to", "At most this amount."),
    "at-least": Term("at least", "This amount or more."),
    "about": Term("about", "Roughly this amount."),
}

DOCUMENT_KINDS = {
    "article": Term("Article", "A news text.", "Articles"),
    "release": Term("Release", "A body’s own announcement.", "Releases"),
    "record": Term("Record", "An official record.", "Records"),
}

VERDICTS = {
    "ok": Term("As it was", "The same words in the same place."),
    "moved": Term("Moved", "The same words in another place."),
    "typography": Term("Typography", "The same but for quotation marks, dashes, blanks or masked letters."),
    "ambiguous": Term("Ambiguous", "The words stand there more than once, and nothing tells which are meant."),
    "changed": Term("Changed", "Nearly the same; what differs is named, and a person must look."),
    "lost": Term("Lost", "Neither the words nor any near enough to them are there. It is attached to nothing."),
}

ALIAS_KINDS = {
    "alias": Term("also", "Another name in use."),
    "weak_alias": Term("short", "A short form that may mean somebody else elsewhere."),
    "previous_name": Term("formerly", "An earlier name."),
    "abbreviation": Term("abbreviated", "An abbreviation."),
}

NOTIONS = {
    "document": Term(
        "Document", "One text and what is known of it: an article, a body’s release or an official record."
    ),
    "item": Term("Item", "One thing that a document says."),
    "actor": Term("Actor", "Who is named in an item."),
    "anchor": Term(
        "Anchor",
        "Words of the text, at most eight, that an item rests on, with their place: ¶5 s1 is the first sentence of the "
        "fifth paragraph.",
    ),
    "fingerprint": Term("Fingerprint", "The SHA-256 of a text. Texts that share it are the same, to the character."),
    "filters": Term("Filters", "What to keep. Values of one filter widen, filters narrow."),
    "basket": Term("Basket", "Items chosen one by one, in an order of one’s own."),
    "build": Term(
        "Build", "All the items as they stood at one moment. It is never changed; a newer one takes its place."
    ),
    "snapshot": Term("Snapshot", "What the filters or a basket leave, as a file that says how to make it again."),
    "permanent-link": Term(
        "Permanent link",
        "The address of one item in the build it was read in. Opened later, it says whether the item has changed.",
    ),
}

# By column of an item: what its codes mean.
TERMS = {
    **{"kind": KINDS, "status": STATUSES, "sourcing": SOURCINGS, "role": ROLES},
    **{"measure_type": MEASURE_TYPES, "voice": VOICES, "qualifier": QUALIFIERS},
}
UNITS = (1e12, "trillion"), (1e9, "billion"), (1e6, "million")
# Who speaks where nobody is credited.
THE_TEXT = "The text itself"

LISTS = {
    "The words of this briefing": NOTIONS,
    "What kind of reality": STATUSES,
    "Kinds of item": KINDS,
    "Who stands behind it": SOURCINGS,
    "Types of measure": MEASURE_TYPES,
    "An actor’s part in an item": ROLES,
    "Whose words a statement is in": VOICES,
    "Kinds of actor": ACTOR_KINDS,
    "How exact an amount is": QUALIFIERS,
    "An actor’s other names": ALIAS_KINDS,
    "An anchor in another copy of its text": VERDICTS,
    "Kinds of document": DOCUMENT_KINDS,
}


def label(terms: dict[str, Term], code: str) -> str:
    """The word readers see for ``code``; the code itself if the glossary lacks it."""
    return terms[code].label if code in terms else code


def counted(number: int, singular: str, plural: str = "") -> str:
    """``1 item``, ``2 items``; the plural is the singular with an s unless given."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(words: list[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def place(paragraph: int, sentence: int) -> str:
    """``¶5 s1``: where words stand in a text, both counted from one."""
    return f"¶{paragraph} s{sentence}"


def amount(value: float) -> str:
    """``50 million``, ``4.419 million``, ``1,234,567``, ``1.50``: a number a person can read without counting zeros."""
    for size, word in UNITS:
        if value >= size and value * 1000 % size == 0:
            return f"{value / size:,.3f}".rstrip("0").rstrip(".") + f" {word}"
    return digits(value)


def digits(value: float) -> str:
    """``29,979,080,000``, ``1.50``: all of a number, to the hundredth."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"


def scaled(value: float) -> tuple[str, str]:
    """``≈ 29.98`` and ``billion``: a large number in its largest unit, to two decimals."""
    # What is nearly a million is told as one.
    size, word = next((unit for unit in UNITS if round(value / unit[0], 2) >= 1), UNITS[-1])
    told = round(value / size, 2)
    return f"{'' if round(told * size, 2) == value else '≈ '}{told:,.2f}", word


def money(value: float, currency: str) -> str:
    """``USD 50 million``: the currency is ISO 4217, the value in its units."""
    return f"{currency} {amount(value)}"

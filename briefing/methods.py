"""How a text becomes items, and what the briefing does not claim, in a reader's words."""

from briefing.glossary import Term

RULES = (
    Term(
        "Only what the text says",
        "No date, place, name, amount or link is added from elsewhere. What the text leaves open stays empty.",
    ),
    Term(
        "One thing, one item",
        "A list is spelled out. Two bodies are not taken for one because they probably are. An item that names several "
        "actors counts once.",
    ),
    Term(
        "Who says it is part of the fact",
        "The text’s own voice, another outlet, a named speaker and unnamed officials are told apart. A credit covers "
        "the sentence it is attached to, not its neighbours.",
    ),
    Term(
        "A plan is not an act",
        "Authorised, ordered, pledged and occurred are different kinds of reality, and an item is of one of them.",
    ),
    Term(
        "Headlines and summaries are neutral",
        "They are ours and leave the text’s adjectives out. Its judgements become statements that are called judged.",
    ),
    Term(
        "Anchors are the text’s own words",
        "At most eight each, with its quotation marks, dashes and masked letters, and with the place where they stand.",
    ),
    Term(
        "No sentence is passed over",
        "Each carries an item or a reason why none rests on it. Sources shows how far items cover a text.",
    ),
)

NOT_CLAIMED = (
    Term(
        "That it is true",
        "The briefing tells what texts say and who stands behind it. Nothing is checked against the world.",
    ),
    Term(
        "That it is everything",
        "Numbers count items in the documents held here, not events in the world. What two documents tell is two "
        "items, and an amount in both stands twice in a sum.",
    ),
    Term("That a person arrested is guilty", "An arrest is not a conviction, and an accusation is somebody’s claim."),
    Term("That a person sought was found", "A reward is money offered. It does not say that anybody was arrested."),
    Term(
        "That a target is on a list",
        "A measure against a group does not make it a designated one. Only a designation speaks of lists.",
    ),
    Term(
        "That actors named together belong together",
        "They stand in one item, no more. “Linked to” is not membership either.",
    ),
    Term(
        "That what is planned was done",
        "Ordered, authorised, announced and pledged say what was said, not what followed.",
    ),
    Term("That what bears no date is recent", "The text does not say when, so no day is put in its place."),
    Term(
        "That a file was made by somebody in particular",
        "A check tells whether a file is whole and from which build it was made. It is no signature.",
    ),
)

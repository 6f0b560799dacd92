"""The codes a document file may use, and the sign by which a filter leaves one out. What each means stands in the
glossary."""

from typing import Literal

Kind = Literal["measure", "reward", "arrest", "designation", "statement"]
Status = Literal["occurred", "in-force", "authorised", "ordered", "announced", "pledged", "alleged", "judged"]
Sourcing = Literal["own-voice", "outlet", "official", "named", "unnamed-officials", "anonymous"]
ActorKind = Literal["agency", "group", "person", "country", "outlet"]
AliasKind = Literal["alias", "weak_alias", "previous_name", "abbreviation"]
DocumentKind = Literal["article", "release", "record"]
Qualifier = Literal["exact", "up-to", "at-least", "about"]
Voice = Literal["direct", "fragment", "paraphrase", "narration"]
MeasureType = Literal[
    "military-force",
    "trade",
    "immigration-enforcement",
    "asset-redirection",
    "coordination",
    "sanctions",
    "other",
]


def left_out(code: str) -> str:
    """The value that leaves out what bears ``code``. No code begins with a minus."""
    return f"-{code}"


def is_left_out(value: str) -> bool:
    """Whether a value of a filter leaves out what bears its code."""
    return value.startswith("-")


def code_of(value: str) -> str:
    """The code that a value of a filter keeps or leaves out."""
    return value.removeprefix("-")

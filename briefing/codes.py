"""The codes a document file may use. What each means stands in the glossary."""

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

"""The shape of a document file and of the actor register.

Strict: a wrong type or an unknown key is refused. What one file cannot know (does the actor exist, is every
sentence covered) is left to ``queries/rules``.
"""

from collections import Counter
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from briefing.codes import ActorKind, AliasKind, DocumentKind, Kind, MeasureType, Qualifier, Sourcing, Status, Voice
from briefing.values import (
    MOST,
    MOST_PARAGRAPHS,
    MOST_SENTENCES,
    Amount,
    Country,
    Currency,
    Edtf,
    Id,
    Language,
    Place,
    Said,
    Text,
    WebAddress,
)


class Strict(BaseModel):
    """No guessing of types, no unknown keys, no change after reading."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Evidence(Strict):
    """Words of the text, verbatim, and the ``paragraph.sentence`` they stand in, both counted from 1."""

    at: Place
    words: Said


class Item(Strict):
    """One thing a document says; the roles hold actor ids in the order the text names them."""

    id: Id
    headline: Said
    summary: Said
    status: Status
    sourcing: Sourcing
    agents: list[Id] = Field(default_factory=list)
    targets: list[Id] = Field(default_factory=list)
    subjects: list[Id] = Field(default_factory=list)
    beneficiaries: list[Id] = Field(default_factory=list)
    asserted_by: list[Id] = Field(default_factory=list)
    mentions: list[Id] = Field(default_factory=list)
    date: Edtf = ""
    date_words: Text = ""
    reference: Text = ""
    evidence: list[Evidence] = Field(default_factory=list)


class Measure(Item):
    measure_type: MeasureType


class Reward(Item):
    """``amount`` in units of ``currency`` (ISO 4217); a rule refuses a reward that lacks either."""

    amount: Amount | None = None
    currency: Currency = ""
    qualifier: Qualifier = "exact"
    condition: Text = ""


class Arrest(Item):
    place: Text = ""
    accusations: list[Said] = Field(default_factory=list)


class Designation(Item):
    """``listed`` and ``effective`` are EDTF dates: put on the list, in effect from."""

    programme: Text = ""
    listed: Edtf = ""
    effective: Edtf = ""


class Statement(Item):
    voice: Voice


class Bare(Strict):
    """A sentence on which no item rests, and why."""

    at: Place
    why: Said


class TextFacts(Strict):
    """What is known of a text that is not kept here.

    ``sha256`` is taken over its UTF-8 bytes with line feeds between paragraphs and none at the end,
    ``characters`` counts Unicode code points, ``sentences`` the sentences of each paragraph.
    """

    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    characters: Annotated[int, Field(gt=0, le=MOST)]
    sentences: Annotated[
        list[Annotated[int, Field(gt=0, le=MOST_SENTENCES)]], Field(min_length=1, max_length=MOST_PARAGRAPHS)
    ]
    bare: list[Bare] = Field(default_factory=list)

    @model_validator(mode="after")
    def _marks_what_is_there_once(self) -> Self:
        if sum(self.sentences) > self.characters:
            raise ValueError(f"has more sentences, {sum(self.sentences):,}, than characters")
        sentences = dict(enumerate(self.sentences, 1))
        for at, times in Counter(mark.at for mark in self.bare).items():
            paragraph, sentence = map(int, at.split("."))
            if sentence > sentences.get(paragraph, 0):
                raise ValueError(f"marks {at} as bare, which the list of sentences does not have")
            if times > 1:
                raise ValueError(f"marks {at} as bare twice")
        return self


class Facts(Strict):
    """What is known about a document; an empty string means that the text does not say."""

    id: Id
    title: Said
    kind: DocumentKind
    title_is_ours: bool = False
    publisher: Text = ""
    author: Text = ""
    url: WebAddress = ""
    published: Edtf = ""
    language: Language
    dateline: Text = ""
    text: TextFacts | None = None


class Document(Strict):
    """A document file."""

    document: Facts
    measure: list[Measure] = Field(default_factory=list)
    reward: list[Reward] = Field(default_factory=list)
    arrest: list[Arrest] = Field(default_factory=list)
    designation: list[Designation] = Field(default_factory=list)
    statement: list[Statement] = Field(default_factory=list)

    def items(self) -> list[tuple[Kind, Item]]:
        """Every item with its kind, in the order of the file."""
        lists: dict[Kind, list[Item]] = {
            "measure": [*self.measure],
            "reward": [*self.reward],
            "arrest": [*self.arrest],
            "designation": [*self.designation],
            "statement": [*self.statement],
        }
        return [(kind, item) for kind, items in lists.items() for item in items]


class Alias(Strict):
    name: Said
    kind: AliasKind


class Actor(Strict):
    """Somebody named; ``named = false`` is a class or an unnamed speaker. ``country`` is ISO 3166-1 alpha-2."""

    id: Id
    name: Said
    kind: ActorKind
    named: bool = True
    country: Country = ""
    description: Text = ""
    aliases: list[Alias] = Field(default_factory=list)


class Register(Strict):
    """The actor register, ``actors.toml``."""

    actor: list[Actor]


class Expected(Strict):
    """How many items of a kind a collection says it should hold; beyond either bound no build is made."""

    at_least: Annotated[int, Field(ge=0, le=MOST)] = 0
    at_most: Annotated[int, Field(ge=0, le=MOST)] | None = None


class Expectations(Strict):
    """What a collection states about itself, ``collection.toml``."""

    expected: dict[Kind, Expected] = {}

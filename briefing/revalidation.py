"""A collection's evidence held against a copy of the text: what became of each anchor."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from briefing import anchors
from briefing.anchors import Anchor, Found
from briefing.collection import Read
from briefing.errors import BriefingError
from briefing.glossary import VERDICTS, counted, listed
from briefing.model import Document

# What a person must look at before anybody may say that the items stand in this text.
DOUBTFUL = ("changed", "ambiguous", "lost")


class DocumentError(BriefingError):
    """No document, or no single one, to hold a text against; says which there are."""


@dataclass(frozen=True)
class Report:
    """What became of the anchors of ``document`` in a text; ``same`` where that is the text they were taken from."""

    document: str
    same: bool
    found: list[Found]
    # Of the text: what the document states of its own, and what is true of this one.
    facts_stated: dict[str, Any]
    facts_true: dict[str, Any]

    @property
    def doubtful(self) -> list[Found]:
        """The verdicts that need a person, worst first."""
        return [one for one in anchors.worst_first(self.found) if one.verdict in DOUBTFUL]

    @property
    def in_words(self) -> str:
        """``42 anchors: 40 as it was and 2 moved``."""
        return f"{counted(len(self.found), 'anchor')}: {counts_in_words(self.found)}"


def counts_in_words(found: Iterable[Found]) -> str:
    """``40 as it was and 2 moved``: how many there are of each verdict."""
    met: list[str] = [one.verdict for one in found]
    counts = {term.label.lower(): met.count(verdict) for verdict, term in VERDICTS.items()}
    return listed([f"{number} {label}" for label, number in counts.items() if number]) or "none"


def report(documents: Iterable[Read], text: str, asked: str | None = None) -> Report:
    """What became of the evidence of the document ``asked`` for in ``text``, of all the ``documents``.

    Without a wish it is the document with the text's fingerprint, else the only one there is. Raises DocumentError.
    """
    true = text_facts(text)
    document = _document(documents, true["sha256"], asked)
    stated = document.document.text.model_dump(exclude={"bare"}) if document.document.text else {}
    verdicts = anchors.verdicts(text, anchors_of(document))
    return Report(document.document.id, stated.get("sha256") == true["sha256"], verdicts, stated, true)


def text_facts(text: str) -> dict[str, Any]:
    """What a document states of its text, as it would be true of ``text``: the keys of ``[document.text]``."""
    places = Counter(sentence.paragraph for sentence in anchors.sentences(text))
    sha256, characters = anchors.fingerprint(text), len(anchors.canonical(text))
    return {"sha256": sha256, "characters": characters, "sentences": [*places.values()]}


def anchors_of(document: Document) -> list[Anchor]:
    """Every anchor of a document, in the order of its items."""
    return [
        Anchor(f"{document.document.id}/{item.id}", int(paragraph), int(sentence), proof.words, position)
        for _, item in document.items()
        for position, proof in enumerate(item.evidence, 1)
        for paragraph, sentence in [proof.at.split(".")]
    ]


def _document(documents: Iterable[Read], fingerprint: str, asked: str | None) -> Document:
    known = {read.document.document.id: read.document for read in documents}
    held = {name: document for name, document in known.items() if document.document.text}
    same = {name: one for name, one in held.items() if one.document.text and one.document.text.sha256 == fingerprint}
    fitting = [one for name, one in known.items() if name == asked] if asked else [*(same or held).values()]
    if len(fitting) == 1:
        return fitting[0]
    if asked:
        wrong = f"there is no document {asked!r}"
    elif not held:
        wrong = "no document says on which text it rests"
    else:
        wrong = f"{len(fitting)} documents rest on {'this text' if same else 'other texts'}"
    raise DocumentError(f"{wrong}: name one with --document: {', '.join(known)}")

"""What became of the words an item rests on in another copy of the text.

Each anchor gets one verdict. Nothing is attached that is not alike (``passages.SIMILAR``), nor where the text and the
other anchors leave open which of several passages is meant. What no copy can tell: whether a place whose only
anchor recurs word for word elsewhere moved there, or was deleted.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, get_args

from briefing import glossary
from briefing.passages import Copy, Passage, Sentence, sentences

__all__ = ["Anchor", "Found", "Sentence", "Verdict", "fingerprint", "sentences", "verdicts", "worst_first"]

Verdict = Literal["lost", "changed", "ambiguous", "typography", "moved", "ok"]
Place = tuple[int, int]
Passages = list[list[Passage]]
# So many places of the same words are named.
FEW = 3


class Anchor(NamedTuple):
    """Words of a text, verbatim, the place they stood in, and the item they are evidence of."""

    item_id: str
    paragraph: int
    sentence: int
    words: str
    position: int = 1

    @property
    def place(self) -> str:
        """Where the words stood, such as ``¶5 s1``."""
        return glossary.place(self.paragraph, self.sentence)


class Found(NamedTuple):
    """What became of an anchor; offsets and place are ``None`` where nothing is attached.

    ``score``, 0 to 1, compares the words without figures, currencies and negations; ``differs`` names these and others,
    and of lost words the sentences that hold the same, which others are at home in.
    """

    anchor: Anchor
    verdict: Verdict
    score: float
    start: int | None = None
    end: int | None = None
    paragraph: int | None = None
    sentence: int | None = None
    differs: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where the words stand now; empty where nothing is attached."""
        return glossary.place(self.paragraph, self.sentence) if self.paragraph and self.sentence else ""


def fingerprint(text: str) -> str:
    """SHA-256 of the UTF-8 bytes of the ``canonical`` text."""
    return hashlib.sha256(canonical(text).encode("utf-8", "surrogatepass")).hexdigest()


def canonical(text: str) -> str:
    """The text with line feeds between its paragraphs and none at the end, whatever the line ends and last blanks."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip()


def verdicts(text: str, anchors: Sequence[Anchor]) -> list[Found]:
    """What became of each anchor in ``text``, in the order of ``anchors``."""
    copy = Copy(text)
    witness = _Witness(anchors, [copy.same(anchor.words) for anchor in anchors])
    standing = witness.settled(witness.choices())
    held = {token for found in standing if len(found) == 1 for token in range(found[0].first, found[0].last)}
    homes = witness.homes(standing, copy.sentences)
    near = [
        found or copy.similar(anchor.words, homes[anchor.paragraph, anchor.sentence], held)
        for anchor, found in zip(anchors, standing, strict=True)
    ]
    settled = zip(anchors, witness.settled(near), witness.same, strict=True)
    return [_found(copy, anchor, found, elsewhere) for anchor, found, elsewhere in settled]


def worst_first(found: Iterable[Found]) -> list[Found]:
    """The verdicts that most need a person before the others; equals keep their order."""
    return sorted(found, key=lambda one: get_args(Verdict).index(one.verdict))


def _found(copy: Copy, anchor: Anchor, found: list[Passage], elsewhere: list[Passage]) -> Found:
    if not found:
        places = dict.fromkeys(glossary.place(*passage.sentence[:2]) for passage in elsewhere)
        return Found(anchor, "lost", 0.0, differs=(f"the same words: {', '.join([*places][:FEW])}",) if places else ())
    if len(found) > 1:
        return Found(anchor, "ambiguous", found[0].score)
    passage, (start, end) = found[0], copy.offsets(found[0])
    paragraph, sentence = passage.sentence[:2]
    verdict: Verdict = "ok" if (paragraph, sentence) == (anchor.paragraph, anchor.sentence) else "moved"
    if copy.text[start:end] != anchor.words:
        verdict = "changed" if passage.differs else "typography"
    return Found(anchor, verdict, passage.score, start, end, paragraph, sentence, passage.differs)


class _Witness:
    """Where each place went, as all the anchors together tell it.

    ``around[p][n]`` counts the anchors in and next to paragraph ``p`` whose words stand ``n`` paragraphs further on,
    ``inside[p, n, m]`` those in ``p`` whose words stand ``n`` paragraphs and ``m`` sentences further on.
    """

    def __init__(self, anchors: Sequence[Anchor], same: Passages) -> None:
        self.places = [(anchor.paragraph, anchor.sentence) for anchor in anchors]
        self.sizes, self.same = Counter(self.places), same
        self.around: defaultdict[int, Counter[int]] = defaultdict(Counter)
        self.inside: Counter[tuple[int, int, int]] = Counter()
        for (paragraph, sentence), found in zip(self.places, same, strict=True):
            at = {passage.sentence for passage in found}
            shifts = {(one.paragraph - paragraph, one.sentence - sentence) for one in at}
            self.inside.update((paragraph, *shift) for shift in shifts)
            for near in range(paragraph - 1, paragraph + 2):
                self.around[near].update({shift for shift, _ in shifts})

    def choices(self) -> Passages:
        """For each anchor the passage most others speak for, else the one at its place, else all that are left."""
        return [self._choice(place, found) for place, found in zip(self.places, self.same, strict=True)]

    def _choice(self, place: Place, found: list[Passage]) -> list[Passage]:
        weights = {at: self._weight(place, at) for at in {passage.sentence for passage in found}}
        left = [passage for passage in found if weights[passage.sentence] == max(weights.values())]
        here = [passage for passage in left if passage.sentence[:2] == place] or left
        return here[:1] if len({passage.sentence for passage in here}) == 1 else left

    def _weight(self, place: Place, at: Sentence) -> tuple[int, int]:
        paragraph, sentence = place
        shift = at.paragraph - paragraph
        return self.around[paragraph][shift], self.inside[paragraph, shift, at.sentence - sentence]

    def settled(self, passages: Passages) -> Passages:
        """The passages without those in a sentence that is not their place's.

        A sentence that several places claim, or that holds none of a place's words unchanged, is its own only if it
        holds half of its anchors, and no other claim has more anchors behind it.
        """
        single = [(place, found[0]) for place, found in zip(self.places, passages, strict=True) if len(found) == 1]
        shares = Counter((place, passage.sentence) for place, passage in single)
        claims: defaultdict[Sentence, dict[Place, int]] = defaultdict(dict)
        for place, at in shares:
            claims[at][place] = self._weight(place, at)[0]
        own = {(place, one.sentence) for place, one in single if not one.differs and len(claims[one.sentence]) == 1}
        own |= {
            (place, at)
            for (place, at), share in shares.items()
            if 2 * share >= self.sizes[place] and claims[at][place] == max(claims[at].values())
        }
        pairs = zip(self.places, passages, strict=True)
        return [
            found if len(found) > 1 else [one for one in found if (place, one.sentence) in own]
            for place, found in pairs
        ]

    def homes(self, standing: Passages, sentences: Iterable[Sentence]) -> dict[Place, list[Sentence]]:
        """Where to look for what is left of each place: where its other anchors stand, else near, where nobody's do."""
        homes: dict[Place, dict[Sentence, None]] = {place: {} for place in self.places}
        for place, found in zip(self.places, standing, strict=True):
            homes[place] |= {passage.sentence: None for passage in found if len(found) == 1}
        taken = {sentence for home in homes.values() for sentence in home}
        free: defaultdict[int, list[Sentence]] = defaultdict(list)
        for sentence in sentences:
            free[sentence.paragraph] += [sentence] if sentence not in taken else []
        return {
            place: [*home] or [one for paragraph in self._likely(place[0]) for one in free[paragraph]]
            for place, home in homes.items()
        }

    def _likely(self, paragraph: int) -> list[int]:
        shifts = self.around[paragraph] or Counter([0])
        return sorted(paragraph + shift for shift, votes in shifts.items() if 2 * votes >= max(shifts.values()))

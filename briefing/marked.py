"""A text with the words that items rest on marked in their places; without the text, those words alone."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple, Self

from briefing.anchors import Anchor, Found, Sentence, sentences

GAP = " … "


class Piece(NamedTuple):
    """Words in a row, and the items whose evidence they belong to; ``changed`` where they are not what they were."""

    words: str
    items: tuple[str, ...] = ()
    changed: bool = False


class Line(NamedTuple):
    """A sentence in its place, both counted from 1, in pieces."""

    paragraph: int
    sentence: int
    pieces: tuple[Piece, ...]

    @property
    def items(self) -> list[str]:
        """The items that rest on the sentence, in the order of their words."""
        return list(dict.fromkeys(item for piece in self.pieces for item in piece.items))

    def only(self, items: Collection[str]) -> Self:
        """The same sentence marked for some items alone; words between gaps that were theirs go with the others."""
        kept = [piece._replace(items=tuple(item for item in piece.items if item in items)) for piece in self.pieces]
        gaps = any(piece.words == GAP for piece in self.pieces)
        shown = [new for old, new in zip(self.pieces, kept, strict=True) if new.items or not (gaps and old.items)]
        return self._replace(pieces=tuple(piece for piece, _ in groupby(shown)))


def lines(text: str, found: Iterable[Found]) -> list[Line]:
    """The sentences of ``text``, cut where marks begin and end; what was not found in it marks nothing."""
    marks = sorted((one for one in found if one.start is not None), key=lambda one: (one.start, one.end))
    return [Line(at.paragraph, at.sentence, _pieces(text, at, marks)) for at in sentences(text)]


def _pieces(text: str, at: Sentence, marks: Sequence[Found]) -> tuple[Piece, ...]:
    inside = [one for one in marks if _start(one) < at.end and _end(one) > at.start]
    cuts = {at.start, at.end} | {min(max(cut, at.start), at.end) for one in inside for cut in (_start(one), _end(one))}
    return tuple(_piece(text, start, end, inside) for start, end in pairwise(sorted(cuts)))


def _piece(text: str, start: int, end: int, marks: Sequence[Found]) -> Piece:
    over = [one for one in marks if _start(one) <= start and _end(one) >= end]
    items = dict.fromkeys(one.anchor.item_id for one in over)
    return Piece(text[start:end], tuple(items), any(one.verdict == "changed" for one in over))


def known(anchors: Iterable[Anchor], places: Iterable[tuple[int, int]]) -> list[Line]:
    """What may be shown of the sentences at ``places`` without the text: the anchors, parted by dots."""
    by_place = {at: [*group] for at, group in groupby(sorted(anchors, key=_place), key=_place)}
    return [Line(*at, _between_gaps(by_place.get(at, []), first=at[1] == 1)) for at in places]


def _between_gaps(anchors: Iterable[Anchor], *, first: bool) -> tuple[Piece, ...]:
    """Words between dots. Dots end a sentence, so that the next begins with none; the ``first`` of a paragraph does."""
    by_words: dict[str, list[str]] = {}
    for anchor in anchors:
        by_words.setdefault(anchor.words, []).append(anchor.item_id)
    marks = [Piece(words, tuple(dict.fromkeys(items))) for words, items in by_words.items()]
    parted = (Piece(GAP), *(piece for mark in marks for piece in (mark, Piece(GAP))))
    return parted if first or not marks else parted[1:]


def _place(anchor: Anchor) -> tuple[int, int]:
    return anchor.paragraph, anchor.sentence


def _start(one: Found) -> int:
    return one.start or 0


def _end(one: Found) -> int:
    return one.end or 0

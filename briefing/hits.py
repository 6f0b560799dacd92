"""Where the words of a search stand in a text, as the filter ``words`` finds them."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from briefing.wording import EVEN

Span = tuple[int, int]
WORD = re.compile(r"[\w*]+")
MASK = re.compile(r"(?<![^\W_])[^\W_]+\*(?:[^\W_]|\*)*")


def hits(text: str, words: Sequence[str]) -> list[Span]:
    """The code points, first and past the last, of every word that holds one of ``words``; in order, none touching
    another.

    Case, accents and the look of apostrophes, dashes and quotation marks do not count, and an asterisk in the text
    stands for any one letter.
    """
    if not (wanted := [word for word in (_folded(word)[0] for word in words) if word]):
        return []
    plain, places = _folded(text)
    whole = [word.span() for word in WORD.finditer(plain)] or [(0, 0)]
    found = sorted({_whole(whole, *span) for span in (*_plainly(plain, wanted), *_masked(plain, wanted))})
    joined: list[Span] = []
    for first, last in found:
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return [(places[first], places[last]) for first, last in joined]


def _whole(words: Sequence[Span], first: int, last: int) -> Span:
    """The span, made longer until it cuts no word; ``words`` in order."""
    before = words[max(bisect_right(words, (first, inf)) - 1, 0)]
    after = words[max(bisect_left(words, (last, 0)) - 1, 0)]
    return before[0] if before[0] <= first < before[1] else first, after[1] if after[0] < last < after[1] else last


def _plainly(text: str, words: Iterable[str]) -> Iterator[Span]:
    for word in words:
        for found in re.finditer(f"(?={re.escape(word)})", text):
            yield found.start(), found.start() + len(word)


def _masked(text: str, words: Sequence[str]) -> Iterator[Span]:
    for mask in MASK.finditer(text):
        for word in words:
            if len(word) <= len(mask.group()) and all(map(_hides, mask.group(), word)):
                yield mask.start(), mask.start() + len(word)


def _hides(sign: str, letter: str) -> bool:
    return sign in ("*", letter)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in small letters, plain typography and without accents, and for each of its characters, and its end, the
    place in ``text``."""
    signs, places = [], []
    for place, sign in enumerate(text.translate(EVEN)):
        for part in unicodedata.normalize("NFD", sign.lower()):
            if unicodedata.category(part) != "Mn":
                signs.append(part)
                places.append(place)
    return "".join(signs), [*places, len(text)]

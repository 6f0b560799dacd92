"""Where the words of a search stand in a text, as the filter ``words`` finds them."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import category, normalize

from briefing.wording import EVEN

Span = tuple[int, int]
# Scripts in which what is sought may stand within a word. The same as in queries/schema/3_card.sql, which says why.
UNPARTED = (
    "[\u0590-\u08ff\u0e00-\u109f\u1780-\u17ff\u2e80-\u312f\u31a0-\u9fff"
    "\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff\uff66-\uff9f\U00020000-\U0003ffff]"
)
LETTER = rf"(?!{UNPARTED})[^\W_]"
BEGINNING = rf"(?:(?<![^\W_])|(?<={UNPARTED}))"
MASK = re.compile(r"(?<![^\W_])[^\W_]+\*(?:[^\W_]|\*)*")


def hits(text: str, words: Sequence[str]) -> list[Span]:
    """The code points, first and past the last, of every word that begins with one of ``words``; in order, none
    touching another.

    Case, accents and the look of apostrophes, dashes and quotation marks do not count, and an asterisk in the text
    stands for any one letter. What begins with a sign, or is of a script without blanks, is found within words too.
    """
    wanted = [word for word in (_folded(normalize("NFC", word))[0] for word in words) if word]
    plain, places = _folded(text) if wanted else ("", [])
    joined: list[Span] = []
    for first, last in sorted({span for word in wanted for span in (*_plainly(plain, word), *_masked(plain, word))}):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return [(places[first], places[last]) for first, last in joined]


def _plainly(text: str, word: str) -> Iterator[Span]:
    """Where the word stands, with the rest of the one that it begins."""
    before = BEGINNING if re.match(LETTER, word) else ""
    after = rf"(?:{LETTER}|\*)*" if re.match(LETTER, word[-1]) else ""
    for found in re.finditer(f"(?=({before}{re.escape(word)}{after}))", text):
        yield found.span(1)


def _masked(text: str, word: str) -> Iterator[Span]:
    for mask in MASK.finditer(text):
        if len(word) <= len(mask.group()) and all(map(_hides, mask.group(), word)):
            yield mask.span()


def _hides(sign: str, letter: str) -> bool:
    return sign in ("*", letter)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in small letters, plain typography and without accents, and for each of its characters, and its end, the
    place in ``text``."""
    signs, places = [], []
    for place, sign in enumerate(text.translate(EVEN)):
        bare = (part for part in normalize("NFD", sign.lower()) if category(part)[0] != "M")
        # Put together again: a syllable of Hangul is no beginning of another.
        for part in normalize("NFC", "".join(bare)):
            signs.append(part)
            places.append(place)
    return "".join(signs), [*places, len(text)]

"""What words say: their tokens, when two wordings say the same, and what differs where they do not.

A token is a word, a figure or a sign in plain typography: straight quotes, one hyphen for any dash, composed accents.
Letters masked by ``*`` stay masked; each stands for one or more. Case, figures and currency signs are never folded.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

APOSTROPHES, DASHES, UNSEEN = "'‘’‚‛ʼ′`´", "-‐‑‒–—―−", "\u00ad\u200b\u2060\ufeff"
FOLD = str.maketrans(
    dict.fromkeys('"“”„‟«»″', '"')
    | dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(DASHES, "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
    | dict.fromkeys(UNSEEN, "")
    | {"…": "..."}
    | {chr(ligature): unicodedata.normalize("NFKC", chr(ligature)) for ligature in range(0xFB00, 0xFB07)}
)
# A straightened copy must count the same sentences; one for one keeps the offsets.
EVEN = {code: fold for code, fold in FOLD.items() if len(fold) == 1}

MARKS = "".join(mark for mark in map(chr, range(0x300, 0x10000)) if unicodedata.category(mark)[0] == "M")
INSIDE = rf"[\w{MARKS}{UNSEEN}]"
TOKEN = re.compile(
    rf"(?:(?<![\w.,])[.,](?=\d))?{INSIDE}"
    rf"(?:{INSIDE}|(?<=\d)[.,](?=\d)|(?<!\d)\*+|[{APOSTROPHES}](?![sS]\b)(?=[^\W\d]))*"
    rf"|[{DASHES}]+|(?:\.\.|…)[.…]*|\S"
)
NUMBER = re.compile(
    r"(?i)[.,]?\d+(?:[.,]\d+)*|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|[mbtr]+illions?)$"
)
CURRENCY = re.compile(r"(?i)dollars?|euros?|pesos?|pounds?|yen|yuan|rubles?|USD|EUR|GBP|MXN|COP|CAD")
NEGATION = re.compile(r"(?i)^(?:no|not|never|nor|neither|none|nobody|nothing|nowhere|without)$|(?<=^can)not$|n't$")


class Token(NamedTuple):
    """A token in plain typography and its code points in the text it comes from."""

    plain: str
    start: int
    end: int


class Edit(NamedTuple):
    """One token that differs: the old, the new (one may be empty) and where the new stands in its wording."""

    old: str
    new: str
    place: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of ``text`` in order; characters that nobody sees are left out."""
    for word in TOKEN.finditer(text):
        if plain := unicodedata.normalize("NFC", word.group().translate(FOLD)):
            yield Token("-" if plain[0] == "-" else plain, *word.span())


@lru_cache(maxsize=8192)
def gist(plain: str) -> str:
    """A token without figure, currency and negation: a change of these must not hide where the words stand."""
    if unicodedata.category(plain[0]) == "Sc" or CURRENCY.fullmatch(plain):
        return "$"
    return NUMBER.sub("0", NEGATION.sub("", plain))


def joined(words: Iterable[str]) -> str:
    """The words that are not empty, a blank between each."""
    return " ".join(filter(None, words))


@lru_cache(maxsize=4096)
def _letters(mask: str) -> re.Pattern[str]:
    return re.compile(r"[^\s\d']+".join(map(re.escape, mask.split("*"))))


def masks(mask: str, word: str) -> bool:
    """Whether ``mask`` is ``word`` with letters masked; ``dr*g`` masks ``drug``.

    A number, a currency or a negation is never masked: what they say must not pass unseen.
    """
    return "*" in mask[1:] and _letters(mask).fullmatch(word) is not None and gist(word) not in ("", "0", "$")


def edits(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """The tokens that differ between two wordings, masked letters aside."""
    found = (
        Edit("" if op.tag == "insert" else old[op.src_pos], "" if op.tag == "delete" else new[op.dest_pos], op.dest_pos)
        for op in Levenshtein.editops(old, new)
    )
    return [edit for edit in found if not (masks(edit.old, edit.new) or masks(edit.new, edit.old))]


def differs(found: Iterable[Edit]) -> tuple[str, ...]:
    """``digits: 50 → 25``: by kind, what has gone and what has come."""
    kinds: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for old, new, _ in found:
        kinds[_kind(old, new)].append((old, new))
    sides = ((kind, *map(joined, zip(*pairs, strict=True))) for kind, pairs in kinds.items())
    return tuple(f"{kind}: {old or '—'} → {new or '—'}" for kind, old, new in sides)


def _kind(old: str, new: str) -> str:
    tests: dict[str, Callable[[str], object]] = {
        "digits": lambda word: any(map(str.isnumeric, word)),
        "number": NUMBER.search,
        "currency": lambda word: gist(word) == "$",
        "negation": NEGATION.search,
        "name": lambda word: word[0].isupper() and old.casefold() != new.casefold(),
        "words": lambda word: word[0].isalpha(),
    }
    words = [word for word in (old, new) if word]
    return next((kind for kind, test in tests.items() if any(map(test, words))), "punctuation")

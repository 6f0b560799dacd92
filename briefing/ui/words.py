"""Words on the screen. Whatever comes from a data file passes through here before it reaches Markdown."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefing.glossary import Term
from briefing.hits import hits

# Streamlit and its Markdown still act on these after escaping: links, arrows, dashes, its own directives.
_SURVIVORS = re.compile(r"(?<=[:/@])(?=[\w/>@+-])|(?<=[<-])(?=[>-])|(?<=www)(?=\.)|(?<=\w)(?=@)|(?<=:)(?=streamlit:)")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
WORD_JOINER = "\u2060"
# What turns the direction of the words that follow, ours too.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def escaped(text: str) -> str:
    """``text`` as Markdown that shows it as it is: no style, no link, no formula, no colour, no symbol.

    Marks that would act even when escaped are parted by an invisible word joiner.
    """
    return _as_it_is(" ".join(text.split()))


def marked(text: str, sought: Sequence[str]) -> str:
    """``text`` as ``escaped`` gives it, the words that are ``sought`` in it on a coloured ground."""
    text, pieces, end = " ".join(text.split()), [], 0
    for first, last in hits(text, sought):
        pieces += [_as_it_is(text[end:first]), f":yellow-background[{_as_it_is(text[first:last])}]"]
        end = last
    return "".join([*pieces, _as_it_is(text[end:])])


# What many readers see, many times.
@lru_cache(4096)
def _as_it_is(text: str) -> str:
    return _PUNCTUATION.sub(r"\\\1", _SURVIVORS.sub(WORD_JOINER, text.translate(_TURNING)))


def definitions(terms: Iterable[Term]) -> str:
    """Words and what they mean, as a Markdown list."""
    return "\n".join(f"- **{escaped(term.label)}**: {escaped(term.meaning)}" for term in terms)

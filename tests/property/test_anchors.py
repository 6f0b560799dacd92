"""Verdicts on generated texts: words with accents, combining characters and masked letters, quotes, dashes, figures."""

import re
import unicodedata
from itertools import count, product

from hypothesis import given
from hypothesis import strategies as st

from briefing.anchors import Anchor, Found, Sentence, sentences, verdicts

STEMS = [
    "port",
    "smug",
    "dr*g",
    "te**or",
    "café",
    "cafe\u0301",
    "naïve",
    "nai\u0308ve",
    "ship",
    "crate",
    "vault",
    "o\u0302tre",
]
STYLES = ["{}", "{}", "{}", "“{}”", "{}’s", "{} –", "{}—", "({})", "{},", "{}…", "multi-{}"]
FIGURES = ["${} million", "€{}", "{} crates", "{}th", "£{},500"]
SUFFIXES = ["".join(letters) for letters in product("bdfklmnprtvz", repeat=2)]
STRAIGHT = str.maketrans("“”‘’–—", "\"\"''--")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Paragraphs in which no word occurs twice; every sentence holds one figure."""
    number = count()

    def word() -> str:
        stem = draw(st.sampled_from(STEMS)) + SUFFIXES[next(number) % len(SUFFIXES)]
        return draw(st.sampled_from(STYLES)).format(stem)

    def sentence() -> str:
        words = [word() for _ in range(draw(st.integers(4, 7)))]
        figure = draw(st.sampled_from(FIGURES)).format(draw(st.integers(1, 9999)))
        words.insert(draw(st.integers(1, len(words) - 1)), figure)
        return f"The {' '.join(words)} harbour."

    sizes = draw(st.lists(st.integers(1, 3), min_size=2, max_size=5))
    return "\n".join(" ".join(sentence() for _ in range(size)) for size in sizes)


def anchored(text: str) -> list[Anchor]:
    """Two anchors a sentence, which overlap: the words up to and from its middle."""
    found = []
    for at in sentences(text):
        words = text[at.start : at.end].rstrip(".").split(" ")
        middle = len(words) // 2
        for place, some in enumerate((words[max(0, middle - 5) : middle + 2], words[middle - 1 : middle + 7]), 1):
            found.append(Anchor("item", at.paragraph, at.sentence, " ".join(some), place))
    return found


def without(text: str, gone: Sentence) -> str:
    return text[: gone.start] + text[gone.end :]


def of(found: list[Found], at: Sentence) -> list[Found]:
    return [one for one in found if (one.anchor.paragraph, one.anchor.sentence) == at[:2]]


@given(texts())
def test_a_text_holds_its_own_anchors(text: str) -> None:
    for found in verdicts(text, anchored(text)):
        assert (found.verdict, text[found.start : found.end]) == ("ok", found.anchor.words)


@given(texts(), st.integers(1, 3))
def test_paragraphs_on_top_move_every_anchor(text: str, lines: int) -> None:
    for found in verdicts("The new line tells of other things.\n" * lines + text, anchored(text)):
        assert (found.verdict, found.paragraph) == ("moved", found.anchor.paragraph + lines)


@given(texts())
def test_straight_quotes_and_hyphens_change_no_place(text: str) -> None:
    for found in verdicts(text.translate(STRAIGHT), anchored(text)):
        straight = found.anchor.words.translate(STRAIGHT) == found.anchor.words
        assert found.verdict == ("ok" if straight else "typography")
        assert (found.paragraph, found.sentence) == (found.anchor.paragraph, found.anchor.sentence)


@given(texts(), st.sampled_from(["NFC", "NFD"]))
def test_accents_composed_or_combining_are_typography(text: str, form: str) -> None:
    copy = unicodedata.normalize(form, text)
    for found in verdicts(copy, anchored(text)):
        assert found.verdict in ("ok", "typography")
        assert copy[found.start : found.end] == unicodedata.normalize(form, found.anchor.words)


@given(texts(), st.sampled_from(["u", "ou", "é"]), st.booleans())
def test_masked_letters_written_out_or_not_are_typography(text: str, letters: str, written: bool) -> None:
    plain = text.replace("*", letters)
    copy, original = (plain, text) if written else (text, plain)
    for found in verdicts(copy, anchored(original)):
        assert found.verdict in ("ok", "typography")
        assert (found.paragraph, found.sentence) == (found.anchor.paragraph, found.anchor.sentence)


@given(texts(), st.data())
def test_one_changed_figure_changes_exactly_the_anchors_that_hold_it(text: str, data: st.DataObject) -> None:
    figure = data.draw(st.sampled_from(list(re.finditer(r"\d+", text))))
    new = str(data.draw(st.integers(1, 9999).filter(lambda number: str(number) != figure.group())))
    evidence = anchored(text)
    before = verdicts(text, evidence)
    after = verdicts(text[: figure.start()] + new + text[figure.end() :], evidence)
    for old, found in zip(before, after, strict=True):
        assert old.start is not None
        assert old.end is not None
        holds = old.start <= figure.start() and figure.end() <= old.end
        assert found.verdict == ("changed" if holds else "ok")
        assert all(differs.startswith("digits: ") for differs in found.differs)
        assert (found.paragraph, found.sentence) == (old.paragraph, old.sentence)


@given(texts(), st.data())
def test_a_deleted_sentence_loses_its_anchors_and_leaves_the_others(text: str, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(sentences(text)))
    found = verdicts(without(text, gone), anchored(text))
    assert {(one.verdict, one.start) for one in of(found, gone)} == {("lost", None)}
    assert {one.verdict for one in found if one not in of(found, gone)} <= {"ok", "moved"}


@given(texts(), st.sampled_from(["", "The new line tells of other things.\n"]))
def test_of_a_text_pasted_twice_only_a_copy_in_place_is_taken(text: str, top: str) -> None:
    for found in verdicts(top + text + "\n" + text, anchored(text)):
        assert found.verdict == ("ambiguous" if top else "ok")
        assert found.end is None if top else (found.end or 0) <= len(text)


WORDS = st.lists(
    st.sampled_from(["a", "the", "not", "$5", "$50", "5", "dr*g", "drug", "“", "”", "é", "e\u0301", "U.S.", "*"])
)
MESS = st.text(alphabet="ab5$€*.’'“ \n\r\u0301\u00ad\u200b—-", max_size=60) | WORDS.map(" ".join) | st.text(max_size=60)


def figures(words: str) -> list[str]:
    """Digits and currency signs, in order."""
    return [one for one in words if one.isnumeric() or unicodedata.category(one) == "Sc"]


@given(MESS, st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3), MESS), max_size=6))
def test_whatever_the_text_nothing_is_attached_that_is_not_alike(
    text: str, evidence: list[tuple[int, int, str]]
) -> None:
    places = {(at.paragraph, at.sentence): at for at in sentences(text)}
    for found in verdicts(text, [Anchor("item", *one) for one in evidence]):
        if found.start is None or found.end is None:
            assert found.verdict in ("ambiguous", "lost")
            continue
        stands = text[found.start : found.end]
        at = places[found.paragraph or 0, found.sentence or 0]
        assert at.start <= found.start < min(found.end, at.end)
        assert found.score >= 0.9
        assert (found.verdict in ("ok", "moved")) == (stands == found.anchor.words)
        assert found.verdict == "changed" or figures(stands) == figures(found.anchor.words)
        assert (found.verdict == "changed") == bool(found.differs)

"""Marks change no word of a text, whatever the text and wherever they stand."""

from hypothesis import given
from hypothesis import strategies as st

from briefing import anchors
from briefing.anchors import Anchor, Found
from briefing.marked import lines

TEXTS = st.text(st.sampled_from("ab é*.“”\n $5́"), max_size=80)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Found]]:
    text = draw(TEXTS)
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=6))
    marks = [
        Found(Anchor(f"d/{number}", 1, 1, text[min(span) : max(span)]), "ok", 1.0, min(span), max(span))
        for number, span in enumerate(spans)
    ]
    return text, marks


@given(marked())
def test_the_pieces_of_a_sentence_are_the_sentence(case: tuple[str, list[Found]]) -> None:
    text, marks = case
    spans = anchors.sentences(text)
    found = lines(text, marks)
    assert ["".join(piece.words for piece in line.pieces) for line in found] == [
        text[at.start : at.end] for at in spans
    ]


@given(marked())
def test_a_character_bears_exactly_the_items_whose_marks_cover_it(case: tuple[str, list[Found]]) -> None:
    text, marks = case
    for line, at in zip(lines(text, marks), anchors.sentences(text), strict=True):
        place = at.start
        for piece in line.pieces:
            for offset in range(place, place + len(piece.words)):
                over = {one.anchor.item_id for one in marks if one.start <= offset < one.end}
                assert set(piece.items) == over
            place += len(piece.words)

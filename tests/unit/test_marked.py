"""A text in pieces: nothing lost, nothing added, every mark in its place."""

from briefing import anchors
from briefing.anchors import Anchor
from briefing.marked import GAP, Line, Piece, known, lines
from briefing.ui.text import paragraphs

TEXT = "The police check every ship. They held Ada Quay on the pier.\nNothing else is known of the case."
CHECK = Anchor("a/checks", 1, 1, "check every ship")
ARREST = Anchor("a/arrest", 1, 2, "held Ada Quay")
PLACE = Anchor("a/place", 1, 2, "Quay on the pier")


def read(*asked: Anchor) -> list[Line]:
    return lines(TEXT, anchors.verdicts(TEXT, asked))


def test_pieces_make_up_their_sentence() -> None:
    found = read(CHECK, ARREST, PLACE)
    assert [(line.paragraph, line.sentence) for line in found] == [(1, 1), (1, 2), (2, 1)]
    assert ["".join(piece.words for piece in line.pieces) for line in found] == [
        "The police check every ship.",
        "They held Ada Quay on the pier.",
        "Nothing else is known of the case.",
    ]


def test_where_marks_overlap_the_words_belong_to_both_items() -> None:
    pieces = {piece.words: piece.items for piece in read(ARREST, PLACE)[1].pieces}
    assert pieces["held Ada "] == ("a/arrest",)
    assert pieces["Quay"] == ("a/arrest", "a/place")
    assert pieces[" on the pier"] == ("a/place",)


def test_a_sentence_on_which_nothing_rests_has_no_items() -> None:
    assert [line.items for line in read(CHECK)] == [["a/checks"], [], []]


def test_what_is_lost_marks_nothing_and_what_has_changed_is_told() -> None:
    text = TEXT.replace("held Ada Quay", "questioned nobody").replace("every ship", "every 2 ships")
    found = lines(text, anchors.verdicts(text, [ARREST, Anchor("a/checks", 1, 1, "police check every ship")]))
    assert all("a/arrest" not in line.items for line in found)
    changed = lines(
        TEXT.replace("every", "50"),
        anchors.verdicts(TEXT.replace("every", "50"), [CHECK._replace(words="check 25 ship")]),
    )
    assert [piece.words for line in changed for piece in line.pieces if piece.changed] == ["check 50 ship"]


def test_without_the_text_the_anchors_stand_alone_in_their_sentences() -> None:
    found = known([ARREST, CHECK, PLACE._replace(words="held Ada Quay")], [(1, 1), (1, 2), (2, 1)])
    assert [piece.words for piece in found[0].pieces] == [GAP, "check every ship", GAP]
    assert [piece.words for piece in found[1].pieces] == ["held Ada Quay", GAP]
    assert found[1].pieces[0].items == ("a/arrest", "a/place")
    assert found[2].items == []


def test_marks_of_some_items_alone_keep_the_words_of_a_text_and_leave_out_anchors_without_it() -> None:
    whole = read(ARREST, PLACE)[1].only({"a/place"})
    assert "".join(piece.words for piece in whole.pieces) == "They held Ada Quay on the pier."
    assert whole.items == ["a/place"]
    (alone,) = known([ARREST, PLACE], [(1, 2)])
    assert [piece.words for piece in alone.only({"a/place"}).pieces] == [GAP, "Quay on the pier", GAP]


def test_sentences_bear_numbers_where_there_are_several_and_say_why_one_carries_nothing() -> None:
    told = paragraphs(known([Anchor("a/b", 1, 1, "every ship", 1)], [(1, 1), (1, 2), (2, 1)]), {(1, 2): "date only"})
    assert [[one["number"] for one in part["sentences"]] for part in told] == [["s1", "s2"], [""]]
    assert [one["why"] for one in told[0]["sentences"]] == ["", "date only"]
    assert told[1]["sentences"][0]["bare"] == "no item rests on this sentence"
    [alone] = paragraphs(known([Anchor("a/b", 1, 2, "every ship", 1)], [(1, 2)]), {})
    assert alone["sentences"][0]["number"] == "s2"


def test_paragraphs_in_a_row_of_which_nothing_is_shown_are_one() -> None:
    shown = known([Anchor("a/b", 3, 1, "every ship", 1)], [(1, 1), (2, 1), (2, 2), (3, 1), (4, 1)])
    told = paragraphs(shown, {})
    assert [part["number"] for part in told] == ["1–2", "3", "4"]
    assert [sentence["place"] for sentence in told[0]["sentences"]] == ["¶1 s1", "¶2 s1", "¶2 s2"]
    assert [part["items"] for part in told] == [[], ["a/b"], []]
    whole = paragraphs([Line(number, 1, (Piece("Words."),)) for number in (1, 2)], {})
    assert [part["number"] for part in whole] == ["1", "2"], "of a copy every paragraph is shown"

"""What becomes of anchors when the text under them changes, on an invented story of harbour customs."""

import hashlib
import time
import unicodedata
from collections import Counter
from itertools import product

import pytest

from briefing import anchors
from briefing.anchors import Anchor, Found, verdicts, worst_first

STORY = """\
PORT ALBA, D.C. — In a turn that startled the quays, Customs Chief Inés Marlow has given the U.S. harbour fleet leave \
to board tankers at night.
First reported by The Alba Lantern, the leave covers 14 berths on both banks. Boarding parties may not carry rifles, \
Mr. Ott of St. Brendan’s Pier said.
“The quay is ours again.” Marlow smiled – briefly – and left for the U.S. Her deputy stayed behind to count the crates.
In a bold step, the Customs and Treasury Offices announced a $50 million reward for news of Captain Jonas Brandt’s \
hidden dr*g store. A further €750,000 waits for whoever names the te**orist cell’s banker.
Meanwhile, the Coast Guard recently stopped Rafael Quintero-Lund, a known smuggler linked to the 9th Pier Crew. \
Officials say he came ashore illegally in 2015 and was sought for “grave crimes… at sea” in his home port.
The crackdown marks Marlow’s hardest anti-smuggling push yet — and opens a new era of U.S. harbour patrols."""
COUNTS = [1, 2, 3, 2, 2, 1]
ANCHORS = [
    Anchor("leave-to-board", 1, 1, "given the U.S. harbour fleet leave to board"),
    Anchor("leave-to-board", 1, 1, "Customs Chief Inés Marlow", 2),
    Anchor("startled", 1, 1, "a turn that startled the quays"),
    Anchor("berths", 2, 1, "the leave covers 14 berths on both banks"),
    Anchor("no-rifles", 2, 2, "Boarding parties may not carry rifles"),
    Anchor("no-rifles", 2, 2, "Mr. Ott of St. Brendan’s Pier said", 2),
    Anchor("ours-again", 3, 1, "“The quay is ours again.”"),
    Anchor("marlow-left", 3, 2, "smiled – briefly – and left for the U.S."),
    Anchor("deputy", 3, 3, "Her deputy stayed behind to count the crates"),
    Anchor("brandt-reward", 4, 1, "a $50 million reward for news of"),
    Anchor("brandt-reward", 4, 1, "the Customs and Treasury Offices announced", 2),
    Anchor("store", 4, 1, "Captain Jonas Brandt’s hidden dr*g store"),
    Anchor("banker-reward", 4, 2, "€750,000 waits for whoever names"),
    Anchor("banker-reward", 4, 2, "the te**orist cell’s banker", 2),
    Anchor("stopped", 5, 1, "the Coast Guard recently stopped Rafael Quintero-Lund"),
    Anchor("crew", 5, 1, "linked to the 9th Pier Crew"),
    Anchor("came-ashore", 5, 2, "came ashore illegally in 2015"),
    Anchor("sought", 5, 2, "was sought for “grave crimes… at sea”"),
    Anchor("hardest", 6, 1, "Marlow’s hardest anti-smuggling push yet"),
    Anchor("new-era", 6, 1, "a new era of U.S. harbour patrols"),
]


def told(text: str) -> dict[str, str]:
    """The words of each anchor and the verdict on them."""
    return {found.anchor.words: found.verdict for found in verdicts(text, ANCHORS)}


def only(text: str) -> Found:
    """The one anchor that is not ``ok``."""
    (found,) = [found for found in verdicts(text, ANCHORS) if found.verdict != "ok"]
    return found


def test_the_text_itself_holds_every_anchor_where_it_says() -> None:
    found = verdicts(STORY, ANCHORS)
    assert {one.verdict for one in found} == {"ok"}
    assert [STORY[one.start : one.end] for one in found] == [anchor.words for anchor in ANCHORS]
    assert [(one.paragraph, one.sentence) for one in found] == [(one.paragraph, one.sentence) for one in ANCHORS]
    assert [one.anchor for one in found] == ANCHORS


def test_a_paragraph_on_top_moves_every_anchor_down_by_one() -> None:
    found = verdicts("A line from the editor. It has two sentences.\n" + STORY, ANCHORS)
    assert {one.verdict for one in found} == {"moved"}
    assert [one.paragraph for one in found] == [anchor.paragraph + 1 for anchor in ANCHORS]


def test_straight_quotes_and_hyphens_are_typography_and_nothing_else_is() -> None:
    straight = STORY.translate(str.maketrans("“”‘’–—", "\"\"''--"))
    for words, verdict in told(straight).items():
        assert verdict == ("typography" if set(words) & set("“”’–—") else "ok"), words


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("…", "..."),
        ("—", "--"),
        ("the U.S. harbour", "the\u00a0U.S.  harbour"),
        ("smuggling", "smug\u00adgling"),
        ("Officials", "O\ufb03cials"),
        ("dr*g", "drug"),
        ("te**orist", "terrorist"),
        ("smuggler", "smu**ler"),
    ],
)
def test_spelling_the_same_words_otherwise_loses_and_moves_nothing(old: str, new: str) -> None:
    assert set(told(STORY.replace(old, new)).values()) <= {"ok", "typography"}


@pytest.mark.parametrize(
    ("words", "masked"),
    [("fifty crates", "f***y crates"), ("he could not carry", "he could n*t carry"), ("five pesos", "five p*sos")],
)
def test_a_mask_hides_no_number_no_currency_and_no_negation(words: str, masked: str) -> None:
    for old, new in ((words, masked), (masked, words)):
        (found,) = verdicts(f"They say {new} at night.", [Anchor("a", 1, 1, old)])
        assert found.verdict in ("changed", "lost"), (old, new)


def test_a_text_of_thousands_of_masked_words_is_judged_at_once() -> None:
    text = " ".join(f"{first}*{a}{b}{c}" for first in "abcdefgh" for a, b, c in product("abcdefghijkl", repeat=3))
    started = time.perf_counter()
    assert {one.verdict for one in verdicts(text, ANCHORS)} == {"lost"}
    assert time.perf_counter() - started < 10


def test_accents_written_as_combining_characters_are_typography_at_offsets_in_code_points() -> None:
    text = unicodedata.normalize("NFD", STORY)
    found = {one.anchor.words: one for one in verdicts(text, ANCHORS)}
    accented = found["Customs Chief Inés Marlow"]
    assert accented.verdict == "typography"
    assert text[accented.start : accented.end] == unicodedata.normalize("NFD", "Customs Chief Inés Marlow")
    assert Counter(one.verdict for one in found.values()) == {"typography": 1, "ok": len(ANCHORS) - 1}


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        ("$50", "$25", ("digits: 50 → 25",)),
        ("$50", "€50", ("currency: $ → €",)),
        ("$50", "£5", ("currency: $ → £", "digits: 50 → 5")),
        ("million", "billion", ("number: million → billion",)),
        ("750,000", "750.000", ("digits: 750,000 → 750.000",)),
        ("2015", "2016", ("digits: 2015 → 2016",)),
        ("2015", "２０１５", ("digits: 2015 → ２０１５",)),
        ("9th", "19th", ("digits: 9th → 19th",)),
        ("may not carry", "may carry", ("negation: not → —",)),
        ("was sought", "was never sought", ("negation: — → never",)),
        ("Jonas Brandt", "Jonas Brand", ("name: Brandt → Brand",)),
        ("Offices announced", "Offices renounced", ("words: announced → renounced",)),
        ("“The quay is ours again.”", "The quay is ours again.", ('punctuation: " " → —',)),
    ],
)
def test_exactly_the_anchor_whose_words_changed_is_changed_and_names_what_differs(
    old: str, new: str, differs: tuple[str, ...]
) -> None:
    assert STORY.count(old) == 1
    found = only(STORY.replace(old, new))
    assert (found.verdict, found.differs) == ("changed", differs)
    assert found.score >= 0.9
    assert (found.paragraph, found.sentence) == (found.anchor.paragraph, found.anchor.sentence)


def test_a_figure_is_not_found_in_a_longer_one() -> None:
    anchor = Anchor("fee", 1, 1, "a fee of $5")
    for longer in ("$50", "$5.5", "$5,000", "$5m", "$5*"):
        (found,) = verdicts(f"They paid a fee of {longer} each.", [anchor])
        assert found.verdict == ("ok" if longer == "$5*" else "changed"), longer


def test_a_change_in_a_text_that_also_moved_is_found_where_its_neighbours_went() -> None:
    found = {one.anchor.words: one for one in verdicts("Top.\nTop again.\n" + STORY.replace("$50", "$25"), ANCHORS)}
    reward = found.pop("a $50 million reward for news of")
    assert (reward.verdict, reward.paragraph) == ("changed", 6)
    assert {one.verdict for one in found.values()} == {"moved"}


@pytest.mark.parametrize("gone", anchors.sentences(STORY), ids=lambda gone: f"{gone.paragraph}.{gone.sentence}")
def test_a_deleted_sentence_loses_its_anchors_and_no_other(gone: anchors.Sentence) -> None:
    for found in verdicts(STORY[: gone.start] + STORY[gone.end :], ANCHORS):
        if (found.anchor.paragraph, found.anchor.sentence) == gone[:2]:
            assert found == Found(found.anchor, "lost", 0.0)
        else:
            assert found.verdict in ("ok", "moved")


def test_words_that_recur_in_a_sentence_of_others_do_not_stand_in_for_a_deleted_one() -> None:
    text = "The fleet was ready. It sailed.\nThe harbour slept.\nCrews said the fleet was ready for the storm."
    evidence = [
        Anchor("a", 1, 1, "fleet was ready"),
        Anchor("b", 1, 2, "It sailed"),
        Anchor("c", 2, 1, "The harbour slept"),
        Anchor("d", 3, 1, "ready for the storm"),
        Anchor("e", 3, 1, "Crews said"),
    ]
    assert {one.verdict for one in verdicts(text, evidence)} == {"ok"}
    cut = text.removeprefix("The fleet was ready. ")
    lost, *others = verdicts(cut, evidence)
    assert [one.verdict for one in (lost, *others)] == ["lost", "moved", "ok", "ok", "ok"]
    assert lost.differs == ("the same words: ¶3 s1",)


def test_another_reward_does_not_pass_for_a_deleted_one() -> None:
    text = "They offer a $50 million reward for Ott. They offer a $10 million reward for Lund."
    evidence = [Anchor("ott", 1, 1, "a $50 million reward"), Anchor("lund", 1, 2, "a $10 million reward for Lund")]
    assert [one.verdict for one in verdicts(text[41:], evidence)] == ["lost", "moved"]


def test_a_sentence_without_evidence_does_not_pass_for_a_deleted_one_by_one_likeness_of_several() -> None:
    text = "Ott’s aide saw a $50 million reward on Monday. The rain made it a $10 million reward at best. So it was."
    evidence = [
        Anchor("a", 1, 1, "a $50 million reward"),
        Anchor("b", 1, 1, "Ott’s aide saw"),
        Anchor("c", 1, 1, "on Monday"),
        Anchor("d", 1, 3, "So it was"),
    ]
    assert [one.verdict for one in verdicts(text, evidence)] == ["ok"] * 4
    assert [one.verdict for one in verdicts(text[47:], evidence)] == ["lost", "lost", "lost", "moved"]


def test_a_figure_that_another_anchor_still_finds_is_not_what_a_changed_one_became() -> None:
    text = "They offer a $50 million reward for Ott and a $25 million reward for Lund."
    evidence = [Anchor("ott", 1, 1, "a $50 million reward"), Anchor("lund", 1, 1, "a $25 million reward")]
    copy = text.replace("$50", "$40")
    ott, lund = verdicts(copy, evidence)
    assert (ott.verdict, ott.differs, lund.verdict) == ("changed", ("digits: 50 → 40",), "ok")
    assert copy[ott.start : ott.end] == "a $40 million reward"


def test_words_that_are_less_than_alike_are_lost() -> None:
    for old, new in (("hidden dr*g store", "open flower shop"), ("Jonas Brandt’s hidden", "Otto Falk’s hidden")):
        found = only(STORY.replace(old, new))
        assert (found.anchor.item_id, found.verdict, found.start) == ("store", "lost", None)


def test_words_that_recur_go_where_their_neighbours_went() -> None:
    text = "The fleet was ready.\nIn May the fleet was ready.\nThe harbour slept."
    evidence = [
        Anchor("a", 1, 1, "The fleet was"),
        Anchor("b", 2, 1, "fleet was ready"),
        Anchor("c", 3, 1, "The harbour slept"),
    ]
    found = verdicts("A new line.\n" + text, evidence)
    assert [(one.verdict, one.paragraph) for one in found] == [("moved", 2), ("moved", 3), ("moved", 4)]


def test_a_text_pasted_twice_is_never_attached_to_the_second_copy() -> None:
    for join in ("\n", "\n\n", " "):
        found = verdicts(STORY + join + STORY, ANCHORS)
        assert {one.verdict for one in found} == {"ok"}
        assert all(one.end is not None and one.end <= len(STORY) for one in found)


def test_a_text_pasted_twice_below_another_line_is_ambiguous_and_attached_nowhere() -> None:
    found = verdicts("A line.\n" + STORY + "\n" + STORY, ANCHORS)
    assert {(one.verdict, one.start, one.paragraph) for one in found} == {("ambiguous", None, None)}


def test_a_change_that_could_be_either_of_two_is_ambiguous() -> None:
    anchor = Anchor("a", 1, 1, "a fine of $5 million")
    (found,) = verdicts("He owes a fine of $6 million and she owes a fine of $7 million.", [anchor])
    assert (found.verdict, found.start) == ("ambiguous", None)


def test_words_of_another_text_and_no_words_are_lost() -> None:
    assert {one.verdict for one in verdicts("A recipe. Two eggs.", ANCHORS)} == {"lost"}
    assert {one.verdict for one in verdicts("", ANCHORS)} == {"lost"}
    assert [one.verdict for one in verdicts(STORY, [Anchor("empty", 1, 1, " ")])] == ["lost"]
    assert verdicts(STORY, []) == []


def test_the_worst_verdicts_come_first_and_equals_keep_their_order() -> None:
    text = STORY.replace("$50", "$25").replace("“The quay is ours again.” ", "").replace("Brendan’s", "Brendan's")
    found = worst_first(verdicts(text, ANCHORS))
    verdict = [one.verdict for one in found]
    assert list(dict.fromkeys(verdict)) == ["lost", "changed", "typography", "moved", "ok"]
    kept = [one.anchor for one in found if one.verdict == "ok"]
    assert kept == [anchor for anchor in ANCHORS if anchor in kept]


def test_the_fingerprint_is_that_of_the_file_whatever_its_line_ends() -> None:
    expected = hashlib.sha256(STORY.encode()).hexdigest()
    for copy in (STORY, STORY + "\n", STORY + " \r\n\n", STORY.replace("\n", "\r\n"), STORY.replace("\n", "\r")):
        assert anchors.fingerprint(copy) == expected
    assert anchors.fingerprint(STORY.replace("$50", "$25")) != expected


def test_paragraphs_are_lines_and_blank_lines_do_not_count() -> None:
    for join in ("\n", "\n\n", "\r\n", "\n \n\n"):
        found = anchors.sentences(STORY.replace("\n", join))
        assert [count for _, count in sorted(Counter(one.paragraph for one in found).items())] == COUNTS


def test_straight_quotes_do_not_change_where_sentences_end() -> None:
    text = "He shouted “Go!” and left. “Why?” asked Ann. “Because.” ‘So it is.’ Nobody spoke."
    straight = text.translate(str.maketrans("“”‘’", "\"\"''"))
    assert anchors.sentences(straight) == anchors.sentences(text)
    assert len(anchors.sentences(text)) == 5


# What the segmenter by itself takes for abbreviations.
WORDS = ["port", "bank", "tax", "bail", "coal", "west", "rest", "century", "joke", "cancer", "stock", "sun", "CEO"]


@pytest.mark.parametrize(
    "parts",
    [
        ["He moved to the U.S. in 2015.", "He left in 2016."],
        ["They came back to the U.S.", "The judge sent them home."],
        ["PORT ALBA, D.C. — In a turn, the office closed."],
        ["Mr. Ott of St. Clair Street met Dr. Ann B. Moore, Lt. Col. Ray and Cmdr. Vega."],
        ["“We will not stop.”", "The minister left the room."],
        ['"We will not stop."', "The minister left the room."],
        ["‘It is done.’", "Then the lights went out."],
        ["He called them “foreign gangs.”", "She disagreed."],
        ["“Will you stay?” she asked.", "He did not answer."],
        ["“We left. ".strip(), "We ran.", "We hid,” he said."],
        ["The fee rose to $2.5 million from $1.2 million.", "It was paid."],
        *([f"The boats left the {word}.", "Officers counted them."] for word in WORDS),
        ["They met at the quay with Customs.", "Police came in.", "Agents said so."],
        ["Gov. Ruiz, Sen. Ana Paz, R-Tex., and Capt. Li met Acme Inc. and Gull Corp. lawyers on Sept. 3 in Va. Beach."],
        ["It was No. 5 of approx. 300 and cost EUR 5."],
        ["He met Pte. Lee of the Regt. today in Regina, Sask. where they live.", "Ret. Gen. Mark Li did not."],
        ["The D.E.A. and the F.B.I. took part at 5 a.m. on Monday.", "It ended."],
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[one.start : one.end] for one in anchors.sentences(text)] == parts

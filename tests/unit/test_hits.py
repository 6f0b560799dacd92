"""The words of a search are marked where the filter finds them."""

from unicodedata import ucd_3_2_0

import pytest

from briefing.filters import Filters
from briefing.hits import hits
from briefing.store import Build
from briefing.wording import EVEN
from tests.choices import searched


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Nicolás Maduro", ["nicolas"], ["Nicolás"]),
        ("dr*g lords and DRUG money", ["drug"], ["dr*g", "DRUG"]),
        ("te**orist", ["terror"], ["te**orist"]),
        ("a tourist", ["terror"], []),
        ("Maduro’s MS‑13", ["maduro's", "ms-13"], ["Maduro’s", "MS‑13"]),
        ("(U.S. law)", ["u.s."], ["U.S."]),
        ("ICE, iced, the police and Justice", ["ice"], ["ICE", "iced"]),
        ("anti-drug", ["drug", "anti-d"], ["anti-drug"]),
        ("anti-drug", ["-drug"], ["-drug"]),
        ("US$25,000 or 250, not 125", ["25"], ["25", "250"]),
        ("$25,000", ["$25,0"], ["$25,000"]),
        ("it’s l'Iran", ["it's", "iran"], ["it’s", "Iran"]),
        ("在ICE执法局的警察", ["ice", "警察", "执"], ["ICE执", "警察"]),
        ("港港港口", ["港港"], ["港港港"]),
        ("ตำรวจท่าเรือ", ["ท่าเรือ"], ["ท่าเรือ"]),
        ("الميناء", ["ميناء"], ["ميناء"]),
        ("порт, аэропорт", ["ПОРТ"], ["порт"]),
        ("बंदरगाह", ["बंदर", "गाह"], ["बंदरगाह"]),
        ("하 항구", ["하"], ["하"]),
        ("5 * 3", ["53"], []),
        ("anything", [], []),
        ("", ["anything"], []),
    ],
)
def test_what_is_sought_is_found_in_its_place(text: str, words: list[str], marked: list[str]) -> None:
    assert [text[first:last] for first, last in hits(text, words)] == marked


def test_the_filter_knows_the_same_looks_of_a_sign_as_the_marks(article: Build) -> None:
    """Blanks part words, so that nobody can search for one."""
    signs = {chr(code): plain for code, plain in EVEN.items() if plain != " "}
    for sign, plain in signs.items():
        assert article.cursor().execute("select without_marks(folded(?))", [sign]).fetchone() == (plain,), ascii(sign)
    assert len(signs) > 15


def test_the_filter_and_the_marks_part_words_at_the_same_signs(article: Build) -> None:
    signs = [chr(code) for code in range(ord("!"), 0x30000) if ucd_3_2_0.category(chr(code)) not in ("Cn", "Cs")]
    told = "select sign, contains(folded('a' || sign || 'c'), folded('c')) from (select unnest($signs) as sign)"
    for sign, parts in article.cursor().execute(told, {"signs": signs}).fetchall():
        assert bool(hits(f"a{sign}c", ["c"])) == parts, ascii(sign)


def test_every_item_that_the_filter_finds_has_a_hit_for_each_word(article: Build) -> None:
    for words in ("drug", "NICOLAS maduro", "terrorist", "u.s.", "cartel"):
        found = {row["item_id"] for row in article.rows("items", Filters(words=words))}
        assert found
        for item in found:
            assert all(hits(searched(article)[item], [word]) for word in words.split()), item

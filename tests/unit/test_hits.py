"""The words of a search are marked where the filter finds them."""

import pytest

from briefing.filters import Filters
from briefing.hits import hits
from briefing.store import Build
from briefing.wording import EVEN


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Nicolás Maduro", ["nicolas"], ["Nicolás"]),
        ("dr*g lords and DRUG money", ["drug"], ["dr*g", "DRUG"]),
        ("te**orist", ["terror"], ["te**orist"]),
        ("a tourist", ["terror"], []),
        ("Maduro’s MS‑13", ["maduro's", "ms-13"], ["Maduro’s", "MS‑13"]),
        ("(U.S. law)", ["u.s."], ["U.S."]),
        ("abcde fg", ["bc", "cd", "g"], ["abcde", "fg"]),
        ("aaaa", ["aa"], ["aaaa"]),
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
        assert article.cursor().execute("select folded(?)", [sign]).fetchone() == (plain,), ascii(sign)
    assert len(signs) > 15


def test_every_item_that_the_filter_finds_has_a_hit_for_each_word(article: Build) -> None:
    for words in ("drug", "NICOLAS maduro", "terrorist", "u.s.", "cartel"):
        rows = article.rows("items", Filters(words=words))
        assert rows
        for row in rows:
            assert all(hits(row["search"], [word]) for word in words.split()), row["item_id"]

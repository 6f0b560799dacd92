"""Words escaped for Markdown come back as they were when a Markdown reader takes the escapes away."""

import re

from hypothesis import given
from hypothesis import strategies as some

from briefing.hits import hits
from briefing.ui.words import WORD_JOINER, escaped, marked

MARKS = re.compile(r"(?<!\\)(?:\\\\)*([!-/:-@\[-`{-~])")


def read(markdown: str) -> str:
    """What CommonMark shows of backslash escapes; the joiner is invisible."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown).replace(WORD_JOINER, "")


@given(some.text().filter(lambda text: WORD_JOINER not in text))
def test_escaped_words_read_as_they_were_on_one_line(text: str) -> None:
    assert read(escaped(text)) == " ".join(text.split())


@given(some.text())
def test_no_mark_of_markdown_is_left_bare(text: str) -> None:
    assert not re.search(r"(?<!\\)[!-/:-@\[-`{-~]", re.sub(r"\\.", "", escaped(text)))


@given(
    some.sampled_from(
        ["http://x.y", "https://x", "www.x.y", "a@b.co", "->", "<-", "--", ":streamlit:", ":smile:", ":+1:", ":-1:"]
    ),
    some.text(),
)
def test_what_acts_even_when_escaped_is_parted(mark: str, around: str) -> None:
    whole = escaped(f"{around} {mark}").replace("\\", "")
    assert mark not in whole.removeprefix(around.replace("\\", ""))


@given(some.text().filter(lambda text: WORD_JOINER not in text), some.lists(some.text(min_size=1, max_size=4)))
def test_marked_words_read_as_they_were_whatever_is_sought(text: str, sought: list[str]) -> None:
    bare = re.sub(r"(?<!\\)((?:\\\\)*):yellow-background\[", r"\1", marked(text, sought))
    assert read(re.sub(r"(?<!\\)((?:\\\\)*)\]", r"\1", bare)) == " ".join(text.split())


@given(some.data())
def test_a_word_of_a_text_is_marked_whatever_its_case_and_accents(data: some.DataObject) -> None:
    text = " ".join(
        data.draw(some.lists(some.sampled_from(["Nicolás", "DRUG", "Ñandú", "İzmir", "e\u0301"]), min_size=1))
    )
    word = data.draw(some.sampled_from(text.split()))
    places = hits(text, [data.draw(some.sampled_from([word, word.upper(), word.lower()]))])
    assert word in [text[first:last] for first, last in places]

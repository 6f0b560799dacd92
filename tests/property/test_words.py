"""Words escaped for Markdown come back as they were when a Markdown reader takes the escapes away."""

import re

from hypothesis import given
from hypothesis import strategies as some

from briefing.ui.words import WORD_JOINER, escaped

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
    some.sampled_from(["http://x.y", "https://x", "www.x.y", "a@b.co", "->", "<-", "--", ":streamlit:"]), some.text()
)
def test_what_acts_even_when_escaped_is_parted(mark: str, around: str) -> None:
    whole = escaped(f"{around} {mark}").replace("\\", "")
    assert mark not in whole.removeprefix(around.replace("\\", ""))

"""A stranger's file is read apart: within a time, within a memory, and without a trace on disk."""

import io
import zipfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from briefing import extraction
from briefing.commands import texts
from briefing.copies import MOST_BYTES, CopyError
from briefing.extraction import text_of


def bomb() -> bytes:
    """A small file that says it is a Word document and unpacks to two hundred megabytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as file:
        for _ in range(200):
            file.write(b" " * 1_000_000)
    return target.getvalue()


def test_words_come_back_as_they_went_in() -> None:
    assert text_of("“Dr*g” — é 漢字 🙂\r\n\r\nSecond.\n".encode(), "copy.txt") == "“Dr*g” — é 漢字 🙂\n\nSecond."


@pytest.mark.parametrize("name", ["-x", "--help", "a\0b", "é.txt", ""])
def test_no_name_is_taken_for_an_order(name: str) -> None:
    try:
        assert text_of(b"plain words", name) == "plain words"
    except CopyError:
        assert "\0" in name


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "holds no text"),
        (b"\x00\x01\x02\xff" * 100, "is no UTF-8 text"),
        (b"words\x00words", "is a NUL"),
        (b"%PDF-1.7\nnothing", "breaks off"),
        (b"x" * (MOST_BYTES + 1), "is over 10 MB"),
        (b"PK\x03\x04broken", "is no sound Word file"),
    ],
)
def test_a_file_without_text_says_why_in_one_sentence(content: bytes, reason: str) -> None:
    with pytest.raises(CopyError, match=reason) as caught:
        text_of(content, "copy")
    assert "\n" not in str(caught.value)


def test_a_name_may_be_as_long_as_a_stranger_makes_it() -> None:
    assert text_of(b"<p>plain words</p>", "x" * 200_000 + ".html") == "plain words"
    assert text_of(b"plain words", "copy." + "x" * 200_000) == "plain words"


@pytest.mark.parametrize("name", ["copy.tx\0t", "copy.\ud800txt"])
def test_a_name_that_no_command_can_bear_keeps_no_text_from_being_read(name: str) -> None:
    assert text_of(b"Words of a text.", name) == "Words of a text."


def test_a_bomb_is_refused() -> None:
    with pytest.raises(CopyError, match="far more than an article"):
        text_of(bomb(), "copy.docx")


def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "MOST_SECONDS", 0.01)
    with pytest.raises(CopyError, match="takes more time or memory"):
        text_of(b"plain words", "copy.txt")


def test_a_few_copies_are_read_at_once_and_others_are_asked_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "MOST_SECONDS", 0.5)
    free = extraction.AT_ONCE._value
    with ExitStack() as others:
        for _ in range(free):
            others.enter_context(extraction.AT_ONCE)
        with pytest.raises(CopyError, match="Copies of others are being read just now"):
            text_of(b"plain words", "copy.txt")
    assert extraction.AT_ONCE._value == free


def test_what_wants_too_much_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"<p>" + b"plain words " * 500_000
    assert len(text_of(content[:1000], "copy.html")) > 900
    monkeypatch.setattr(extraction, "MOST_MEMORY", 60_000_000)
    with pytest.raises(CopyError, match="takes more time or memory"):
        text_of(content, "copy.html")


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    text_of(b"<p>plain words</p>", "copy.html")
    with pytest.raises(CopyError):
        text_of(bomb(), "copy.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_text_of_more_than_the_limit_is_refused_and_not_cut(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"x" * (MOST_BYTES + 1))
    with pytest.raises(CopyError, match="is over 10 MB"):
        texts.text_in(tmp_path / "x.txt")

"""EDTF dates: their bounds, their words, and what is refused."""

from datetime import date

import pytest

from briefing.dates import DateError, bounds, in_words


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("", None, None),
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("2025-06", date(2025, 6, 1), date(2025, 6, 30)),
        ("2025-06-XX", date(2025, 6, 1), date(2025, 6, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-08-08", date(2025, 8, 8), date(2025, 8, 8)),
        ("2025-06/2025-08", date(2025, 6, 1), date(2025, 8, 31)),
        ("../2025-08-08", None, date(2025, 8, 8)),
        ("2025-08-08/..", date(2025, 8, 8), None),
    ],
)
def test_a_date_is_bounded_by_the_first_and_the_last_day_it_allows(
    text: str, first: date | None, last: date | None
) -> None:
    assert bounds(text) == (first, last)


@pytest.mark.parametrize("text", ["/2025-08-08", "2025/", "XXXX", "../..", "2025-13", "2025-02-30", "soon", "1/2/3"])
def test_what_would_be_read_wrongly_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(DateError, match="write"):
        bounds(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("2015", "2015"),
        ("2015~", "about 2015"),
        ("2025-06-XX", "June 2025"),
        ("2025-06", "June 2025"),
        ("2025-08-08", "8 August 2025"),
        ("2025-22", "summer 2025"),
        ("../2025-08-08", "until 8 August 2025"),
        ("2024-03-01/..", "from 1 March 2024"),
        ("2024/2025", "2024 to 2025"),
    ],
)
def test_a_date_reads_in_words(text: str, words: str) -> None:
    assert in_words(text) == words

"""EDTF dates: their bounds, their words, and what is refused."""

from datetime import UTC, date, datetime

import pytest

from briefing.dates import DateError, bounds, in_words, moment


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
        ("2015-22", date(2015, 6, 1), date(2015, 8, 31)),
        ("2015-24", date(2015, 1, 1), date(2016, 2, 29)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("../201X", None, date(2019, 12, 31)),
    ],
)
def test_a_date_is_bounded_by_the_first_and_the_last_day_it_allows(
    text: str, first: date | None, last: date | None
) -> None:
    assert bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["/2025-08-08", "2025/", "XXXX", "../..", "2025-13", "2025-02-30", "2024-24-05", "soon", "1/2/3"]
)
@pytest.mark.parametrize("before", ["", "../"])
def test_what_would_be_read_wrongly_is_refused_with_what_to_write(text: str, before: str) -> None:
    with pytest.raises(DateError, match="write"):
        bounds(before + text)


@pytest.mark.parametrize(
    "text",
    [
        "2024-XX-XX",
        "2025-28",
        "2025-33",
        "2025-41",
        "20XX",
        "[2015,2016]",
        "2015S2",
        "2015-01-01T10:00:00",
        "?2024",
        "Y12024",
        "２０２５-24",
    ],
)
def test_what_could_not_be_told_in_words_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="write YYYY"):
        bounds(text)


def test_an_interval_goes_forwards() -> None:
    with pytest.raises(DateError, match="runs backwards; an interval is FROM/TO"):
        bounds("2025-08-10/2025-08-01")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("2015", "2015"),
        ("2015~", "about 2015"),
        ("2015?", "perhaps 2015"),
        ("2015%", "perhaps about 2015"),
        ("201X", "2010s"),
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


def test_a_moment_is_told_without_a_nought_before_its_day() -> None:
    assert moment(datetime(2025, 6, 3, 9, 5, tzinfo=UTC)) == "3 June 2025, 09:05 UTC"

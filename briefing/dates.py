"""EDTF dates: the first and last day they allow, and how they read in words.

Source of the notation: Extended Date/Time Format, ISO 8601-2:2019. An empty string means that nothing is known.
"""

import calendar
import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from briefing.errors import BriefingError

A_DAY = timedelta(days=1)
MONTHS = {f"{number:02}": calendar.month_name[number] for number in range(1, 13)}
# What can be told in words; of the notation there is more.
PART = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]|2[1-4])(?:-(\d\d|XX))?)?([~?%]?)|(\d{3})X", re.ASCII)
DOUBTS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


class DateError(BriefingError, ValueError):
    """Text that is not an EDTF date this project accepts."""


@lru_cache(maxsize=10_000)
def bounds(text: str) -> tuple[date | None, date | None]:
    """The first and the last day that ``text`` allows; ``None`` where it is open or unknown.

    Raises DateError, which says what to write instead.
    """
    if not text:
        return None, None
    if not re.search(r"\d{3}", text):
        raise DateError(f"{text!r} names no year; write YYYY, YYYY-MM, YYYY-MM-DD or an interval, or leave it empty")
    parts = text.split("/")
    if len(parts) > 2 or not all(parts):
        raise DateError(f"{text!r} is not an interval; write FROM/TO with .. for an open end")
    first, last = _day(parts[0], "lower_strict"), _day(parts[-1], "upper_strict")
    if first and last and first > last:
        raise DateError(f"{text!r} runs backwards; an interval is FROM/TO")
    return first, last


def _day(part: str, bound: str) -> date | None:
    """A whole day is read at once: the parser of the notation takes twenty milliseconds for each."""
    if part == "..":
        return None
    try:
        if not (found := PART.fullmatch(part)):
            raise ValueError(part)
        # A winter may be that which the year begins with or that which it ends in.
        if found[2] == "24" and not found[3]:
            return date(int(found[1]), 1, 1) if bound == "lower_strict" else date(int(found[1]) + 1, 3, 1) - A_DAY
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", part):
            return date.fromisoformat(part)
        year, month, day = getattr(parse_edtf(part), bound)()[:3]
        return date(year, month, day)
    except (EDTFParseException, AttributeError, TypeError, ValueError) as error:
        raise DateError(
            f"{part!r} is no date that is told here; write YYYY, YYYY-MM, YYYY-MM-DD or an interval"
        ) from error


def in_words(text: str) -> str:
    """``2025-06-XX`` as ``June 2025``, ``201X`` as ``2010s``, ``../2025`` as ``until 2025``; empty for empty."""
    first, _, last = text.partition("/")
    if not last:
        return _part(first)
    if first == "..":
        return f"until {_part(last)}"
    return f"from {_part(first)}" if last == ".." else f"{_part(first)} to {_part(last)}"


def _part(text: str) -> str:
    if not (found := PART.fullmatch(text)):
        return text
    year, month, day, doubt, decade = found.groups()
    if decade:
        return f"{decade}0s"
    name = (MONTHS | SEASONS).get(month, "")
    words = [str(int(day))] if day and day != "XX" else []
    return DOUBTS.get(doubt, "") + " ".join([*words, *([name] if name else []), year])


def moment(when: datetime) -> str:
    """``3 June 2025, 09:05 UTC``: a moment in words; it is one of UTC."""
    return f"{in_words(when.date().isoformat())}, {when:%H:%M} UTC"

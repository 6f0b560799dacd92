"""The values that a document file may hold, each with what it must be to be one."""

import re
from collections.abc import Container
from typing import Annotated

from babel import Locale
from babel.core import get_global
from babel.numbers import list_currencies
from pydantic import AfterValidator, Field, StringConstraints

from briefing import dates

# Unicode's category Cc, all of it, and its separators of lines and paragraphs; what turns the direction of the words
# that follow, ours too; letters without a shape; and what is no character, on which the library that draws pictures
# would end the program.
INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u115f\u1160\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\u3164"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufffe\uffff]"
)

# With those of the past, in which texts of then count; without the codes for none and for tests.
CURRENCIES = frozenset(list_currencies()) - {"XXX", "XTS"}
# With what ISO reserves beside countries, such as EU; without the codes that stand for no place.
COUNTRIES: dict[str, str] = {
    code: name for code, name in Locale("en").territories.items() if code not in ("EZ", "QO", "XA", "XB", "ZZ")
}
# What is known of a language is known of its scripts and regions too, under longer names.
LANGUAGES = frozenset(name for name in get_global("likely_subtags") if "_" not in name)


def _visible(text: str) -> str:
    if found := INVISIBLE.search(text):
        raise ValueError(f"holds the character U+{ord(found[0]):04X}, which no reader can see")
    return text


def _told(text: str) -> str:
    if text and not re.search(r"\w", text):
        raise ValueError(f"{text!r} holds no letter and no digit")
    return text


def _edtf(text: str) -> str:
    dates.bounds(text)
    return text


def _to_the_cent(amount: float) -> float:
    if round(amount, 2) != amount:
        raise ValueError(f"{amount} has more than two decimals, which no sum of money has")
    return amount


def _known(codes: Container[str], what: str) -> AfterValidator:
    """What is empty or begins, up to a hyphen, with one of the ``codes``."""

    def known(code: str) -> str:
        if code and (first := code.partition("-")[0]) not in codes:
            raise ValueError(f"{first} is no {what}")
        return code

    return AfterValidator(known)


Text = Annotated[str, AfterValidator(_visible)]
Said = Annotated[str, StringConstraints(min_length=1), AfterValidator(_visible), AfterValidator(_told)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Edtf = Annotated[str, AfterValidator(_edtf)]
# Of more, programs that know no decimals could not tell the cents.
Amount = Annotated[float, Field(ge=0, lt=1e13), AfterValidator(_to_the_cent)]
Place = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,5}\.[1-9][0-9]{0,5}$")]
# More than any text or collection has, and no more than the tables take: else a slip of the hand would fill them.
MOST, MOST_SENTENCES, MOST_PARAGRAPHS = 1_000_000_000, 1_000, 10_000
IS_COUNTRY = _known(COUNTRIES, "country of ISO 3166-1, where the United Kingdom is GB")
IS_CURRENCY = _known(CURRENCIES, "currency of ISO 4217, where the euro is EUR")
IS_LANGUAGE = _known(LANGUAGES, "language of BCP 47, where Spanish is es")
Country = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2})?$"), IS_COUNTRY]
Currency = Annotated[str, StringConstraints(pattern=r"^([A-Z]{3})?$"), IS_CURRENCY]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"), IS_LANGUAGE]
WebAddress = Annotated[str, StringConstraints(pattern=r"^(https?://\S+)?$"), AfterValidator(_visible)]

"""The glossary knows every word of the codes, and no other."""

from typing import get_args

import pytest

from briefing import codes, filters, glossary


@pytest.mark.parametrize(
    ("terms", "codes"),
    [
        (glossary.KINDS, get_args(codes.Kind)),
        (glossary.STATUSES, get_args(codes.Status)),
        (glossary.SOURCINGS, get_args(codes.Sourcing)),
        (glossary.ACTOR_KINDS, get_args(codes.ActorKind)),
        (glossary.ALIAS_KINDS, get_args(codes.AliasKind)),
        (glossary.DOCUMENT_KINDS, get_args(codes.DocumentKind)),
        (glossary.MEASURE_TYPES, get_args(codes.MeasureType)),
        (glossary.QUALIFIERS, get_args(codes.Qualifier)),
        (glossary.VOICES, get_args(codes.Voice)),
        (glossary.ROLES, ("agent", "target", "subject", "beneficiary", "asserter", "mention")),
    ],
)
def test_every_code_has_a_word_and_a_meaning(terms: dict[str, glossary.Term], codes: tuple[str, ...]) -> None:
    assert set(terms) == set(codes)
    assert all(term.label and term.meaning for term in terms.values())


def test_every_list_of_words_is_shown_once() -> None:
    there = [value for value in vars(glossary).values() if isinstance(value, dict) and value is not glossary.LISTS]
    lists = [value for value in there if all(isinstance(term, glossary.Term) for term in value.values()) and value]
    assert sorted(map(id, lists)) == sorted(map(id, glossary.LISTS.values()))


def test_a_filter_has_words_unless_it_names_actors_or_documents() -> None:
    assert filters.CHOICES.keys() - glossary.TERMS.keys() == {"agency", "group", "document"}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (2_010_000, ("2.01", "million")),
        (2_050_000, ("2.05", "million")),
        (29_979_080_000, ("≈ 29.98", "billion")),
        (2_014_999, ("≈ 2.01", "million")),
    ],
)
def test_only_what_is_rounded_is_told_to_be(value: float, told: tuple[str, str]) -> None:
    assert glossary.scaled(value) == told

"""What the filters offer to choose from, in words."""

import re
from collections.abc import Sequence
from sys import intern
from typing import NamedTuple

import pyarrow as pa

from briefing import filters, glossary
from briefing.codes import code_of, is_left_out, left_out

# By filter, the words for each of its values.
Labels = dict[str, dict[str, str]]
# Before the words of a value that is to be left out.
NOT = "Not "


class Offer(NamedTuple):
    """What a filter offers: its values in words, each with what it would leave, and which of them are worth it."""

    labels: dict[str, str]
    worthy: dict[str, None]

    def options(self, held: Sequence[str]) -> list[str]:
        """The values to choose from beside those ``held``: nobody keeps and leaves out the same."""
        if not held:
            return [*self.worthy]
        away = {code_of(value) if is_left_out(value) else left_out(value) for value in held}
        return [value for value in self.labels if value in held or (value in self.worthy and value not in away)]


def words(values: pa.Table) -> Labels:
    """The values of the query ``known`` in words."""
    found: Labels = {name: {} for name in filters.CHOICES}
    for row in values.to_pylist():
        found[row["filter"]][row["value"]] = _label(row["filter"], row["label"])
    return found


def offers(values: pa.Table) -> dict[str, Offer]:
    """The values of the query ``facets`` in words; after those to keep the same, each to be left out."""
    found = {name: Offer({}, {}) for name in filters.CHOICES}
    rows = [*zip(*values.to_pydict().values(), strict=True)]
    # Every choice offers the same values, so each is kept once for all.
    for name, code, label, items, _ in rows:
        value = intern(code)
        found[name].labels[value] = f"{_label(name, label)} ({items:,})"
        found[name].worthy[value] = None
    for name, code, label, _, others in rows:
        value = intern(left_out(code))
        found[name].labels[value] = f"{NOT}{_label(name, label)} ({others:,})"
        # Nobody leaves out all there is.
        if others:
            found[name].worthy[value] = None
    return found


def code(value: str, known: dict[str, str]) -> str:
    """A browser that is a run behind sends the label it still shows, with a count of then, instead of a code."""
    name = bare(value)
    if value in known or code_of(value) in known:
        return value
    codes = {label: code for code, label in reversed(known.items())}
    without = codes.get(name.removeprefix(NOT))
    return codes.get(name) or (left_out(without) if without and name.startswith(NOT) else value)


def bare(label: str) -> str:
    """A label without its count."""
    return re.sub(r" \([\d,]+\)$", "", label)


def _label(name: str, label: str) -> str:
    """A value in words: the glossary's, where it has some for the filter ``name``."""
    return glossary.label(glossary.TERMS[name], label) if name in glossary.TERMS else label

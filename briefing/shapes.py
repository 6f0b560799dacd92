"""Text -> one of the shapes of the model, or what is wrong with it, where, and what to do."""

import json
import tomllib
from collections import Counter
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefing.errors import Fault
from briefing.glossary import listed

Shape = TypeVar("Shape", bound=BaseModel)
# In a line of TOML.
MOST_DOTS = 1_000
AS_TOLD = "write it as data/README.md says"
REMEDIES = {
    "extra_forbidden": "remove the key or correct its spelling; data/README.md lists the keys",
    "missing": "add it; data/README.md shows a whole document",
    "literal_error": "use one of the values listed",
    "string_too_short": "write it out or remove the key",
    "string_pattern_mismatch": AS_TOLD,
    "string_type": "put it into quotation marks",
    "list_type": "put it into square brackets",
    **dict.fromkeys(("model_type", "dict_type"), AS_TOLD),
    **dict.fromkeys(("float_type", "int_type"), "write a number without quotation marks, such as 250_000"),
}
# What the library says in the terms of programs.
MISSING = {"missing": "is missing", "extra_forbidden": "is no key that is known here"}
# By the key of a table: how it is written.
TABLES = {
    "evidence": '{ at = "1.1", words = "…" }',
    "bare": '{ at = "1.1", why = "…" }',
    "aliases": '{ name = "…", kind = "alias" }',
}
# By the last key of a place: what its values must be, where a pattern says it to programs only.
WANTED = {
    "id": "small letters and digits, parted by single hyphens, such as harbour-police",
    "at": "paragraph.sentence, both counted from 1, such as 5.1",
    "currency": "a code of ISO 4217: three capitals, such as USD",
    "country": "a code of ISO 3166-1: two capitals, such as GB; empty where the text does not say",
    "language": "a code such as en or pt-BR",
    "url": "an address that begins with http:// or https://; empty where there is none",
    "sha256": "64 digits and letters from a to f",
}


def from_toml(shape: type[Shape], file: str, content: str, faults: list[Fault]) -> Shape | None:
    for number, line in enumerate(content.split("\n"), 1):
        # Reading a key takes the square of its parts.
        if line.count(".") > MOST_DOTS and not line.lstrip().startswith("#"):
            faults.append(Fault(file, f"line {number}", f"has more than {MOST_DOTS:,} dots", AS_TOLD))
            return None
    try:
        raw = tomllib.loads(content)
    except (ValueError, RecursionError) as error:
        wrong, _, place = str(error).partition(" (at ")
        quotes = any(mark in content for mark in "“”") and wrong.startswith(("Invalid value", "Invalid statement"))
        remedy = "correct it there" + (": values stand in straight quotation marks" if quotes else "")
        faults.append(Fault(file, place.rstrip(")") or "file", f"is not TOML: {wrong}", remedy))
        return None
    return _shaped(shape, file, raw, faults)


def from_json(shape: type[Shape], file: str, line: str, faults: list[Fault]) -> Shape | None:
    """``file`` is followed by the number of the line."""
    try:
        raw = json.loads(line, object_pairs_hook=_once)
        if not isinstance(raw, dict):
            raise ValueError(f"it is a {type(raw).__name__}")
    except (ValueError, RecursionError) as error:
        faults.append(Fault(file, "line", f"is no JSON object: {error}", "write one JSON object a line"))
        return None
    return _shaped(shape, file, raw, faults)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """As TOML has it: of a key that stands twice the first value would be lost without a word."""
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(name for name, _ in pairs)
        raise ValueError(f"the key {next(name for name in times if times[name] > 1)!r} stands twice")
    return found


def _shaped(shape: type[Shape], file: str, raw: Any, faults: list[Fault]) -> Shape | None:
    try:
        return shape.model_validate(raw)
    except ValidationError as error:
        faults += [_fault(shape, file, raw, detail) for detail in error.errors(include_url=False)]
        return None


def _fault(shape: type[BaseModel], file: str, raw: Any, detail: ErrorDetails) -> Fault:
    key, remedy = _key(detail["loc"]), REMEDIES.get(detail["type"], "correct the value")
    if detail["type"] == "list_type" and isinstance(detail["input"], dict):
        remedy = f"write [[{key}]], with two brackets, before each"
    if detail["type"] == "extra_forbidden":
        remedy = _of_key(key, _key(detail["loc"][:-1]), _tables(shape)) or remedy
    return Fault(file, _place(raw, detail["loc"]), _wrong(detail, key), remedy)


def _wrong(detail: ErrorDetails, key: str) -> str:
    if detail["type"] in MISSING:
        return MISSING[detail["type"]]
    if detail["type"] == "string_pattern_mismatch":
        return f"should be {WANTED.get(key, WANTED['id'])}"
    if detail["type"] in ("model_type", "dict_type"):
        return "should be a table" + (f", such as {TABLES[key]}" if key in TABLES else "")
    wrong = detail["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    as_it_is = detail["type"] == "value_error" or "should" in wrong
    return wrong if as_it_is else f"should be {wrong[0].lower()}{wrong[1:]}"


def _of_key(key: str, table: str, tables: dict[str, list[str]]) -> str:
    """What to do with a key that a table does not know: another table has it, or it is like one of its own."""
    if having := [name for name, keys in tables.items() if name and key in keys]:
        return f"remove it: {listed(having)} may have it, {table or 'this table'} not"
    like = get_close_matches(key, tables.get(table, []), 1, 0.75)
    return f"write {like[0]}, or remove it" if like else ""


def _tables(shape: type[BaseModel], name: str = "") -> dict[str, list[str]]:
    """The keys of the tables in a shape, by their names; its own under ``name``."""
    found = {name: [*shape.model_fields]}
    for key, field in shape.model_fields.items():
        for inner in (field.annotation, *get_args(field.annotation)):
            found |= _tables(inner, key) if isinstance(inner, type) and issubclass(inner, BaseModel) else {}
    return found


def _key(location: tuple[int | str, ...]) -> str:
    return next((step for step in reversed(location) if isinstance(step, str)), "")


def _place(raw: Any, location: tuple[int | str, ...]) -> str:
    """``reward 1 (maduro-reward), amount`` for ``("reward", 0, "amount")``."""
    words: list[str] = []
    for step in location:
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):
            raw = None
        if isinstance(step, int) and words:
            name = raw.get("id") if isinstance(raw, dict) else None
            words[-1] += f" {step + 1}" + (f" ({name})" if isinstance(name, str) else "")
        else:
            words.append(str(step))
    return ", ".join(words) or "file"

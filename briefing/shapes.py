"""Text -> one of the shapes of the model, or what is wrong with it, where, and what to do."""

import json
import tomllib
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefing.errors import Fault

Shape = TypeVar("Shape", bound=BaseModel)
REMEDIES = {
    "extra_forbidden": "remove the key or correct its spelling; data/README.md lists the keys",
    "missing": "add it; data/README.md shows a whole document",
    "literal_error": "use one of the values listed",
    "string_too_short": "write it out or remove the key",
    "string_pattern_mismatch": "write it as data/README.md says",
}


def from_toml(file: str, content: str, faults: list[Fault]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(content)
    except (ValueError, RecursionError) as error:
        wrong, _, place = str(error).partition(" (at ")
        faults.append(Fault(file, place.rstrip(")") or "file", f"is not TOML: {wrong}", "correct it there"))
        return None


def from_json(file: str, number: int, line: str, faults: list[Fault]) -> Iterator[Any]:
    try:
        yield json.loads(line)
    except (ValueError, RecursionError) as error:
        faults.append(Fault(f"{file}:{number}", "line", f"is not JSON: {error}", "write one JSON object a line"))


def shaped(shape: type[Shape], file: str, raw: Any, faults: list[Fault]) -> Iterator[Shape]:
    try:
        yield shape.model_validate(raw)
    except ValidationError as error:
        faults += [_fault(file, raw, detail) for detail in error.errors(include_url=False)]


def _fault(file: str, raw: Any, detail: ErrorDetails) -> Fault:
    wrong = detail["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    if detail["type"] not in ("missing", "extra_forbidden", "value_error"):
        wrong = f"should be {wrong[0].lower()}{wrong[1:]}" if "should" not in wrong else wrong
    return Fault(file, _place(raw, detail["loc"]), wrong, REMEDIES.get(detail["type"], "correct the value"))


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

"""JSON of anybody, read as one of our shapes or refused."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from briefing.errors import SnapshotError

Shape = TypeVar("Shape", bound=BaseModel)


def read(shape: type[Shape], content: bytes, refusal: str) -> Shape:
    """``content`` as ``shape``. Raises SnapshotError: the ``refusal`` with the first thing wrong and its place."""
    try:
        return shape.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = "".join(f"{str(part)[:40]}." for part in first["loc"])
        raise SnapshotError(": ".join(filter(None, (refusal, place[:-1], first["msg"])))) from error

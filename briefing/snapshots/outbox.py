"""A file that is sent while it is written: what is written to it is taken away, and only how much it was is kept."""

import io
from typing import Any


class Outbox(io.RawIOBase):
    """To be written from the beginning to the end."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._sent = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._sent

    def write(self, content: Any) -> int:
        self._held.append(bytes(content))
        self._sent += len(self._held[-1])
        return len(self._held[-1])

    def taken(self) -> bytes:
        """What was written since it was asked last."""
        held, self._held = self._held, []
        return b"".join(held)

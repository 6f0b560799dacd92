"""Answers kept a while for all who ask the same; who asks what is just being worked out waits for that answer."""

from collections.abc import Callable
from inspect import ismethod
from threading import Condition
from typing import Any, TypeVar
from weakref import WeakMethod

import cachetools

Answer = TypeVar("Answer")


def cached(ask: Callable[..., Answer], most: int, size: Callable[[Answer], int] | None = None) -> Callable[..., Answer]:
    """``ask``, of which the ``most`` answers asked for last are kept, or as many as have no more ``size`` together. An
    error is nobody's answer.

    A method does not keep alive what it belongs to, which is to go, with all its answers, once nobody else holds it.
    """
    weakly: Callable[[], Any] = WeakMethod(ask) if ismethod(ask) else lambda: ask
    cache: cachetools.LRUCache[Any, Any] = cachetools.LRUCache(most, size)

    def asked(*args: Any, **more: Any) -> Answer:
        answer: Answer = weakly()(*args, **more)
        return answer

    found: Callable[..., Answer] = cachetools.cached(cache, condition=Condition())(asked)
    return found


class ByIdentity:
    """A thing as a key: the very same, for two tables that say the same take long to compare."""

    def __init__(self, thing: Any) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByIdentity) and other.thing is self.thing

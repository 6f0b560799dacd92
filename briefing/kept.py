"""Answers kept a while for all who ask the same; who asks what is just being worked out waits for that answer."""

from collections.abc import Callable
from threading import Condition
from typing import Any, TypeVar

from cachetools import LRUCache, cached

Answer = TypeVar("Answer")


def kept(ask: Callable[..., Answer], most: int) -> Callable[..., Answer]:
    """``ask``, of which the ``most`` answers asked for last are kept. An error is nobody's answer."""
    cache: LRUCache[Any, Any] = LRUCache(most)
    found: Callable[..., Answer] = cached(cache, condition=Condition())(ask)
    return found

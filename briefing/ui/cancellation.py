"""Who leaves, or chooses anew, while a query runs: it is interrupted, since nobody waits for its answer."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from threading import Thread, get_ident

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests, ScriptRequestType

from briefing.answers import interrupt
from briefing.errors import GivenUpError

# Streamlit itself stops a run between two elements only, and a query may take longer than all of them. Seconds.
PAUSE = 0.2
# By thread, whether what it asks is waited for no more.
_asking: dict[int, Callable[[], bool]] = {}


@contextmanager
def cancellable() -> Iterator[None]:
    """Around a query of a run. Ends the run where its reader waits for it no more."""
    context = get_script_run_ctx(suppress_warning=True)
    if not context or not context.script_requests:
        yield
        return
    watch()
    try:
        with watched(partial(abandoned, context.script_requests)):
            yield
    except GivenUpError:
        st.stop()


@contextmanager
def watched(left: Callable[[], bool]) -> Iterator[None]:
    """Around what this thread asks, or others ask for it: once it is ``left``, GivenUpError is raised in there."""
    thread = get_ident()
    _asking[thread] = left
    try:
        yield
    finally:
        _asking.pop(thread, None)


@cache
def watch() -> None:
    """Begin to watch: one watcher for the whole process, which ranks as high as the thread that calls this first."""
    Thread(target=_look, name="cancellation", daemon=True).start()


def _look() -> None:
    while True:
        time.sleep(PAUSE)
        for thread, left in [*_asking.items()]:
            if left():
                interrupt(thread)


def abandoned(requests: ScriptRequests) -> bool:
    """Whether the run is to stop or to begin anew. Streamlit tells that to nobody but its own next element."""
    return requests._state is not ScriptRequestType.CONTINUE

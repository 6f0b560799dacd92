"""A reader who leaves, or chooses anew, while a query runs: it is interrupted, since nobody waits for its answer."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Thread, get_ident

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests, ScriptRequestType

from briefing.answers import interrupt
from briefing.errors import GivenUpError

# Streamlit itself stops a run between two elements only, and a query may take longer than all of them. Seconds.
PAUSE = 0.2
_asking: dict[int, ScriptRequests] = {}


@contextmanager
def cancellable() -> Iterator[None]:
    """Around a query of a run. Ends the run where its reader waits for it no more."""
    context, thread = get_script_run_ctx(suppress_warning=True), get_ident()
    if context and context.script_requests:
        _asking[thread] = context.script_requests
        _watch()
    try:
        yield
    except GivenUpError:
        st.stop()
    finally:
        _asking.pop(thread, None)


@cache
def _watch() -> None:
    """One watcher for the whole process."""
    Thread(target=_look, name="cancellation", daemon=True).start()


def _look() -> None:
    while True:
        time.sleep(PAUSE)
        for thread, requests in [*_asking.items()]:
            if abandoned(requests):
                interrupt(thread)


def abandoned(requests: ScriptRequests) -> bool:
    """Whether the run is to stop or to begin anew. Streamlit tells that to nobody but its own next element."""
    return requests._state is not ScriptRequestType.CONTINUE

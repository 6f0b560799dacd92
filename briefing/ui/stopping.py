"""A server that is told to stop does not wait for files to be sent to their end: they are cut off, which shows; nor
for a build that another process makes."""

import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
import uvicorn

from briefing.holding import STOPPED

# In seconds: what takes no longer is still sent.
GRACE = 2


@asynccontextmanager
async def soon(_app: st.App) -> AsyncIterator[None]:
    """Around the life of an app. Streamlit has no setting for it, and only the handler of signals leads to its server.

    Where another limit is set, or the app runs under another server, that holds.
    """
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if isinstance(server, uvicorn.Server) and server.config.timeout_graceful_shutdown is None:
        server.config.timeout_graceful_shutdown = GRACE
    STOPPED.clear()
    yield
    STOPPED.set()

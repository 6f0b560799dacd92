"""Files to take along. A file is made when it is asked for, not before."""

import logging
from functools import partial

import streamlit as st

from briefing.filters import Filters
from briefing.snapshots.formats import FORMATS, Format
from briefing.snapshots.snapshot import taken
from briefing.store import Build
from briefing.ui import data

log = logging.getLogger(__name__)


def row(chosen: Filters) -> None:
    """A button for each format, for what the filters leave."""
    build = data.build()
    with st.container(horizontal=True):
        for format in FORMATS:
            st.download_button(
                format.label,
                data=partial(_written, build, chosen, format),
                file_name=f"briefing-{build.id}.{format.suffix}",
                mime=format.mime,
                on_click="ignore",
                key=f"download_{format.suffix}",
                help=format.about,
                icon=":material/download:",
            )


def _written(build: Build, chosen: Filters, format: Format) -> bytes:
    """Streamlit shows no more than a failure, so the reason goes into the log."""
    try:
        return format.write(taken(build, chosen))
    except Exception:
        log.exception("no %s for %s", format.suffix, chosen.query())
        raise


def choices(chosen: Filters) -> None:
    """The formats with what each is for, and a button to take it."""
    row(chosen)
    for format in FORMATS:
        st.caption(f"**{format.label}** · {format.about}")

"""Widgets that a reader no longer sees: Streamlit drops their values, and keeps all else that it knows of them.

A reader meets thousands of cards in a day, each with widgets of its own.
"""

from typing import Any

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.session_state import SessionState


def drop() -> None:
    """At the end of a run, forget the widgets that it has not shown, unless their values stay for the session."""
    context = get_script_run_ctx(suppress_warning=True)
    # To be asked for anything ends a run that is to end: from then on the session is the next one's.
    if context is None or "build" not in context.session_state:
        return
    state: Any = context.session_state
    while not isinstance(state, SessionState):
        state = state._state
    known, keys = state._new_widget_state.widget_metadata, state._key_id_mapper
    for widget in known.keys() - context.shared.widget_ids_this_run.snapshot():
        if not state._persist_tracker.should_preserve(widget, context.page_script_hash):
            known.pop(widget, None)
            key = keys.id_key_mapping.pop(widget, "")
            # On another page a widget of that key is another one.
            if keys.get_id_from_key(key) == widget:
                del keys._key_id_mapping[key]

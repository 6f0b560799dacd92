"""Tables: a grid on the screen, which can be sorted and searched. Paper would cut it, so that it gets plain rows."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import streamlit as st

from briefing.ui.words import escaped

# A grid of as many rows is as high as they are, and fits on paper.
MOST_ROWS = 40


def show(rows: pa.Table, alt: str, widths: Mapping[str, int] | None = None, **looks: Any) -> None:
    """A table, which ``alt`` names; words stay plain text in it. A short one is whole. ``widths`` are those of columns,
    in pixels, where not the first rows are to settle them; ``looks`` go to the grid."""
    short = rows.num_rows <= MOST_ROWS
    looks |= {"height": "content" if short else "auto", "placeholder": ""}
    columns = {heading: st.column_config.Column(width=width) for heading, width in (widths or {}).items()}
    st.dataframe(rows, hide_index=True, alt=alt, column_config=columns, **looks)
    if short:
        # The style sheet keeps this one from the screen, and the grid before it from paper.
        st.table({_cell(name): [_cell(value) for value in rows[name].to_pylist()] for name in rows.column_names})


def _cell(value: Any) -> str:
    return "" if value is None else escaped(str(value))

"""How the build is: what it was made from, the rules it keeps, and whether it holds as much as it should."""

import platform
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from typing import Any

import pyarrow as pa
import streamlit as st

from briefing import __version__, dates, glossary, settings
from briefing.glossary import counted
from briefing.prose import Row
from briefing.ui import data, page, shelf, tables

LIBRARIES = ("DuckDB", "Streamlit", "Altair")
# In pixels, so that a rule is read whole.
WIDTHS = {"Result": 80, "Rule": 715, "Name": 165}


def build() -> None:
    """Which build this is, how old, of what content, and which versions made and show it."""
    found = data.build()
    page.facts(
        {
            "Build": found.id,
            "Made": dates.moment(found.built_at),
            "Age": age(datetime.now(UTC) - found.built_at),
            "Made by version": found.version,
            "Shown by version": __version__,
            "Python": platform.python_version(),
        }
        | {name: version(name) for name in LIBRARIES}
        | ({"Lake": str(shelf.here())} if settings.database() else {})
    )
    st.caption("Content hash (SHA-256), over the data files and the SQL that makes a build of them.")
    st.code(found.content_sha256, language=None, wrap_lines=True)


def age(span: timedelta) -> str:
    """``3 days``: the largest unit that fits, rounded down."""
    for seconds, unit in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if span.total_seconds() >= seconds:
            return counted(int(span.total_seconds() // seconds), unit)
    return "less than a minute"


def rules() -> None:
    """Every rule with its result on this build, broken ones first and in full."""
    results = data.rules()
    broken = [(rule, offenders) for rule, offenders in results if offenders]
    if broken:
        st.error(f"{counted(len(broken), 'rule')} of {len(results)} broken.", icon=":material/warning:")
        against = [one for _, offenders in broken for one in offenders]
        tables.show(pa.Table.from_pylist(against), "What breaks the rules")
    else:
        st.success(f"All {len(results)} rules are kept.", icon=":material/check_circle:")
    told = [
        {"Result": f"{len(offenders)} against it" if offenders else "kept", "Rule": rule.about, "Name": rule.name}
        for rule, offenders in [*broken, *(one for one in results if not one[1])]
    ]
    tables.show(pa.Table.from_pylist(told), "The rules and their results", WIDTHS)


def counts() -> None:
    """Items of each kind, against the bounds that the collection states for itself."""
    tables.show(pa.Table.from_pylist([_count(row) for row in data.rows("counts")]), "Items of each kind")


def _count(row: Row) -> dict[str, Any]:
    least, most = row["at_least"], row["at_most"]
    stated = least is not None or most is not None
    kept = (least or 0) <= row["items"] and (most is None or row["items"] <= most)
    return {
        "Kind": glossary.KINDS[row["kind"]].plural,
        "Items": row["items"],
        "Result": ("as expected" if kept else "out of bounds") if stated else "no bound stated",
        "At least": _bound(least),
        "At most": _bound(most),
    }


def _bound(number: int | None) -> str:
    return "—" if number is None else f"{number:,}"


def files() -> None:
    """The files read, with size and hash."""
    told = [
        {"File": row["file"], "Bytes": f"{row['bytes']:,}", "SHA-256": row["sha256"]}
        for row in data.rows("source_files")
    ]
    tables.show(pa.Table.from_pylist(told), "The files read")

"""Who may import whom, and how large a room may be."""

import ast
import re
from pathlib import Path

import pytest

from tests.serving import ROOT

PYTHON = [*ROOT.glob("*.py"), *ROOT.glob("pages/*.py"), *ROOT.glob("briefing/**/*.py")]
PAGES = sorted(ROOT.glob("pages/*.py"))
DOORS = {
    "duckdb": {
        f"briefing/{name}.py"
        for name in ("answers", "build", "derived", "store", "queries", "catalogue", "lake", "publishing")
    },
    "altair": {"briefing/charts/"},
    "vl_convert": {"briefing/charts/drawn.py"},
    "nupunkt": {"briefing/passages.py"},
    "rapidfuzz": {"briefing/passages.py", "briefing/wording.py"},
    "pypdf": {"briefing/copies.py"},
    "lxml": {"briefing/copies.py"},
    "pydantic": {
        *("briefing/model.py", "briefing/values.py", "briefing/shapes.py"),
        *("briefing/snapshots/manifest.py", "briefing/snapshots/contents.py", "briefing/snapshots/untrusted.py"),
    },
    "pydantic_core": {"briefing/shapes.py"},
    "edtf": {"briefing/dates.py"},
    "babel": {"briefing/values.py"},
    "cachetools": {"briefing/caching.py"},
    "click": {"briefing/__main__.py", "briefing/commands/"},
    "jinja2": {"briefing/snapshots/formats/html.py"},
    "typst": {"briefing/snapshots/typesetting/press.py"},
    "fontpkg_noto_sans": {"briefing/snapshots/typesetting/press.py"},
    "fontpkg_ibm_plex_sans_arabic": {"briefing/snapshots/typesetting/press.py"},
    "docx": {"briefing/snapshots/word.py"},
    "xlsxwriter": {"briefing/snapshots/formats/xlsx.py"},
    "streamlit": {"briefing/ui/", "pages/", "app.py"},
    "starlette": {"briefing/ui/sending.py"},
    "uvicorn": {"briefing/ui/stopping.py"},
}


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def inside(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("library", sorted(DOORS))
def test_an_outside_library_comes_in_by_its_door_only(library: str) -> None:
    users = {inside(path) for path in PYTHON if any(name.split(".")[0] == library for name in imported(path))}
    assert users
    assert all(any(user.startswith(door) for door in DOORS[library]) for user in users), users
    assert all(any(user.startswith(door) for user in users) for door in DOORS[library]), "a door that nobody uses"


def test_the_core_knows_nothing_of_the_screen() -> None:
    core = [path for path in PYTHON if inside(path).startswith("briefing/") and "/ui/" not in inside(path)]
    for path in core:
        assert not {name for name in imported(path) if name.startswith(("briefing.ui", "streamlit", "pages"))}, path


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_reads_like_its_own_table_of_contents(page: Path) -> None:
    source = page.read_text("utf-8")
    tree = ast.parse(source)
    assert ast.get_docstring(tree)
    assert len(source.splitlines()) <= 60
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
    assert not re.search(r"\bselect\b.*\bfrom\b", source, re.IGNORECASE)
    allowed = ("streamlit", "briefing.charts", "briefing.ui")
    assert all(name in ("briefing", *allowed) or name.startswith("briefing.ui.") for name in imported(page))


def test_rooms_are_small() -> None:
    for path in [*PYTHON, *ROOT.glob("queries/**/*.sql")]:
        assert len(path.read_text("utf-8").splitlines()) <= 200, inside(path)


def test_a_chart_bears_the_name_of_its_query() -> None:
    from briefing import charts, queries

    assert set(charts.__all__) - {"INK", "KIND_COLOURS", "on_page", "png", "svg", "svg_file"} <= set(
        queries.query_names()
    )


def test_words_of_a_document_never_reach_unsafe_html() -> None:
    for path in PYTHON:
        source = path.read_text("utf-8")
        assert "unsafe_allow_html" not in source
        assert "st.html" not in source

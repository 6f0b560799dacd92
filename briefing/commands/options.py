"""What commands share: the data folder, the filters of the dashboard, and the build they read."""

import json
import signal
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from briefing import filters, lake, prose, store
from briefing import shelf as shelves
from briefing.codes import code_of, is_left_out, left_out
from briefing.errors import FilterError, LakeError, StoreError
from briefing.filters import LONGEST_WORDS, MOST_IN_BASKET, Filters
from briefing.glossary import listed
from briefing.lake import Lake
from briefing.plain import plain
from briefing.shelf import Shelf
from briefing.store import Build

Command = Callable[..., Any]
NO_LAKE = "BRIEFING_DATABASE: names no lake: set it, and BRIEFING_DATA_PATH; docs/scaling.md says how"
# So many codes are told one by one.
MOST_NAMED = 60
# By filter, what its option does; in the order of the help.
ABOUT = {
    **{name: f"{filters.OTHERS[name]}." for name in filters.SWITCHES},
    **{name: f"{label}; repeat to widen." for name, label in filters.CHOICES.items()},
    "basket": "Keep this item; repeat for more, in your order.",
    "words": "Words that begin with each of these.",
    **{name: f"A day, YYYY-MM-DD: {name}." for name in filters.DAYS},
}


class _Path(click.Path):
    """A path that anything carries. Whether it can be read, whoever reads it says."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if str(value) != utf8(ctx, param, str(value)):
            self.fail(f"{utf8(ctx, param, str(value))!r} is no UTF-8: rename it", param, ctx)
        return super().convert(value, param, ctx)


PATH = _Path(path_type=Path, readable=False)
data_option = click.option("--data", type=PATH, help="The data folder.  [default: BRIEFING_DATA, or data]")


def utf8(_context: click.Context | None, _option: click.Parameter | None, words: Any) -> Any:
    """Words of the shell, or several, whose bytes are not UTF-8 with U+FFFD in their place, which anything carries."""
    if isinstance(words, tuple):
        return tuple(utf8(_context, _option, one) for one in words)
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if isinstance(words, str) else words


def filter_options(command: Command) -> Command:
    """The filters of the dashboard, by the same names as in its addresses."""
    for name, about in reversed(ABOUT.items()):
        kind: dict[str, Any] = {"is_flag": True} if name in filters.SWITCHES else {"multiple": name in filters.LISTS}
        command = click.option(f"--{name}", callback=utf8, help=about, **kind)(command)
    return command


def chosen(build: Build, choice: dict[str, Any]) -> Filters:
    """The filters asked for. Raises FilterError, which lists the values there are."""
    known = build.known(choice["document"], choice["basket"])
    found = Filters.from_query(filters.parameters(choice), known)
    for part in found.unknown:
        name, _, value = part.partition("=")
        raise FilterError(f"--{name}: {_reason(name, value, known, build.id)}")
    if empty := [name for name in ("words", *filters.DAYS) if choice[name] is not None and not choice[name].strip()]:
        raise FilterError(f"--{empty[0]}: is empty: give it a value, or leave it out")
    if found.reversed:
        click.echo(f"warning: --since is later than --until: {prose.REVERSED}", err=True)
    return found


def _reason(name: str, value: str, known: dict[str, list[str]], build_id: str) -> str:
    """Why a value was not taken, and what to do."""
    if name == "basket" and value in known[name]:
        return f"{value!r} is one too many: a basket holds {MOST_IN_BASKET} items"
    if name == "basket":
        return f"build {build_id} has no item {value!r}: python -m briefing query items --records lists them"
    if name == "document":
        return f"build {build_id} has no document {value!r}: python -m briefing query documents --records lists them"
    if name == "words":
        return f"more than {LONGEST_WORDS} letters: leave out some words, {value[:40]!r} or others"
    if name in filters.CHOICES:
        return f"{value!r} does not exist in build {build_id}: {_instead(value, known.get(name, []))}"
    return f"{value!r} is no day: write it as YYYY-MM-DD"


def _instead(value: str, codes: list[str]) -> str:
    """The codes that are like ``value``, which may be a name; else what there is, of very much where to look."""
    if like := get_close_matches(code_of(value).lower().replace(" ", "-"), codes, 3, 0.75):
        return f"write {listed([left_out(code) for code in like] if is_left_out(value) else like, 'or')}"
    if len(codes) > MOST_NAMED:
        return f"there are {len(codes):,}: python -m briefing query actors --records lists their ids"
    return f"there are: {', '.join(codes)}" if codes else "no item bears such a value"


def newest(shelf: Shelf) -> Build:
    """The newest build that can be read; newer ones that cannot are named as warnings. Raises StoreError."""
    found, passed = shelves.newest(shelf)
    for error in passed:
        click.echo(f"warning: {error}", err=True)
    if found is None:
        remedy = "see the warnings above" if passed else shelf.remedy
        raise StoreError(f"{shelf}: holds no build that can be read: {remedy}")
    return found


def lake_set() -> Lake:
    """The lake of the settings. Raises LakeError where they name none."""
    found = lake.configured()
    if not isinstance(found, Lake):
        raise LakeError(NO_LAKE)
    return found


def build_named(name: str, shelf: Shelf) -> Build:
    """The build that ``name`` means: ``newest``, an id, or the path of a file. Raises StoreError."""
    name = utf8(None, None, name)
    if name == "newest":
        return newest(shelf)
    if found := shelves.find(shelf, name):
        return found
    if name.endswith(".duckdb"):
        return store.open_build(Path(name))
    there = ", ".join(one.id for one in shelf.kept()[:3]) or "none"
    raise StoreError(f"{name}: is no build in {shelf}; the newest there are: {there}")


@contextmanager
def abrupt() -> Iterator[None]:
    """Let Ctrl-C end the program as a lost machine would, for work that bears that and clears up at its next start: a
    question, or what is imported meanwhile, would else swallow it, and could then be waited for without end."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def as_json(value: Any) -> str:
    """``value`` as JSON in plain ASCII, so that no word of anybody commands the terminal."""
    return json.dumps(value, indent=1, default=plain)


def shown(line: str) -> str:
    """A line whose words may be anybody's, fit for a terminal: what is no sign but a command to it is spelled out."""
    return "".join(
        sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else ascii(sign)[1:-1] for sign in line
    )

"""HTML: one page without scripts and without any request, light and dark, fit for print."""

import html
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from briefing import glossary, prose
from briefing.snapshots import about
from briefing.snapshots.pictures import Picture
from briefing.snapshots.snapshot import Snapshot

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def write(snapshot: Snapshot) -> bytes:
    """The snapshot as a page; every word of a document and of the reader is escaped."""
    return _environment.get_template("page.html.jinja").render(snapshot=snapshot).encode("utf-8")


def _drawn(picture: Picture) -> str:
    """The picture as an image named by its sentence, its text in whatever colour the page's text has.

    The only markup that the template takes as it is: the drawing library escapes the names in it.
    """
    sentence = html.escape(picture.sentence)
    opening, _, rest = picture.svg("currentColor").removeprefix("<svg").partition(">")
    return f'<svg role="img" aria-label="{sentence}"{opening}><title>{sentence}</title>{rest}'


_environment.globals.update(about=about, drawn=_drawn, glossary=glossary, prose=prose)

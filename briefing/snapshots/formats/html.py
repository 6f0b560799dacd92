"""HTML: one page without scripts and without any request, light and dark, fit for print."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from briefing import glossary, prose
from briefing.snapshots.snapshot import Snapshot

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.globals.update(glossary=glossary, prose=prose)


def write(snapshot: Snapshot) -> bytes:
    """The snapshot as a page; every word of a document is escaped."""
    template = _environment.get_template("page.html.jinja")
    return template.render(
        snapshot=snapshot, groups={glossary.KINDS[kind].plural: rows for kind, rows in snapshot.by_kind.items()}
    ).encode("utf-8")

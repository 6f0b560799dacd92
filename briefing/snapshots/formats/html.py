"""HTML: one page without scripts and without any request, light and dark, fit for print."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from briefing import glossary, prose
from briefing.prose import Row
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
    return template.render(snapshot=snapshot, groups=_by_kind(snapshot)).encode("utf-8")


def _by_kind(snapshot: Snapshot) -> dict[str, list[Row]]:
    """The items under the plural of their kind, kinds in the order of the glossary."""
    groups = {kind: [row for row in snapshot.items if row["kind"] == kind] for kind in glossary.KINDS}
    return {glossary.KINDS[kind].plural: rows for kind, rows in groups.items() if rows}

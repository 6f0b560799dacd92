"""How to cite an item: what kind of reality it is, who says so, in which place of which document, in which build."""

from briefing import prose
from briefing.markdown import escaped
from briefing.prose import Row


def plain(row: Row, document: Row, build_id: str, link: str) -> str:
    """The citation as text."""
    return " ".join((*_parts(row, document, build_id), link))


def footnote(row: Row, document: Row, build_id: str, link: str) -> str:
    """The citation as a Markdown footnote; every word of an item or a document is escaped, the link is one."""
    name = row["item_id"].rpartition("/")[2]
    words = " ".join(escaped(part) for part in _parts(row, document, build_id))
    return f"[^{name}]: {words} <{link}>"


def _parts(row: Row, document: Row, build_id: str) -> tuple[str, ...]:
    told = document["author"], prose.title(document), *prose.published(document), document["url"]
    where = ", ".join(filter(None, told))
    resting = f", {prose.evidence(row)}" if row["evidence"] else f", {row['reference']}" if row["reference"] else ""
    real = ", ".join(filter(None, (prose.term("status", row), prose.when(row))))
    parts = row["headline"], real, prose.stands_behind(row), f"{where}{resting}", f"Briefing, build {build_id}"
    return tuple(map(prose.stopped, parts))

"""Markdown of GitHub's flavour: to paste where Markdown is read; evidence and who stands behind it as footnotes.

Words of documents and readers come back exactly as they were from any CommonMark reader.
"""

from collections.abc import Iterable, Sequence

from briefing import glossary, prose
from briefing.markdown import escaped
from briefing.prose import Row
from briefing.snapshots import about
from briefing.snapshots.compare import Comparison
from briefing.snapshots.snapshot import Snapshot


def write(snapshot: Snapshot) -> bytes:
    """The snapshot as UTF-8 Markdown; its last line is a comment that holds its address."""
    blocks = [
        f"# {escaped(snapshot.title)}",
        f"{escaped(snapshot.count_in_words)} · {escaped(snapshot.filters_in_words)}",
        *_note(snapshot),
        *_opening(snapshot),
        *(_changes(snapshot, snapshot.changes) if snapshot.changes else ()),
        *_pictures(snapshot),
        *_items(snapshot),
        *_sources(snapshot),
        *(f"[^{number}]: {_footnote(row)}" for number, row in enumerate(_in_order(snapshot), 1)),
        f"<!-- briefing-snapshot: {snapshot.address} -->",
    ]
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _note(snapshot: Snapshot) -> Iterable[str]:
    heading = [f"**{escaped(snapshot.heading)}**"] if snapshot.heading else []
    lines = heading + [escaped(line) for line in snapshot.note.splitlines() if line.strip()]
    if lines:
        yield "\n".join(["> *Reader’s note*", *(f">\n> {line}" for line in lines)])


def _opening(snapshot: Snapshot) -> Iterable[str]:
    if not snapshot.items:
        yield f"## {about.EMPTY}"
        yield about.NOTHING
        return
    yield escaped(about.subject(snapshot))
    yield "## In short"
    yield from map(escaped, snapshot.digest)
    if snapshot.figures:
        rows = [(*prose.figure(row), row["note"]) for row in snapshot.figures]
        yield _table(("Figure", "Value", "What is counted"), rows)


def _changes(snapshot: Snapshot, changes: Comparison) -> Iterable[str]:
    yield f"## {escaped(about.since(changes))}"
    if changes.added:
        yield f"### Added ({len(changes.added):,})"
        yield _list((row["headline"], row["item_id"]) for row in changes.added)
    for row in changes.removed:
        yield f"### Removed: {escaped(row['headline'])}"
        yield _kinds(row)
        yield escaped(row["summary"])
        yield _list(snapshot.facts(row))
        yield _footnote(row)
    for change in changes.changed:
        yield f"### Changed: {escaped(change.headline)}"
        yield escaped(change.item_id)
        yield _table(("What", "Before", "Now"), change.fields)


def _pictures(snapshot: Snapshot) -> Iterable[str]:
    if snapshot.pictures:
        yield "## Charts"
    for picture in snapshot.pictures:
        yield f"### {escaped(picture.title)}"
        yield escaped(picture.sentence)
        yield _table(*picture.cells)


def _in_order(snapshot: Snapshot) -> list[Row]:
    return [row for _, rows in snapshot.groups for row in rows]


def _items(snapshot: Snapshot) -> Iterable[str]:
    numbers = {row["item_id"]: number for number, row in enumerate(_in_order(snapshot), 1)}
    for kind, rows in snapshot.groups:
        yield f"## {snapshot.headed(kind, rows)}"
        yield escaped(glossary.KINDS[kind].meaning)
        for row in rows:
            yield from _item(snapshot, row, numbers[row["item_id"]])


def _item(snapshot: Snapshot, row: Row, number: int) -> Iterable[str]:
    yield f"### {escaped(row['headline'])}"
    yield _kinds(row)
    yield f"{escaped(row['summary'])}[^{number}]"
    # Who stands behind it is told by the footnote.
    if facts := snapshot.facts(row):
        yield _list(facts)


def _kinds(row: Row) -> str:
    kinds = f"{prose.term('kind', row)} · {prose.term('status', row)}"
    return f"{escaped(kinds)} · **{escaped(offer)}**" if (offer := prose.offer(row)) else escaped(kinds)


def _footnote(row: Row) -> str:
    told = [f"Who stands behind it: {prose.stands_behind(row)}", prose.evidence(row), f"Item {row['item_id']}"]
    return " ".join(escaped(prose.stopped(part)) for part in told if part)


def _sources(snapshot: Snapshot) -> Iterable[str]:
    yield "## Sources"
    for document in snapshot.documents:
        yield f"### {escaped(prose.title(document))}"
        yield _list(prose.source(document))
    if not snapshot.documents:
        yield "None."
    if words := about.words(snapshot):
        yield "## What the words mean"
        yield _list(words)
    yield "## Where this comes from"
    *told, (opened, address) = about.provenance(snapshot)
    # As code it can be copied.
    yield f"{_list(told)}\n- {escaped(opened)}: `{address}`"


def _list(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- {escaped(name)}: {escaped(value)}" for name, value in pairs)


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [" | ".join(escaped(cell) for cell in row) for row in (headings, *rows)]
    return "\n".join(f"| {line} |" for line in (lines[0], " | ".join("---" for _ in headings), *lines[1:]))

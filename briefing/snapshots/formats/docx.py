"""DOCX: the briefing as a Word document, to edit, annotate and circulate.

Characters that XML 1.0 cannot carry become U+FFFD, as ``prose.carried`` says.
"""

from typing import TYPE_CHECKING

from briefing import glossary, prose
from briefing.prose import Row
from briefing.snapshots import about
from briefing.snapshots.compare import Comparison
from briefing.snapshots.snapshot import Snapshot

if TYPE_CHECKING:
    from briefing.snapshots.word import WordFile


def write(snapshot: Snapshot) -> bytes:
    """The snapshot as DOCX."""
    # Its library takes ten megabytes, and a server may run for long before somebody wants a Word document.
    from briefing.snapshots.word import WordFile  # noqa: PLC0415

    file = WordFile(snapshot.title, f"{snapshot.title} · {snapshot.count_in_words}", f"Build {snapshot.build.id}")
    _opening(file, snapshot)
    if snapshot.changes:
        _changes(file, snapshot, snapshot.changes)
    _pictures(file, snapshot)
    _items(file, snapshot)
    _sources(file, snapshot)
    return file.content(snapshot.build.built_at, snapshot.address)


def _opening(file: "WordFile", snapshot: Snapshot) -> None:
    file.paragraph(snapshot.title, "Title")
    file.paragraph(f"{snapshot.count_in_words} · {snapshot.filters_in_words}", "Lead")
    if snapshot.items:
        file.paragraph(about.subject(snapshot))
    if snapshot.heading or snapshot.note:
        file.paragraph("Reader’s note", "Heading 1")
        for words in filter(None, (snapshot.heading, snapshot.note)):
            file.paragraph(words, "Note")
    file.paragraph("In short" if snapshot.items else about.EMPTY, "Heading 1")
    for words in snapshot.digest or (about.NOTHING,):
        file.paragraph(words)
    if snapshot.figures:
        rows = [(*prose.figure(row), row["note"]) for row in snapshot.figures]
        file.table(("Figure", "Value", "What is counted"), rows, (3, 3, 6))
    if snapshot.items:
        file.paragraph(about.READING, "Small")


def _changes(file: "WordFile", snapshot: Snapshot, changes: Comparison) -> None:
    file.paragraph(about.since(changes), "Heading 1")
    if changes.added:
        file.paragraph(f"Added ({len(changes.added):,})", "Heading 2")
    for row in changes.added:
        file.paragraph(f"{row['headline']} ({row['item_id']})")
    for row in changes.removed:
        _item(file, snapshot, row, "Removed: ")
    for change in changes.changed:
        file.paragraph(f"Changed: {change.headline} ({change.item_id})", "Heading 2")
        file.table(("What", "Before", "Now"), change.fields, (2, 5, 5))


def _pictures(file: "WordFile", snapshot: Snapshot) -> None:
    if snapshot.pictures:
        file.paragraph("Charts", "Heading 1")
    for picture in snapshot.pictures:
        file.paragraph(picture.title, "Heading 2")
        file.picture(picture.png(), picture.sentence)
        headings, rows = picture.cells
        file.table(headings, rows, [1 if figure else 3 for figure in picture.figures], picture.figures)


def _items(file: "WordFile", snapshot: Snapshot) -> None:
    for kind, rows in snapshot.groups:
        file.paragraph(snapshot.headed(kind, rows), "Heading 1")
        file.paragraph(glossary.KINDS[kind].meaning, "Soft")
        for row in rows:
            _item(file, snapshot, row)


def _item(file: "WordFile", snapshot: Snapshot, row: Row, before: str = "") -> None:
    file.paragraph(f"{before}{row['headline']}", "Heading 2")
    file.paragraph(f"{prose.term('kind', row)} · {prose.term('status', row)}", "Soft")
    if offer := prose.offer(row):
        file.paragraph(offer, "Amount")
    file.paragraph(row["summary"], "Summary")
    for name, value in snapshot.attributed(row):
        file.fact(name, value)
    for proof in row["evidence"]:
        file.fact(prose.place(proof), proof["words"], quoted=True)
    file.paragraph(f"Item {row['item_id']}", "Small")


def _sources(file: "WordFile", snapshot: Snapshot) -> None:
    file.paragraph("Sources", "Heading 1")
    known = [(prose.title(document), dict(prose.source(document))) for document in snapshot.documents]
    if known:
        rows = [(title, "\n".join(f"{name}: {value}" for name, value in facts.items())) for title, facts in known]
        file.table(("Document", "What is known of it"), rows, (4, 8))
    else:
        file.paragraph("None.")
    if words := about.words(snapshot):
        file.paragraph("What the words mean", "Heading 1")
        for name, meaning in words:
            file.fact(name, meaning)
    file.paragraph("Where this comes from", "Heading 1")
    for name, value in about.provenance(snapshot):
        file.fact(name, value)

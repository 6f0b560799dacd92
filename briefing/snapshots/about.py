"""What a file says of itself: the facts of a snapshot under names for programs and under words for readers."""

from briefing import dates, glossary, prose
from briefing.glossary import Term, listed
from briefing.prose import Row
from briefing.snapshots.compare import Comparison
from briefing.snapshots.snapshot import Snapshot

# A program finds the address under ``snapshot``; the words marked as the reader's are not ours.
LABELS = {
    "title": "Title",
    "readers_heading": "Reader’s heading",
    "readers_note": "Reader’s note",
    "filters": "Filters",
    "items": "Items",
    "build": "Build",
    "built_at": "Built at",
    "content_sha256": "Content SHA-256",
    "version": "Version of Briefing",
    "snapshot": "Snapshot",
}
OPENED = "Address, after /snapshots?"
# What a reader is told last, since it is how to make the file again.
PROVENANCE = ("filters", "items", "build", "built_at", "content_sha256", "version", "snapshot")
NOTHING, EMPTY = "The filters leave no item.", "Nothing is left"
READING = "Every item names the words of the text it rests on (¶ paragraph, s sentence) and who stands behind it."
MOST_TITLES = 3
DIFFERENCE = ("change", "item_id", "headline", "field", "before", "after")
CHANGES = {
    "added": Term("Added", "It was not there before."),
    "removed": Term("Removed", "It is there no more."),
    "changed": Term("Changed", "It says something else."),
}


def facts(snapshot: Snapshot) -> dict[str, str]:
    """Every fact of ``LABELS``; what the reader did not write is empty."""
    return {
        "title": snapshot.title,
        "readers_heading": snapshot.heading,
        "readers_note": snapshot.note,
        "filters": snapshot.filters_in_words,
        "items": snapshot.count_in_words,
        "build": snapshot.build.id,
        "built_at": snapshot.build.built_at.isoformat(timespec="seconds"),
        "content_sha256": snapshot.build.content_sha256,
        "version": snapshot.version,
        "snapshot": snapshot.address,
    }


def lines(snapshot: Snapshot) -> list[tuple[str, str]]:
    """The same as labels and words, without those that are empty, and what a reader must not misread."""
    found = [(LABELS[name], words) for name, words in _in_words(snapshot).items() if words]
    if not len(snapshot.items):
        return [*found, (EMPTY, NOTHING)]
    return [*found, (glossary.KINDS["arrest"].plural, glossary.KINDS["arrest"].meaning)]


def provenance(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Where the snapshot comes from, as names and values that a reader can quote."""
    told, labels = _in_words(snapshot), LABELS | {"snapshot": OPENED}
    return [(labels[name], told[name]) for name in PROVENANCE]


def _in_words(snapshot: Snapshot) -> dict[str, str]:
    return facts(snapshot) | {"built_at": dates.moment(snapshot.build.built_at)}


def subject(snapshot: Snapshot) -> str:
    """What it is about: its document, or the first of them; empty where nothing is left."""
    told = [_titled(row) for row in snapshot.documents[:MOST_TITLES]]
    more = len(snapshot.documents) - len(told)
    rest = [f"{more:,} more, named under Sources"] if more else []
    return f"What is said in {listed([*told, *rest])}." if told else ""


def _titled(row: Row) -> str:
    return f"{prose.quoted(str(row['name']))} ({'our title; ' if row['title_is_ours'] else ''}{prose.origin(row)})"


def words(snapshot: Snapshot) -> list[tuple[str, str]]:
    """The kinds of reality that occur, and what each means."""
    used = {row["status"] for row in snapshot.items}
    return [(term.label, term.meaning) for code, term in glossary.STATUSES.items() if code in used]


def since(comparison: Comparison) -> str:
    """The heading of what has changed; it says so where nothing has."""
    return f"{'No item' if comparison.same else 'What'} has changed since build {comparison.before}"


def changes(found: Comparison | None) -> list[Row]:
    """A row a difference, none where nothing is compared: the columns of ``DIFFERENCE``.

    An item that came or went has one row, with its summary as the words after or before.
    """
    if found is None:
        return []
    whole = [("added", row, "", row["summary"]) for row in found.added]
    whole += [("removed", row, row["summary"], "") for row in found.removed]
    told = [(change, row["item_id"], row["headline"], "", old, new) for change, row, old, new in whole]
    told += [("changed", one.item_id, one.headline, *words) for one in found.changed for words in one.fields]
    return [dict(zip(DIFFERENCE, values, strict=True)) for values in told]


def sources(snapshot: Snapshot) -> list[str]:
    """Each document in a line: title, whose title it is, kind, publisher, date, fingerprint of its text."""
    return [_source(row) for row in snapshot.documents]


def _source(row: Row) -> str:
    text = f"; text SHA-256 {row['text_sha256']}" if row["text_sha256"] else ""
    return f"{prose.title(row)}: {prose.origin(row)}{text}"

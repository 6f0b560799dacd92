"""What stands on each sheet of a workbook: its columns in readers' words, and what each says of a row."""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from briefing import glossary, prose
from briefing.glossary import counted, label, listed
from briefing.prose import Row
from briefing.snapshots import about
from briefing.snapshots.snapshot import Snapshot

Cell = str | int | Decimal | date | None
LONGEST = 32_767
CUT = " … [cut here: a cell holds no more]"


class Column(NamedTuple):
    """A column: its title, its width in characters, and its cell for a row."""

    title: str
    width: int
    value: Callable[[Row], Cell]


class Sheet(NamedTuple):
    """A sheet: its name, a caption that says what it holds, its columns and its rows."""

    name: str
    caption: str
    columns: Sequence[Column]
    rows: Collection[Row]


def sheets(snapshot: Snapshot) -> list[Sheet]:
    """The sheets that have rows, the one about the snapshot first."""
    found = [_kind(snapshot, kind) for kind in snapshot.by_kind]
    found += [_actors(snapshot), _evidence(snapshot), _sources(snapshot)]
    found += [_changes(snapshot, about.since(snapshot.changes))] if snapshot.changes else []
    full = [_filled(sheet) for sheet in found if sheet.rows]
    return [_about(snapshot, full), *full]


def _filled(sheet: Sheet) -> Sheet:
    """The sheet without the columns that no row fills."""
    columns = [one for one in sheet.columns if any(one.value(row) not in ("", None) for row in sheet.rows)]
    return sheet._replace(columns=columns)


def shown(text: str) -> str:
    """``text`` as a cell can hold it: lengths are counted as Excel counts them, in units of UTF-16."""
    fit = prose.carried(text.replace("\r\n", "\n").replace("\r", "\n"))
    units = fit.encode("utf-16-le")
    return fit if len(units) <= 2 * LONGEST else units[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore") + CUT


def day(text: str) -> Cell:
    """A full day as a date; other EDTF, and days before Excel's calendar can be trusted, as text."""
    try:
        found = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return text
    return found if found and found >= date(1900, 3, 1) else text


def _said(title: str, width: int, name: str) -> Column:
    return Column(title, width, itemgetter(name))


def _coded(title: str, width: int, name: str) -> Column:
    return Column(title, width, partial(prose.term, name))


def _named(title: str, width: int, name: str) -> Column:
    return Column(title, width, lambda row: listed(row[name] or []))


def _dated(title: str, name: str) -> Column:
    return Column(title, 13, lambda row: day(str(row[name] or "")))


OWN = {
    "measure": [_coded("Type", 16, "measure_type")],
    "reward": [
        _coded("How exact", 11, "qualifier"),
        _said("Amount", 16, "amount"),
        _said("Currency", 10, "currency"),
        _said("Condition", 28, "condition"),
    ],
    "arrest": [_said("Where", 20, "place"), _named("Accused of", 24, "accusations")],
    "designation": [_said("Programme", 22, "programme"), _dated("Listed", "listed"), _dated("In effect", "effective")],
    "statement": [_coded("Whose words", 15, "voice")],
}
BEFORE = [
    _said("Headline", 30, "headline"),
    _coded("What kind of reality", 13, "status"),
    Column("Who stands behind it", 22, prose.stands_behind),
]
AFTER = [
    _said("Summary", 48, "summary"),
    *(_named(glossary.ROLES[role].label, 20, column) for role, column in prose.ROLE_COLUMNS.items()),
    _dated("Date", "date"),
    # By these items sort, whatever their dates are.
    _dated("First day", "date_from"),
    _dated("Last day", "date_to"),
    _said("When, in the text’s words", 16, "date_words"),
    Column(
        "Evidence", 44, lambda row: "\n".join(f"{prose.place(proof)}: {proof['words']}" for proof in row["evidence"])
    ),
    _said("Reference", 16, "reference"),
]


FROM = (_said("Document", 26, "document_title"), _said("Document’s id", 24, "document_id"))


def _kind(snapshot: Snapshot, kind: str) -> Sheet:
    term, rows = glossary.KINDS[kind], snapshot.by_kind[kind]
    return Sheet(
        term.plural,
        f"{len(rows):,} of {counted(snapshot.of_items, 'item')}. {term.meaning}",
        [*BEFORE, *OWN[kind], *AFTER, *FROM, _said("Item", 24, "item_id")],
        rows,
    )


def _actors(snapshot: Snapshot) -> Sheet:
    columns = [
        _said("Name", 36, "name"),
        Column("Kind", 12, lambda row: label(glossary.ACTOR_KINDS, row["kind"])),
        Column("Bears a name", 12, lambda row: "yes" if row["named"] else "no"),
        _said("Country", 10, "country"),
        _said("Items", 9, "items"),
        _said("Actor", 30, "actor_id"),
    ]
    return Sheet("Actors", "Who is named in the items, the most often named first.", columns, snapshot.actors)


def _evidence(snapshot: Snapshot) -> Sheet:
    rows = [proof | {name: row[name] for name in ITEM} for row in snapshot.items for proof in row["evidence"]]
    columns = [
        _said("Words of the text", 50, "words"),
        Column("Place", 9, prose.place),
        _said("Paragraph", 11, "paragraph"),
        _said("Sentence", 11, "sentence"),
        *FROM,
        _said("Headline of the item", 36, "headline"),
        _said("Item", 34, "item_id"),
    ]
    return Sheet("Evidence", "The words that each item rests on: ¶ paragraph, s sentence.", columns, rows)


ITEM = ("document_title", "document_id", "headline", "item_id")


def _sources(snapshot: Snapshot) -> Sheet:
    columns = [
        _said("Title", 44, "title"),
        Column("Whose title", 13, lambda row: "ours" if row["title_is_ours"] else "the text’s"),
        Column("Kind", 11, lambda row: label(glossary.DOCUMENT_KINDS, row["kind"])),
        Column("Publisher", 22, lambda row: row["publisher"] or "not stated"),
        _said("Author", 20, "author"),
        Column("Published", 13, lambda row: day(row["published"]) or "not stated"),
        _said("Dateline", 18, "dateline"),
        _said("Address", 30, "url"),
        _said("Items here", 8, "items"),
        _said("Items in all", 8, "of_items"),
        Column("Sentences", 10, lambda row: row["sentences"] or "not known"),
        _said("SHA-256 of the text", 34, "text_sha256"),
        _said("Document’s id", 26, "document_id"),
    ]
    return Sheet("Sources", "The documents that the items come from.", columns, snapshot.documents)


def _changes(snapshot: Snapshot, caption: str) -> Sheet:
    columns = [
        _said("Headline", 40, "headline"),
        Column("Change", 11, lambda row: label(about.CHANGES, row["change"])),
        _said("Field", 18, "field"),
        _said("Before", 40, "before"),
        _said("Now", 40, "after"),
        _said("Item", 34, "item_id"),
    ]
    nothing = dict.fromkeys(about.DIFFERENCE, "") | {"headline": f"{caption}."}
    return Sheet("Changes", f"{caption}.", columns, about.changes(snapshot.changes) or [nothing])


def _about(snapshot: Snapshot, others: Sequence[Sheet]) -> Sheet:
    contents = ", ".join(f"{sheet.name} ({len(sheet.rows):,})" for sheet in others)
    facts = [*about.lines(snapshot), ("In short", " ".join(snapshot.digest)), ("Sheets", contents)]
    columns = [_said("Fact", 22, "fact"), _said("Words", 120, "words")]
    rows = [{"fact": fact, "words": words} for fact, words in facts if words]
    return Sheet("About", "What this workbook holds and what it was made from.", columns, rows)

"""The tables of a snapshot as files: which they are, and the file that says what they hold."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import pyarrow as pa

from briefing import glossary
from briefing.prefetch import prefetch
from briefing.prose import Row
from briefing.snapshots import about
from briefing.snapshots.envelope import Parts
from briefing.snapshots.snapshot import Snapshot, in_order

CHANGE = pa.schema([(name, pa.string()) for name in about.DIFFERENCE])
# In the order of the contract; after them come ``code``, and ``build`` from the snapshot's own facts.
NAMES = (
    *("document", "sentence", "actor", "alias", "item", "item_actor", "evidence"),
    *("measure", "reward", "arrest", "designation", "statement"),
)
# So many rows are read at once; more than the items of a basket, which come in the reader's order.
RUN = 100_000
# What the codes of each column mean, by its table and its name.
CODES = {
    ("document", "kind"): glossary.DOCUMENT_KINDS,
    ("actor", "kind"): glossary.ACTOR_KINDS,
    ("alias", "alias_kind"): glossary.ALIAS_KINDS,
    ("item", "kind"): glossary.KINDS,
    ("item", "status"): glossary.STATUSES,
    ("item", "sourcing"): glossary.SOURCINGS,
    ("item_actor", "role"): glossary.ROLES,
    ("measure", "measure_type"): glossary.MEASURE_TYPES,
    ("reward", "qualifier"): glossary.QUALIFIERS,
    ("statement", "voice"): glossary.VOICES,
}
CODE = pa.schema([(name, pa.string()) for name in ("table", "column", "code", "words", "meaning")])
BUILD = pa.schema(
    [
        ("build_id", pa.string()),
        ("built_at", pa.timestamp("us", tz="UTC")),
        ("content_sha256", pa.string()),
        ("version", pa.string()),
    ]
)


def tables(snapshot: Snapshot) -> Iterator[tuple[str, Iterator[pa.Table]]]:
    """The tables of the contract with what belongs to an item, ``code``, which says what codes mean, ``build``, and
    ``change`` where builds are compared.

    They come a run of rows at a time, the next made while one is in use, since a large choice fills them all; those
    with a row an item in the order of the items.
    """
    for name, runs in groupby(prefetch(_runs(snapshot)), itemgetter(0)):
        yield name, (run for _, run in runs)


def _runs(snapshot: Snapshot) -> Iterator[tuple[str, pa.Table]]:
    build = snapshot.build
    apart = build.apart()
    for name in NAMES:
        basket = snapshot.filters.basket if name in ("item", *glossary.KINDS) else ()
        found = apart.runs(f"table_{name}", snapshot.filters, RUN)
        yield from ((name, in_order(run, basket)) for run in found)
    yield "code", pa.Table.from_pylist([*_codes()], schema=CODE)
    own = [[build.id], [build.built_at], [build.content_sha256], [build.version]]
    yield "build", pa.table(own, schema=BUILD)
    if snapshot.changes:
        yield "change", pa.Table.from_pylist(about.changes(snapshot.changes), schema=CHANGE)


def _codes() -> Iterator[Row]:
    """A row a code, and one for each column that it may stand in."""
    for (table, column), terms in CODES.items():
        for code, term in terms.items():
            yield dict(zip(CODE.names, (table, column, code, term.label, term.meaning), strict=True))


def about_txt(snapshot: Snapshot, *, more: str) -> Parts:
    """``about.txt``: what the archive is, its sources and what has changed; ``more`` explains its files."""
    parts = [_lines([f"{label}: {words}" for label, words in about.lines(snapshot)]), more]
    if sources := about.sources(snapshot):
        parts.append(_lines(["Sources", *(f"- {source}" for source in sources)]))
    if snapshot.changes:
        parts.append(_lines([about.since(snapshot.changes), *map(_change, about.changes(snapshot.changes))]))
    return "about.txt", [("\n\n".join(parts) + "\n").encode("utf-8")]


def _lines(texts: Iterable[str]) -> str:
    """Each text on a line of its own; lines within it are set in, so that no words of others pass for a fact."""
    return "\n".join("\n    ".join(text.splitlines()) for text in texts)


def _change(row: Row) -> str:
    field = f", {row['field']}" if row["field"] else ""
    words = " → ".join(f"“{row[side]}”" for side in ("before", "after") if row[side])
    return f"- {about.CHANGES[row['change']].label}: {row['headline']} ({row['item_id']}{field}): {words}"

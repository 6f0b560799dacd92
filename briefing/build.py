"""A data folder -> a new build: an immutable DuckDB file that is only ever added, never changed."""

import hashlib
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from briefing import __version__, collection, dates, store
from briefing.collection import Collection
from briefing.errors import BuildError, CollectionError, Fault, StoreError
from briefing.model import Actor, Document, Item

ROLES = {
    "agents": "agent",
    "targets": "target",
    "subjects": "subject",
    "beneficiaries": "beneficiary",
    "asserted_by": "asserter",
    "mentions": "mention",
}
OWN_FIELDS = {
    "measure": ("measure_type",),
    "reward": ("amount", "currency", "qualifier", "condition"),
    "arrest": ("place", "accusations"),
    "designation": ("programme", "listed", "effective"),
    "statement": ("voice",),
}
STALE_SECONDS = 3600
Rows = dict[str, list[dict[str, Any]]]


def check(folder: Path) -> Collection:
    """The collection in ``folder``, once nothing is wrong with it. Raises CollectionError with every fault."""
    found = collection.read(folder)
    with duckdb.connect() as connection:
        _fill(connection, found, "under check", datetime.now(UTC))
    return found


def make(folder: Path, out: Path) -> Path:
    """Write a build of ``folder`` into ``out`` and return its path; the newest one if the content is the same.

    Raises CollectionError where the data is at fault and BuildError where the file cannot be written. Either way
    nothing is left behind and the builds already there are untouched.
    """
    found = collection.read(folder)
    digest = content_hash(found)
    newest, _ = store.newest(out)
    if newest and newest.content_sha256 == digest:
        return newest.path
    now = datetime.now(UTC)
    target = out / f"{now:%Y%m%dT%H%M%S}Z-{digest[:12]}.duckdb"
    partial = out / f".{target.stem}.{os.getpid()}.partial"
    try:
        out.mkdir(parents=True, exist_ok=True)
        _sweep(out)
        with duckdb.connect(str(partial)) as connection:
            _fill(connection, found, target.stem, now)
            # Closing writes too, but says nothing where the disk is full.
            connection.execute("checkpoint")
        store.open_build(partial)
        _publish(partial, target)
    except (OSError, duckdb.OperationalError, duckdb.FatalException, StoreError) as error:
        reason = str(error).splitlines()[0]
        remedy = "free some space, or name a folder that can be written with --out or BRIEFING_BUILDS"
        raise BuildError(f"{out}: the build could not be written ({reason}): {remedy}") from error
    finally:
        for left in out.glob(f"{partial.name}*") if out.is_dir() else ():
            left.unlink(missing_ok=True)
    return target


def content_hash(found: Collection) -> str:
    """SHA-256 over the data and the schema: either one changed makes another build."""
    digest = hashlib.sha256(found.content_sha256.encode())
    for path in store.schema_files():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _publish(partial: Path, target: Path) -> None:
    """Give the finished file its name, on disk for good. A name that is taken holds the same content."""
    with partial.open("rb") as file:
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(partial, target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _sweep(out: Path) -> None:
    """Remove what a build that was killed left behind."""
    for left in out.glob(".*.partial*"):
        if time.time() - left.stat().st_mtime > STALE_SECONDS:
            left.unlink(missing_ok=True)


def _fill(connection: duckdb.DuckDBPyConnection, found: Collection, build_id: str, now: datetime) -> None:
    """Make the tables, fill them, and hold them against the rules. Raises CollectionError."""
    tables, *derived = store.schema_files()
    connection.execute(tables.read_text("utf-8"))
    made = {"build_id": build_id, "built_at": now, "content_sha256": content_hash(found), "version": __version__}
    for table, rows in (_rows(found) | {"build": [made]}).items():
        _insert(connection, table, rows)
    if faults := [*found.faults, *_broken_rules(connection, all_read=not found.faults)]:
        raise CollectionError(faults)
    for path in derived:
        connection.execute(path.read_text("utf-8"))


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    """``table`` is a name of ours, never the reader's; the rows travel as Arrow."""
    if not rows:
        return
    schema = connection.execute(f"select * from {table} limit 0").to_arrow_table().schema  # noqa: S608
    connection.register("incoming", pa.Table.from_pylist(rows, schema=_decimals_as_floats(schema)))
    connection.execute(f"insert into {table} select * from incoming")  # noqa: S608
    connection.unregister("incoming")


def _decimals_as_floats(schema: pa.Schema) -> pa.Schema:
    """TOML and JSON know no decimals; DuckDB rounds them to the cent on the way in."""
    return pa.schema(
        [(field.name, pa.float64() if pa.types.is_decimal(field.type) else field.type) for field in schema]
    )


def _rows(found: Collection) -> Rows:
    rows: Rows = {name: [] for name in ("document", "sentence", "actor", "alias", "item", "item_actor", "evidence")}
    rows |= {kind: [] for kind in OWN_FIELDS}
    rows["source_file"] = [source._asdict() for source in found.sources]
    rows["expected"] = [{"kind": kind} | bounds.model_dump() for kind, bounds in found.expected.items()]
    for actor in found.actors:
        _add_actor(rows, actor)
    for file, document in found.documents:
        _add_document(rows, file, document)
        for kind, item in document.items():
            _add_item(rows, document.document.id, kind, item)
    return rows


def _add_actor(rows: Rows, actor: Actor) -> None:
    rows["actor"].append(actor.model_dump(exclude={"id", "aliases"}) | {"actor_id": actor.id})
    rows["alias"] += [{"actor_id": actor.id, "alias": alias.name, "alias_kind": alias.kind} for alias in actor.aliases]


def _add_document(rows: Rows, file: str, document: Document) -> None:
    facts, text = document.document, document.document.text
    first, last = dates.bounds(facts.published)
    known = {"text_sha256": text.sha256, "text_characters": text.characters} if text else {}
    rows["document"].append(
        facts.model_dump(exclude={"id", "text"})
        | {"document_id": facts.id, "published_from": first, "published_to": last, "file": file}
        | known
    )
    bare = {mark.at: mark.why for mark in text.bare} if text else {}
    for paragraph, count in enumerate(text.sentences if text else (), 1):
        for sentence in range(1, count + 1):
            place = {"document_id": facts.id, "paragraph": paragraph, "sentence": sentence}
            rows["sentence"].append(place | {"bare": bare.get(f"{paragraph}.{sentence}", "")})


def _add_item(rows: Rows, document_id: str, kind: str, item: Item) -> None:
    item_id = f"{document_id}/{item.id}"
    first, last = dates.bounds(item.date)
    shared = {"item_id": item_id, "document_id": document_id}
    rows["item"].append(
        item.model_dump(exclude={"id", "evidence", *ROLES, *OWN_FIELDS[kind]})
        | shared
        | {"kind": kind, "date_from": first, "date_to": last}
    )
    rows[kind].append({"item_id": item_id} | {name: getattr(item, name) for name in OWN_FIELDS[kind]})
    named = ((role, actor) for attribute, role in ROLES.items() for actor in getattr(item, attribute))
    rows["item_actor"] += [
        {"item_id": item_id, "actor_id": actor, "role": role, "position": position}
        for position, (role, actor) in enumerate(named, 1)
    ]
    for position, proof in enumerate(item.evidence, 1):
        paragraph, sentence = map(int, proof.at.split("."))
        place = {"paragraph": paragraph, "sentence": sentence, "position": position}
        rows["evidence"].append(shared | place | {"words": proof.words})


def _broken_rules(connection: duckdb.DuckDBPyConnection, *, all_read: bool) -> Iterable[Fault]:
    """The offenders of every rule; a rule that needs the whole collection waits until all of it could be read."""
    for rule in store.rules():
        if all_read or not rule.needs_all:
            yield from (Fault(*row) for row in connection.execute(rule.sql).fetchall())

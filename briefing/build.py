"""A data folder -> a new build: an immutable DuckDB file that is only ever added, never changed."""

import gc
import hashlib
import itertools
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from briefing import __version__, collection, datafiles, derived, intake, queries, settings, shelf, store, unfinished
from briefing.answers import first_line
from briefing.collection import Read, Reading
from briefing.errors import BuildError, CollectionError, Fault, StoreError
from briefing.model import Actor
from briefing.prefetch import prefetch
from briefing.shelf import Folder

# So many documents are held in memory at once.
A_BATCH = 500


class Checked(NamedTuple):
    """How much a data folder holds."""

    documents: int
    items: int
    actors: int


def check(folder: Path) -> Checked:
    """How much ``folder`` holds, once nothing is wrong with it. Raises CollectionError with every fault."""
    with duckdb.connect() as connection:
        _fill(connection, Reading(folder))
        return Checked(*(_count(connection, table) for table in ("document", "item", "actor")))


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return len(connection.table(table))


def make(folder: Path, out: Path, elsewhere: str = "--out or BRIEFING_BUILDS") -> Path:
    """Write a build of ``folder`` into ``out`` and return its path; the newest one if the content is the same.

    Raises CollectionError where the data is at fault, BuildError where the file cannot be written, and StoreError where
    a setting keeps builds from being opened. Nothing is left behind then, and the builds already there are untouched.
    ``elsewhere`` is what names another folder.
    """
    # Else no build would be found here, and another one made of what there is a build of.
    settings.cores()
    collection.look_for(folder)
    try:
        # Whoever had to wait finds what another has made, and reads the data as it is by then.
        with unfinished.alone(out) as sure:
            newest, _ = shelf.newest(Folder(out))
            if newest and newest.path and newest.content_sha256 == content_sha256(folder):
                return newest.path
            now = _after(newest)
            with unfinished.partial(out, now, sure=sure) as partial:
                return _written(Reading(folder), partial, now)
    except (OSError, duckdb.OperationalError, duckdb.FatalException, StoreError) as error:
        reason = first_line(error)
        remedy = f"free some space, or name a folder that can be written with {elsewhere}"
        raise BuildError(f"{out}: the build could not be written ({reason}): {remedy}") from error


def _after(newest: store.Build | None) -> datetime:
    """The time a build is named after: its name tells seconds, and the newest build must have the latest of them."""
    now = datetime.now(UTC)
    return max(now, newest.built_at.replace(microsecond=0) + timedelta(seconds=1)) if newest else now


def _written(reading: Reading, partial: Path, now: datetime) -> Path:
    """The build under its name, which its content gives it: that is known once all of it was read."""
    with duckdb.connect(str(partial)) as connection:
        _fill(connection, reading)
        build_id = _completed(connection, _content_sha256(reading.data_sha256), now)
        # Closing writes too, but says nothing where the disk is full.
        connection.execute("checkpoint")
    store.open_build(partial)
    target = partial.with_name(f"{build_id}.duckdb")
    _publish(partial, target)
    return target


def content_sha256(folder: Path) -> str:
    """The ``content_sha256`` that a build of ``folder`` would have."""
    return _content_sha256(datafiles.data_sha256(folder))


def _content_sha256(data_sha256: str) -> str:
    """SHA-256 over the data and the SQL that makes a build of them: either one changed makes another build."""
    digest = hashlib.sha256(data_sha256.encode())
    for path in (*queries.schema_files(), queries.intake_file()):
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


def _fill(connection: duckdb.DuckDBPyConnection, found: Reading) -> None:
    """Make the tables, fill them, and hold them against the rules. Raises CollectionError."""
    connection.execute("set enable_progress_bar = false")
    connection.execute(queries.schema_files()[0].read_text("utf-8"))
    with _uncollected():
        _insert_documents(connection, found.documents)
    _insert(connection, "actor", [_actor(actor) for actor in found.actors])
    _insert(connection, "alias", [row for actor in found.actors for row in _aliases(actor)])
    _insert(connection, "source_file", [source._asdict() for source in found.sources])
    _insert(connection, "expected", [{"kind": kind} | bounds.model_dump() for kind, bounds in found.expected.items()])
    if faults := [*found.faults, *_broken_rules(connection, all_read=not found.faults)]:
        raise CollectionError(faults)


def _completed(connection: duckdb.DuckDBPyConnection, content: str, now: datetime) -> str:
    """Add what a build says of itself and what its queries read besides. Its id."""
    build_id = f"{now:%Y%m%dT%H%M%S}Z-{content[:12]}"
    made = {"build_id": build_id, "built_at": now, "content_sha256": content, "version": __version__}
    _insert(connection, "build", [made])
    derived.make(connection)
    return build_id


@contextmanager
def _uncollected() -> Iterator[None]:
    """Reading makes millions of objects and no circles of them; to look for some took longer than all the rest."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    """``table`` is a name of ours, never the reader's; the rows travel as Arrow."""
    if not rows:
        return
    schema = connection.execute(f"select * from {table} limit 0").to_arrow_table().schema  # noqa: S608
    connection.register("incoming", pa.Table.from_pylist(rows, schema=schema))
    connection.execute(f"insert into {table} select * from incoming")  # noqa: S608
    connection.unregister("incoming")


def _actor(actor: Actor) -> dict[str, Any]:
    return actor.model_dump(exclude={"id", "aliases"}) | {"actor_id": actor.id}


def _aliases(actor: Actor) -> list[dict[str, Any]]:
    return [{"actor_id": actor.id, "alias": alias.name, "alias_kind": alias.kind} for alias in actor.aliases]


def _insert_documents(connection: duckdb.DuckDBPyConnection, documents: Iterable[Read]) -> None:
    """A batch at a time, so that memory does not grow with the collection; SQL takes the documents apart."""
    taken_apart = queries.intake_file().read_text("utf-8")
    for facts, items in prefetch(_incoming(documents)):
        connection.register("incoming_document", facts)
        connection.register("incoming_item", items)
        connection.execute(taken_apart)


def _incoming(documents: Iterable[Read]) -> Iterator[tuple[pa.Table, pa.Table]]:
    rest = iter(documents)
    while batch := list(itertools.islice(rest, A_BATCH)):
        yield intake.documents(batch), intake.items(batch)


def _broken_rules(connection: duckdb.DuckDBPyConnection, *, all_read: bool) -> Iterable[Fault]:
    """The offenders of every rule; a rule that needs the whole collection waits until all of it could be read."""
    for rule in queries.rules():
        if all_read or not rule.needs_all:
            yield from (Fault(*row) for row in connection.execute(rule.sql).fetchall())

"""The catalogue of a lake: how it is reached, and what to do where it cannot be.

Passwords and keys come from the environment or the connection string, and no message that leaves here holds one.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote

import duckdb

from briefing.answers import ENGINE, in_words
from briefing.errors import LakeError
from briefing.queries import quoted

GONE = (
    "see whether the data files are still there, their folder is mounted and this account may read them; if they are "
    "lost, make the database anew, name an empty BRIEFING_DATA_PATH, and publish"
)
# What PostgreSQL and DuckLake say to the slower of two who write at once.
MEANWHILE = "onflict|could not serialize|duplicate key"
NO_LAKE = "explicitly disabled"  # What DuckLake says where it may not make a lake.
INSTALL = "run python -m pip install -r requirements-lake.txt"
LOADED = {"ducklake:postgres:": "postgres_scanner", "md:": "motherduck"}
SECRETS = ("PGPASSWORD", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "MOTHERDUCK_TOKEN")
# As PostgreSQL's library reads them: blanks around the sign, quotes or backslashes where the value holds blanks; and
# mistyped names, such as passwd or pw, and quotes that lack their end.
PASSWORDS = re.compile(
    r"(?i)\b((?:\w*(?:pass|pwd|token|secret)\w*|pw)\s*[=:]\s*)('(?:[^'\\]|\\.)*'?|(?:\\.|[^\s'\\])(?:\\.|[^\s\\])*)"
)
# A shorter secret is part of too many words to be struck out wherever it stands.
SHORTEST = 4
IN_ADDRESS = re.compile(r"(//[^:/\s]*):[^\s\"]*@")
# In the setting, to be struck out wherever else it stands, whole and in the pieces that a driver may take it for: up to
# the last sign that could end it.
OF_ADDRESS = re.compile(r"://.*?:(.*)@")
OF_WORDS = re.compile(r"(?:pass\w*|pwd\w*|\bpw)\s*[=:]\s*([^\s']\S*(?:\s+(?!\w+\s*=)\S+)+)", re.IGNORECASE)
# Without these a server that is cut off, or a table that somebody has locked, would hold readers for minutes.
HURRY = "-c statement_timeout=10s -c lock_timeout=5s"
ALIVE = "keepalives_idle=5 keepalives_interval=2 keepalives_count=3 tcp_user_timeout=10000"
# In seconds: a store that takes a question and says nothing is given up after three times as much.
SILENCE = 10
# The first words found in an error decide what its reader is told to do.
REMEDIES = {
    "(statement|lock) timeout": (
        "the catalogue is at work or locked: try again, and if that does not help, see pg_stat_activity on the server"
    ),
    "NoSuchBucket|HTTP code 404": "make the bucket, or name another in BRIEFING_DATA_PATH",
    MEANWHILE: "somebody else published meanwhile: run it again",
    'password authentication|no password|pg_hba|role "[^"]*" (does not exist|is not permitted)': (
        "set PGUSER and PGPASSWORD to an account that may read the catalogue"
    ),
    'database "[^"]*" does not exist': "make the database, or name another in BRIEFING_DATABASE",
    NO_LAKE: "there is no lake yet: run python -m briefing publish to make it",
    "version mismatch": f"it belongs to another version of DuckLake: {INSTALL} of the version that wrote it",
    "DATA_PATH": (
        "set BRIEFING_DATA_PATH to the path the lake was made with, or make the database anew if nothing was published"
    ),
    "permission denied for": (
        "grant this account select on the tables of the catalogue, and to publish the right to write them; "
        "docs/scaling.md says how"
    ),
    "does not support SSL|root certificate|certificate verify|does not match host name": (
        "see sslmode and PGSSLROOTCERT: the server needs a certificate, and this machine that of who signed it"
    ),
    'invalid (integer value|connection option|percent|URI)|missing "="|invalid port': "correct BRIEFING_DATABASE",
    "relation .* does not exist|Table with name ducklake|already exists": (
        "the catalogue is not whole: run it again, and if that does not help, restore the database from a backup"
    ),
    "refused|translate host|time ?out|timed out|unreachable|closed the connection|administrator command|starting up"
    '|shutting down|(?<!Can)not open|connection to server|query "ROLLBACK"': (
        "start the PostgreSQL server, or name another in BRIEFING_DATABASE"
    ),
    "Cannot access file|No files found|HTTP 404": GONE,
    "No space left|[Ff]ile too large|Could not write": "free some space where the lake keeps its files",
    "Permission denied|Read-only|[Nn]ot a directory|File exists|create directory|HTTP (code )?40|Forbidden": (
        "give this account leave to read and write what BRIEFING_DATA_PATH names; on S3 it is that of AWS_ACCESS_KEY_ID"
    ),
    "HTTP|SSL|curl": "see whether the object store answers (AWS_ENDPOINT_URL, AWS_REGION), and try again",
}


@dataclass(frozen=True)
class Catalogue:
    """Where the catalogue is (``ducklake:postgres:…`` or ``md:…``) and where its data files are."""

    database: str = field(repr=False)
    data_path: str

    def __str__(self) -> str:
        return self.redacted(self.database)

    def connected(self, *, hurry: bool = False) -> duckdb.DuckDBPyConnection:
        """A connection that can attach the lake. Raises LakeError where an extension is missing.

        Whoever is in a ``hurry`` rather hears that the catalogue is at work than waits for it.
        """
        # PostgreSQL's library reads them.
        os.environ.setdefault("PGCONNECT_TIMEOUT", "5")
        if hurry:
            os.environ.setdefault("PGOPTIONS", HURRY)
        kind = next((kind for kind in LOADED if self.database.startswith(kind)), None)
        if kind is None:
            raise LakeError(f"BRIEFING_DATABASE: {self}: names no lake: begin it with {' or '.join(LOADED)}")
        if not self.data_path.startswith(("s3://", "/")):
            wrong = "is no whole path and no s3:// address" if self.data_path else "is not set"
            raise LakeError(f"{self}: BRIEFING_DATA_PATH {wrong}: name the shared folder or s3:// path of its files")
        if {*"*?[]"} & {*self.data_path}:
            raise LakeError(f"{self}: BRIEFING_DATA_PATH holds * ? [ or ], which mean other signs: name a path without")
        connection = duckdb.connect(config=ENGINE)
        for name in ("ducklake", LOADED[kind]):
            load(connection, name)
        reach(connection, self.data_path)
        return connection

    def attach(self, connection: duckdb.DuckDBPyConnection, alias: str, *options: str) -> None:
        """Attach the lake; ``options`` are DuckLake's. Raises duckdb.Error."""
        # Where a lake is slow it would stand between the lines that commands say.
        connection.execute("set enable_progress_bar = false")
        options = (f"data_path {quoted(self.data_path)}", *options)
        connection.execute(f"attach or replace {quoted(self._place())} as {alias} ({', '.join(options)})")

    def _place(self) -> str:
        """The catalogue as DuckLake takes it; what the setting itself says of a connection comes last and so holds."""
        if self.database.startswith("md:"):
            return self.database.replace("md:", "ducklake:md:__ducklake_metadata_", 1)
        if re.match("ducklake:postgres:postgres(ql)?://", self.database):
            address, _, settings = self.database.partition("?")
            return f"{address}?{'&'.join([*ALIVE.split(), *filter(None, [settings])])}"
        return self.database.replace("postgres:", f"postgres:{ALIVE} ", 1)

    @contextmanager
    def told(self, failed: str) -> Iterator[None]:
        """What goes wrong inside becomes a LakeError: the place, what ``failed``, why and what to do."""
        try:
            yield
        except (duckdb.Error, OSError) as error:
            words = self.redacted(str(error))
            found = ((sign, cure) for sign, cure in REMEDIES.items() if re.search(sign, words))
            sign, remedy = next(found, ("", "see the server's log"))
            # Not from the driver's error: a traceback would show its words, which hold the password.
            raise LakeError(f"{self}: {failed} ({_reason(words, sign)}): {remedy}") from None

    def redacted(self, words: str) -> str:
        """``words`` without any password or key."""
        for secret in sorted(self._secrets(), key=len, reverse=True):
            words = words.replace(secret, "***") if len(secret) >= SHORTEST else words
        return IN_ADDRESS.sub(r"\1:***@", PASSWORDS.sub(r"\1***", words))

    def _secrets(self) -> Iterator[str]:
        yield from (os.environ.get(name, "") for name in SECRETS)
        for _, value in PASSWORDS.findall(self.database):
            bare = value[1:-1] if value.startswith("'") else value
            # In an address the next setting follows without a blank.
            yield from (bare, re.sub(r"\\(.)", r"\1", bare), bare.split("&")[0], unquote(bare.split("&")[0]))
        for password in OF_ADDRESS.findall(self.database) + OF_WORDS.findall(self.database):
            yield from (password, unquote(password), *re.split(r"[/:@?#\s]", password))


def load(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Load an extension from its wheel, never from the network. Raises LakeError where the wheel is missing."""
    found = find_spec(f"duckdb_extension_{name}")
    folder = Path(found.origin or "").parent if found else Path("/")
    file = folder / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
    if not file.exists():
        wheel = f"duckdb-extension-{name.replace('_', '-')}=={duckdb.__version__}"
        raise LakeError(f"{wheel}: is not installed, and a lake needs it: {INSTALL}")
    connection.execute(f"load {quoted(str(file))}")


def reach(connection: duckdb.DuckDBPyConnection, path: str) -> None:
    """Make files on S3 readable, if that is where ``path`` is; keys and region come from the usual AWS_… variables."""
    if not path.startswith("s3://"):
        return
    load(connection, "httpfs")
    connection.execute(f"set global http_timeout = {SILENCE}")
    connection.execute("set global http_retries = 2")
    # The extension itself takes keys and region from the environment, but not where another store than Amazon's is.
    if named := os.environ.get("AWS_ENDPOINT_URL", ""):
        scheme, _, endpoint = named.rstrip("/").partition("://")
        # Else the questions, signed with its keys, would go to Amazon.
        if scheme not in ("http", "https") or not endpoint:
            raise LakeError("AWS_ENDPOINT_URL: is no address: begin it with http:// or https://")
        connection.execute(f"set global s3_endpoint = {quoted(endpoint)}")
        connection.execute("set global s3_url_style = 'path'")
        connection.execute(f"set global s3_use_ssl = {scheme == 'https'}")


def _reason(words: str, sign: str) -> str:
    """The line of an error that tells why, by its ``sign``: the server's own words where there are any."""
    line = next((line for line in words.strip().splitlines() if re.search(sign, line)), words)
    found = re.search(
        r"(?:(?:FATAL|ERROR):\s+|(?=connection to server)|Unable to connect to Postgres at \".*\": )(.+)", line
    )
    return in_words((found.group(1) if found else line).strip(" :"))[:300]

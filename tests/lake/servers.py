"""The servers that a lake needs, real ones on free loopback ports: PostgreSQL, and an object store as S3 is."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from urllib.error import HTTPError

PROGRAMS = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
EXTENSIONS = ("ducklake", "postgres_scanner", "httpfs")
MISSING = [
    *([] if PROGRAMS else ["PostgreSQL (on Debian and Ubuntu: apt-get install postgresql)"]),
    *(f"duckdb_extension_{name}" for name in EXTENSIONS if find_spec(f"duckdb_extension_{name}") is None),
    *([] if find_spec("moto") else ["moto"]),
]
# It has every sign that a connection string, an address or SQL could trip over.
PASSWORD = 'tide\'s %41 "s3cret" \\ p@ss:word/'

ASKING = {name: value for name, value in os.environ.items() if name != "PGOPTIONS"} | {"PGPASSWORD": PASSWORD}
# What a lake on the object store of the tests is told.
KEYS = {"AWS_ACCESS_KEY_ID": "tide", "AWS_SECRET_ACCESS_KEY": "s3cret", "AWS_REGION": "us-east-1"}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Postgres:
    """A server of its own; its owner ``keeper`` may do all, ``reader`` may read. It refuses to run as root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.account = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if self.account:
            shutil.chown(folder, "postgres")
        password = folder / "password"
        password.write_text(PASSWORD)
        password.chmod(0o644)
        self._run("initdb", "--no-sync", "-U", "keeper", "-A", "scram-sha-256", f"--pwfile={password}")
        settings = f"port={self.port}\nlisten_addresses='127.0.0.1'\nunix_socket_directories=''\nfsync=off\n"
        with (folder / "data" / "postgresql.conf").open("a") as file:
            file.write(settings)

    def start(self) -> None:
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "start")

    def stop(self, mode: str = "fast") -> None:
        self._run("pg_ctl", "-w", "-m", mode, "stop")

    def _run(self, program: str, *options: str) -> None:
        command = [str(PROGRAMS / program), "-D", str(self.folder / "data"), *options]
        with tempfile.TemporaryFile() as said:
            ended = subprocess.run(command, stdout=said, stderr=said, cwd="/", **self.account)
            said.seek(0)
            assert ended.returncode == 0, said.read().decode()

    def sql(self, query: str, database: str = "postgres") -> str:
        ended = subprocess.run([*self._psql(database), "-c", query], env=ASKING, capture_output=True, text=True)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout.strip()

    def _psql(self, database: str) -> list[str]:
        address = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "keeper", "-d", database]
        return [str(PROGRAMS / "psql"), *address, "-qtA"]

    @contextmanager
    def locked(self, database: str, mode: str) -> Iterator[None]:
        """Nobody else may write the snapshots of a lake, or in the mode ``access exclusive`` not even read them."""
        holder = subprocess.Popen(
            self._psql(database), env=ASKING, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        # Who waits without end is a fault of ours that a test should tell.
        holder.stdin.write("set idle_in_transaction_session_timeout = '60s';\n")
        holder.stdin.write(f"begin; lock table ducklake_snapshot in {mode} mode; select 'held';\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "held\n"
        try:
            yield
        finally:
            holder.communicate("commit;\n")

    def wait_for(self, blocked: int) -> None:
        """Until so many connections wait for a lock."""
        for _ in range(600):
            if self.sql("select count(*) from pg_locks where not granted") == str(blocked):
                return
            time.sleep(0.1)
        raise AssertionError("nobody waits for the lock")

    def named(self, database: str, user: str = "keeper") -> str:
        """What BRIEFING_DATABASE is for one of its databases."""
        return f"ducklake:postgres:dbname={database} host=127.0.0.1 port={self.port} user={user}"


@contextmanager
def postgres() -> Iterator[Postgres]:
    if MISSING:
        raise RuntimeError(f"a lake needs {', '.join(MISSING)}: install them")
    # Not below pytest's own folder, which another account cannot enter.
    folder = Path(tempfile.mkdtemp(prefix="briefing-postgres-"))
    found = Postgres(folder)
    found.start()
    try:
        found.sql("create role reader login password 'reader'; grant pg_read_all_data to reader")
        yield found
    finally:
        with suppress(AssertionError):
            found.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def object_store() -> Iterator[str]:
    """The address of an S3 server with one bucket, ``shelf``."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            with suppress(OSError):
                urllib.request.urlopen(urllib.request.Request(f"{address}/shelf", method="PUT"), timeout=5).read()
                break
            assert server.poll() is None, "the S3 server did not start"
            time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def unsteady(address: str, busy: Callable[[], bool]) -> Iterator[str]:
    """The same server by way of one that answers 503 for as long as ``busy()`` says so."""

    class Between(BaseHTTPRequestHandler):
        def passed_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if busy():
                self.answered(503, {}, b"")
                return
            asked = urllib.request.Request(address + self.path, body or None, dict(self.headers), method=self.command)
            try:
                with urllib.request.urlopen(asked, timeout=30) as given:
                    self.answered(given.status, dict(given.headers), given.read())
            except HTTPError as refused:
                self.answered(refused.code, dict(refused.headers), refused.read())

        def answered(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                if name.lower() not in ("connection", "transfer-encoding", "content-length", "date", "server"):
                    self.send_header(name, value)
            length = headers.get("Content-Length", "0") if self.command == "HEAD" else str(len(body))
            self.send_header("Content-Length", length)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: the tests' output is for claims."""

        do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = passed_on

    server = ThreadingHTTPServer(("127.0.0.1", 0), Between)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()

"""A lake of its own for every test, on a PostgreSQL server that the tests start themselves."""

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing import lake
from briefing.answers import ENGINE
from briefing.lake import Lake
from tests.lake import servers
from tests.lake.servers import Postgres


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where a server or an extension is missing, the tests of a lake are left out; CI must have them all."""
    if servers.MISSING and not os.environ.get("CI"):
        missing = pytest.mark.skip(reason=f"a lake needs {', '.join(servers.MISSING)}")
        for item in items:
            if item.path.parent == Path(__file__).parent:
                item.add_marker(missing)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with servers.postgres() as found:
        yield found


@pytest.fixture(scope="session")
def object_store() -> Iterator[str]:
    with servers.object_store() as found:
        yield found


@pytest.fixture
def database(postgres: Postgres) -> str:
    """A new database."""
    name = f"lake_{uuid.uuid4().hex}"
    postgres.sql(f"create database {name}")
    return name


@pytest.fixture
def a_lake(postgres: Postgres, database: str, lake_of: Callable[..., Lake]) -> Callable[..., Lake]:
    """The lake that the settings name, as a new process would meet it, on a database of its own."""
    lake_of(BRIEFING_DATABASE=postgres.named(database))
    return lake_of


@pytest.fixture
def lake_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Lake]:
    """The same of whatever settings, without a server."""
    monkeypatch.setenv("BRIEFING_DATA_PATH", str(tmp_path / "lake"))
    monkeypatch.setenv("PGPASSWORD", servers.PASSWORD)
    # Those who read set it for their process; in a new one it is not set.
    monkeypatch.delenv("PGOPTIONS", raising=False)
    # Each connection would read the extensions whole, to see who signed them. Other processes of these tests do that.
    monkeypatch.setitem(ENGINE, "allow_unsigned_extensions", True)

    def named(**settings: str) -> Lake:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        found = lake.configured()
        assert isinstance(found, Lake)
        return found

    return named

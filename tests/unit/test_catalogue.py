"""What is said of a lake needs none: no password is among it, and each fault comes with its remedy."""

import duckdb
import pytest
from click.testing import CliRunner

from briefing.__main__ import main
from briefing.catalogue import ALIVE, Catalogue
from briefing.errors import LakeError


@pytest.mark.parametrize(
    ("setting", "shown"),
    [
        ("password = 'hunter2' dbname=x", "password = *** dbname=x"),
        ("password= abc dbname=x", "password= *** dbname=x"),
        ("sslpassword=q dbname=x", "sslpassword=*** dbname=x"),
        ("passwd=q dbname=x", "passwd=*** dbname=x"),
        ("dbname=x pw=S3cret", "dbname=x pw=***"),
        ("dbname=x password='S3cret", "dbname=x password=***"),
        ("dbname=x;pwd=q", "dbname=x;pwd=***"),
        ("PASSWORD:q dbname=x", "PASSWORD:*** dbname=x"),
        ("password=a\\ b&c'd dbname=x", "password=*** dbname=x"),
        ("postgresql://keeper:hun[ter2@127.0.0.1/x", "postgresql://keeper:***@127.0.0.1/x"),
        ("postgresql://keeper:hun℀ter2@127.0.0.1/x", "postgresql://keeper:***@127.0.0.1/x"),
        ("postgresql://keeper:hun@ter/2@127.0.0.1/x", "postgresql://keeper:***@127.0.0.1/x"),
        ("postgresql://me@corp.example:hunter2@127.0.0.1/x", "postgresql://me@corp.example:***@127.0.0.1/x"),
        ("password=correct horse battery dbname=x", "password=*** dbname=x"),
    ],
)
def test_a_password_is_struck_out_as_postgres_reads_it_and_no_other_word_with_it(setting: str, shown: str) -> None:
    assert str(Catalogue(f"ducklake:postgres:{setting}", "/lake")) == f"ducklake:postgres:{shown}"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('Cannot open file "/lake/main/x.parquet": Permission denied', "give this account leave to read and write"),
        ('Cannot open file "/lake/belongs-to.txt": Read-only file system', "give this account leave to read and write"),
        ("connection to server at x failed: server does not support SSL", r"\(connection to .*: see sslmode and PGSSL"),
        ("permission denied for table ducklake_metadata", "grant this account select on the tables"),
        (
            f'Failed to attach "{"x" * 200}" + "": Unable to connect to Postgres at "{ALIVE} {"x" * 200}": could not '
            'translate host name "nohost" to address',
            r'\(could not translate host name "nohost" to address\): start the PostgreSQL server, or name another',
        ),
        ('Unable to connect to Postgres at "x": invalid connection option "nonsense"', "correct BRIEFING_DATABASE"),
    ],
)
def test_each_fault_has_its_own_remedy(words: str, said: str) -> None:
    catalogue = Catalogue("ducklake:postgres:dbname=x", "/lake")
    with pytest.raises(LakeError, match=said), catalogue.told("cannot be read"):
        raise duckdb.IOException(words)


def test_commands_on_a_lake_say_what_to_set_where_there_is_none() -> None:
    ended = CliRunner().invoke(main, ["publish"])
    assert ended.exit_code == 1
    assert "BRIEFING_DATABASE: names no lake: set it" in ended.output

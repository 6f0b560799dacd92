"""docs/scaling.md says what the code does: its accounts suffice, and its commands run one after the other."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from briefing import shelf
from briefing.catalogue import Catalogue
from briefing.lake import Lake
from tests import sample
from tests.lake.servers import Postgres
from tests.serving import ROOT

SCALING = (ROOT / "docs" / "scaling.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """What stands in fences of that language at the margin."""
    return re.findall(rf"^```{language}\n(.*?)^```", SCALING, re.DOTALL | re.MULTILINE)


def settings(postgres: Postgres, folder: Path) -> dict[str, str]:
    """What the text exports, with the server and the folder of the test."""
    lines = [line for line in "\n".join(blocks("sh")).splitlines() if line.startswith("export ")]
    said = dict(word.split("=", 1) for line in lines for word in shlex.split(line)[1:])
    assert said["BRIEFING_DATA_PATH"] == "/srv/briefing/lake"
    server = f"host=127.0.0.1 port={postgres.port}"
    database = said["BRIEFING_DATABASE"].replace("host=db.example sslmode=verify-full", server)
    assert server in database
    return said | {"BRIEFING_DATABASE": database, "BRIEFING_DATA_PATH": str(folder)}


def test_the_accounts_and_commands_of_the_text_make_a_lake_and_read_it(postgres: Postgres, tmp_path: Path) -> None:
    accounts, privileges = blocks("sql")
    for statement in accounts.split(";\n"):
        postgres.sql(statement or "select 1")
    postgres.sql(privileges, "briefing")
    keeper = settings(postgres, tmp_path / "lake")
    environment = os.environ | keeper | {"BRIEFING_DATA": str(sample.write(tmp_path / "data"))}
    commands = [line for line in "\n".join(blocks("sh")).splitlines() if line.startswith("python -m briefing ")]
    assert {shlex.split(command)[3] for command in commands} == {"publish", "compact"}
    for command in commands:
        asked = [sys.executable, *shlex.split(command)[1:]]
        ended = subprocess.run(asked, cwd=ROOT, env=environment, capture_output=True, text=True)
        assert ended.returncode == 0, ended.stderr
    named = keeper["BRIEFING_DATABASE"] + " user=briefing_reader password='another long one'"
    found, passed = shelf.newest(Lake(Catalogue(named, str(tmp_path / "lake"))))
    assert found is not None, passed
    assert found.rows("item_count")[0]["items"] == 4

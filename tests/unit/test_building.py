"""The command that makes a build."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.__main__ import main
from tests import sample
from tests.bench import invented
from tests.serving import ROOT


def test_ctrl_c_ends_a_build_at_once_and_the_next_one_clears_up(tmp_path: Path) -> None:
    folder = invented.write(tmp_path, 5_000)
    command = [sys.executable, "-m", "briefing", "build", "--data", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as first:
        while not [*folder.glob("builds/.*.partial")]:
            assert first.poll() is None
            time.sleep(0.01)
        first.send_signal(signal.SIGINT)
        _, said = first.communicate(timeout=20)
    assert (first.returncode, said) == (-signal.SIGINT, b"")
    assert not [*folder.glob("builds/*.duckdb")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert len([*folder.glob("builds/*.duckdb")]) == 1
    assert not [*folder.glob("builds/.*.partial*")]


def test_a_build_that_no_reader_of_a_lake_will_see_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_DATABASE", "md:briefing")
    ended = CliRunner().invoke(main, ["build", "--data", str(sample.write(tmp_path))])
    assert ended.exit_code == 0
    assert "BRIEFING_DATABASE is set, so readers see what publish makes" in ended.stderr

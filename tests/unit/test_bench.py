"""The benchmarks run, which nobody would notice otherwise: they are run by name only."""

import subprocess
import sys

import pytest

from briefing.store import Build
from tests.bench import bench_proof
from tests.serving import ROOT


def test_a_build_is_held_against_the_sum_of_its_parts() -> None:
    command = [sys.executable, "-m", "tests.bench.bench_build", "50"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.split("  ")[0] for line in told[1:-1]] == [
        *("the build", "validation", "read_json, unnest", "derived tables")
    ]
    assert told[-1].endswith(" of the sum of the others")


def test_comparing_bundling_and_verifying_are_held_against_the_plainest_way(
    harbour: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_proof, "ITEMS", 20)
    monkeypatch.setattr(bench_proof, "RUNS", 1)
    assert [line.split("  ")[0] for line in bench_proof.lines(harbour)][1::2] == ["write a bundle", "verify a page"]

"""A sample of tests/long/fuzz_readers.py: a broken file ends in a report or in the package's own error."""

from __future__ import annotations

import pytest
from fuzzing import SEEDS, run


@pytest.mark.parametrize("kind", SEEDS)
def test_broken_files_are_read_or_refused(kind: str) -> None:
    outcome = run(kind, 60)
    assert outcome.faults == []
    assert outcome.slowest < 10

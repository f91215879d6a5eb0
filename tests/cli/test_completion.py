"""Shell completion offers commands, options and the names that an option takes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("reportnlp ext", "extract"),
        ("reportnlp extract --for", "--format"),
        ("reportnlp extract --format xl", "xlsx"),
        ("reportnlp extract --what dates,qu", "dates,quantities"),
        ("reportnlp extract --section pro", "problem"),
    ],
)
def test_completion(line: str, offered: str) -> None:
    words = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1), "_REPORTNLP_COMPLETE": "bash_complete"}
    code = "from reportnlp.cli import main; main(prog_name='reportnlp')"
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, **words}, capture_output=True, text=True)
    assert f"plain,{offered}" in done.stdout.splitlines()

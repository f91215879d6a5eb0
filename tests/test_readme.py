"""The README cannot lie: its commands run, and what it shows is what they print."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.S | re.M)
PYTHON = re.compile(r"^```pycon\n(.*?)^```", re.S | re.M)


@pytest.fixture(scope="module", autouse=True)
def fresh() -> None:
    """The commands write into out/, and the first of them finds it empty."""
    shutil.rmtree(ROOT / "out", ignore_errors=True)


def commands() -> list[tuple[str, str]]:
    """Each `$ reportnlp …` of the README with the output shown under it."""
    blocks = "".join(CONSOLE.findall(README))
    return [(command, shown) for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", blocks, re.M)]


def as_pattern(shown: str) -> str:
    """Output with a line … for lines left out; spaces at the end of a line don't count."""
    lines = [re.escape(line.rstrip()) for line in shown.rstrip("\n").split("\n")]
    return "\n".join(lines).replace("…\n", "(?s:.*)\n").removesuffix("…")


@pytest.mark.parametrize(("command", "shown"), commands(), ids=lambda text: text[:40])
def test_commands_print_what_is_shown(command: str, shown: str) -> None:
    env = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "LANG": "C.UTF-8"}
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}"
    done = subprocess.run(command, shell=True, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    printed = "\n".join(line.rstrip() for line in done.stdout.split("\n"))
    assert done.returncode == 0, done.stderr
    assert re.match(as_pattern(shown), printed), printed


def test_python_examples() -> None:
    import doctest

    os.chdir(ROOT)
    for block in PYTHON.findall(README):
        test = doctest.DocTestParser().get_doctest(block, {}, "README", "README.md", 0)
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
        assert runner.run(test).failed == 0

"""Help and messages are Chinese under LANG=zh*, English otherwise, and nothing that the program says lacks Chinese."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from inspect import cleandoc
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from reportnlp.cli import COMMANDS, main
from reportnlp.cli.parameters import ExamplesCommand
from reportnlp.messages import chinese, is_chinese, local, translations

READ = Path(__file__).parents[2] / "src" / "reportnlp" / "read"
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW"}, True),
        ({}, False),
    ],
)
def test_the_locale_decides(environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert is_chinese() is expected
    assert (local("warning") == "提示") is expected


def test_fields_are_carried_over() -> None:
    assert chinese("报告/a.txt: the file is empty") == "报告/a.txt：文件是空的"
    assert chinese("something never said") == "something never said"


def test_fields_agree() -> None:
    fields = re.compile(r"\{(\w+)")
    odd = [a for a, b in translations().items() if sorted(fields.findall(a)) != sorted(fields.findall(b))]
    assert not odd


def said(command: click.Command) -> list[str]:
    texts = [cleandoc(command.help or "")]
    texts += [param.help for param in command.params if isinstance(param, click.Option) and param.help]
    return texts + (list(command.examples.values()) if isinstance(command, ExamplesCommand) else [])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_speaks_chinese(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    texts = (COMMANDS[name], *said(command))
    missing = [text for text in texts if text not in translations() and not text.startswith("Only these ")]
    assert not missing, "add to messages.tsv"


def test_the_whole_program_speaks_chinese() -> None:
    code = "from reportnlp.cli import main; main(prog_name='reportnlp')"
    environment = {**os.environ, "LC_ALL": "zh_CN.UTF-8"}
    out = subprocess.run(
        [sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=True, env=environment
    ).stdout
    assert "用法:" in out
    assert all(
        HAN.search(line)
        for line in out.splitlines()
        if line.strip() and not line.lstrip().startswith(("reportnlp", "eval"))
    )


@pytest.mark.parametrize("name", ["extract", "verify"])
def test_help_has_examples(name: str) -> None:
    assert f"  reportnlp {name} " in CliRunner().invoke(main, [name, "--help"]).stdout


def messages_of(path: Path) -> list[str]:
    """Return the messages of the errors that a module can raise, each field filled with an x."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    args = [call.args[-1] for call in calls if getattr(call.func, "id", "") in {"ReportError", "Failure"} and call.args]
    texts = [arg for arg in args if isinstance(arg, ast.JoinedStr)]
    return ["".join(part.value if isinstance(part, ast.Constant) else "x" for part in text.values) for text in texts]


def test_errors_of_reading_have_chinese() -> None:
    raised = [message for path in READ.glob("*.py") for message in messages_of(path)]
    assert len(raised) > 5
    missing = [message for message in raised if not HAN.search(chinese(message))]
    assert not missing, "add to messages.tsv"

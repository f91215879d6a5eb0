"""A store is a PATH: what reads files reads it, and says the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reportnlp.cli import main
from reportnlp.store import run_batch

CORPORA = Path(__file__).parent.parent.parent / "corpora"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store") / "store"
    run_batch([CORPORA], folder)
    return folder


def answer(*args: str) -> str:
    done = CliRunner().invoke(main, args, catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "command",
    [
        ["indicators", "--format", "csv"],
        ["indicators", "--format", "csv", "--year", "2024"],
        ["ledger", "--format", "json"],
        ["index", "--words", str(CORPORA / "words" / "environment.toml"), "--format", "json"],
        ["profile", "--format", "json"],
        ["concordance", "乡村", "--format", "csv"],
        ["compare", "--by", "year", "--format", "json"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_a_store_answers_as_its_files_do(command: list[str], store: Path) -> None:
    name, *options = command
    words = [options.pop(0)] if name == "concordance" else []
    stored, read = (answer(name, *words, str(path), *options) for path in (store, CORPORA))
    assert stored == read
    assert stored.strip()


def test_filters_are_pushed_down(store: Path) -> None:
    one = answer("indicators", str(store), "--year", "2024", "--format", "csv")
    assert {row.split(",")[2] for row in one.splitlines()[1:]} == {"2024"}


def test_a_url_is_read_by_its_driver(tmp_path: Path) -> None:
    import reportnlp

    (tmp_path / "2021.txt").write_text("2021年，新建学校3所。", encoding="utf-8")
    report = reportnlp.read(f"file://{tmp_path}/2021.txt")
    assert report.text == "2021年，新建学校3所。"
    with pytest.raises(reportnlp.ReportError, match="nowhere"):
        reportnlp.read("nowhere://bucket/2021.txt")

"""Long work is counted where a person waits at a terminal, and nowhere else."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from reportnlp.cli import inputs, main
from reportnlp.cli.inputs import CLEAR, counted


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def counts(monkeypatch: pytest.MonkeyPatch, out: io.StringIO, err: io.StringIO, patience: float) -> str:
    monkeypatch.setattr(inputs, "PATIENCE", patience)
    with monkeypatch.context() as streams:
        streams.setattr(sys, "stdout", out)
        streams.setattr(sys, "stderr", err)
        assert list(counted("甲乙丙")) == ["甲", "乙", "丙"]
    return err.getvalue()


def test_a_person_who_waits_sees_a_count_that_goes_when_all_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = counts(monkeypatch, io.StringIO(), Terminal(), -1)
    assert "[1/3]" in shown
    assert shown.endswith(CLEAR)


@pytest.mark.parametrize(
    ("out", "err", "patience"),
    [(io.StringIO(), Terminal(), 60), (Terminal(), Terminal(), -1), (io.StringIO(), io.StringIO(), -1)],
    ids=["short work", "answers on the same screen", "nobody watches"],
)
def test_else_nothing_is_counted(
    out: io.StringIO, err: io.StringIO, patience: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "/3]" not in counts(monkeypatch, out, err, patience)


def test_a_batch_shows_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("双桥县2022年政府工作报告\n去年新建校舍9栋。\n", encoding="utf-8")
    screen = Terminal()
    with monkeypatch.context() as streams:
        streams.setattr(sys, "stderr", screen)
        store = str(tmp_path / "store")
        main.main(["batch", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--store", store], standalone_mode=False)
    assert "2/2" in screen.getvalue()
    assert "2 stored" in screen.getvalue()

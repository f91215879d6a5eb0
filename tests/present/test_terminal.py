from __future__ import annotations

import io

import pytest
from rich.cells import cell_len

import reportnlp
from reportnlp.present.cells import safe
from reportnlp.present.terminal import print_analysis

TEXT = (
    "青河县人民政府工作报告\n一、2023年工作回顾\n全年发放宣传资料5000余份，地区生产总值增长6.5%左右，总投资136亿元。\n"
)


def shown(text: str, width: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    out = io.StringIO()
    print_analysis(reportnlp.analyse(reportnlp.from_text(text, source="a[b].txt")), file=out)
    return out.getvalue()


def test_summary_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(TEXT, 100, monkeypatch).splitlines()
    places = [
        next(n for n, line in enumerate(lines) if word in line) for word in ("政府工作报告", "来源", "合计", "5000余份")
    ]
    assert places == sorted(places)
    assert "a[b].txt" in lines[places[1]]


@pytest.mark.parametrize("width", [30, 40, 60, 80, 200])
def test_fits_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    out = shown(TEXT, width, monkeypatch)
    assert max(map(cell_len, out.splitlines())) <= width
    assert "5000余份" in out


def test_a_text_cannot_reach_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    out = shown("[red]标题[/red]政府工作报告\x1b[31m\x1b]0;x\x07\n全年发放资料5000余份。", 80, monkeypatch)
    assert "\x1b" not in out
    assert "\x07" not in out


def test_rtl_marks_do_not_turn_the_line() -> None:
    assert safe("a\u202eb\u2066c") == "a\ufffdb\ufffdc"


def test_an_empty_table_is_said_to_be_empty() -> None:
    out = io.StringIO()
    print_analysis(reportnlp.analyse(reportnlp.from_text(TEXT)), what=["checks"], file=out)
    assert "存疑  0" in out.getvalue()
    assert "合计" not in out.getvalue(), "checks are of the whole report, there is nothing to count by section"

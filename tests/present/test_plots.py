from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

import reportnlp
from reportnlp.compare import compare
from reportnlp.present import plots

TEXT = (
    "青河县{}年政府工作报告\n一、{}年工作回顾\n过去一年，我们扩大就业，地区生产总值增长6.1%。\n"
    "二、{}年主要目标\n今年发展的主要预期目标是：地区生产总值增长{}%左右。\n"
)
COMPARISON = compare(
    [reportnlp.from_text(TEXT.format(year, year - 1, year, n)) for year, n in ((2021, 6), (2022, 7), (2023, 8))]
)


def test_an_indicator_over_years() -> None:
    pytest.importorskip("altair", reason="needs altair")
    chart = COMPARISON.plot_indicator("地区生产总值").to_dict()
    assert chart["mark"]["type"] == "line"
    values = chart["data"]["values"]
    assert {(value["组别"], value["数值"]) for value in values if value["性质"] == "目标"} == {
        ("2021", 6),
        ("2022", 7),
        ("2023", 8),
    }


def test_an_indicator_that_none_states() -> None:
    with pytest.raises(KeyError, match="粮食产量"):
        COMPARISON.plot_indicator("粮食产量")


def test_sections_share_out_the_text() -> None:
    pytest.importorskip("altair", reason="needs altair")
    values = COMPARISON.plot_sections().to_dict()["data"]["values"]
    for year in ("2021", "2022", "2023"):
        assert sum(value["占比"] for value in values if value["组别"] == year) == pytest.approx(1)


def test_terms_of_an_unknown_group() -> None:
    with pytest.raises(KeyError, match="1999"):
        COMPARISON.plot_terms("1999")


def fake_matplotlib(monkeypatch: pytest.MonkeyPatch, *fonts: str) -> dict[str, object]:
    settings: dict[str, object] = {"font.sans-serif": ["DejaVu Sans"]}
    manager = SimpleNamespace(fontManager=SimpleNamespace(ttflist=[SimpleNamespace(name=name) for name in fonts]))
    monkeypatch.setitem(sys.modules, "matplotlib", SimpleNamespace(rcParams=settings))
    monkeypatch.setitem(sys.modules, "matplotlib.font_manager", manager)
    return settings


def test_a_chinese_font_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = fake_matplotlib(monkeypatch, "DejaVu Sans", "SimHei")
    assert plots.use_chinese_font() == "SimHei"
    assert settings["font.sans-serif"] == ["SimHei", "DejaVu Sans"]


def test_no_chinese_font_is_said_clearly(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_matplotlib(monkeypatch, "DejaVu Sans")
    with pytest.raises(RuntimeError, match="fonts-noto-cjk"):
        plots.use_chinese_font()


def test_what_is_missing_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ModuleNotFoundError, match=r"reportnlp\[plots\]"):
        COMPARISON.plot_sections()

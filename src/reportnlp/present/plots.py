"""Altair charts of comparisons, and a Chinese font for those who draw with matplotlib.

Altair is optional: `pip install "reportnlp[plots]"`. The charts are Vega-Lite of plain tables; no network is needed to
make them, and `chart.save("x.svg")` renders offline with vl-convert.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reportnlp.model import SECTIONS
from reportnlp.present.codebook import entry, vocabulary_label
from reportnlp.present.compared import comparison_sheet

if TYPE_CHECKING:
    from reportnlp.compare.comparison import Comparison

ROLES = ("actual", "target")
CJK_FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Heiti SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
    "SimSun",
)


def plot_indicator(comparison: Comparison, indicator: str, measure: str | None = None) -> Any:
    """Return an Altair chart of an indicator: lines over years, or bars over places, results and targets apart.

    Of several measures (a level and its growth) the one that most groups state is drawn unless `measure` says which.
    An indicator that no report states is a KeyError.
    """
    rows = [row for row in comparison_sheet(comparison, "cells").rows if row["indicator"] == indicator]
    stated = [row for row in rows if row["low"] is not None and row["measure"] == (measure or _chief(rows))]
    if not stated:
        raise KeyError(f"no report states {indicator}" + (f" ({measure})" if measure else ""))
    alt = _optional("altair")
    values = [
        {
            "组别": str(row["group"]),
            "比较范围": row["within"],
            "数值": row["low"] if row["low"] == row["high"] else (row["low"] + row["high"]) / 2,
            "性质": vocabulary_label("role", row["role"]),
            "原文": row["text"],
            "来源": row["source"],
        }
        for row in stated
    ]
    first = stated[0]
    title = f"{indicator}　{vocabulary_label('measure', first['measure'])}（{first['unit'] or ''}）".replace("（）", "")
    chart = alt.Chart(alt.Data(values=values), title=title)
    if comparison.by == "year":
        drawn = chart.mark_line(point=True).encode(x="组别:O", y=alt.Y("数值:Q", scale=alt.Scale(zero=False)))
    else:
        drawn = chart.mark_bar().encode(x="数值:Q", y=alt.Y("组别:N", sort="-x"), row="性质:N")
    return drawn.encode(color="性质:N", tooltip=["组别:N", "性质:N", "原文:N", "来源:N"], column="比较范围:N")


def _chief(rows: list[dict[str, Any]]) -> str | None:
    stated = [row["measure"] for row in rows if row["low"] is not None]
    return max(sorted(set(stated)), key=stated.count, default=None)


def plot_sections(comparison: Comparison) -> Any:
    """Return an Altair chart of the share of each section in each group, as stacked bars."""
    alt = _optional("altair")
    order = [vocabulary_label("section", section) for section in SECTIONS]
    values = [
        {
            "组别": str(row["group"]),
            "比较范围": row["within"],
            "部分": vocabulary_label("section", row["section"]),
            "占比": row["share"],
            "次序": SECTIONS.index(row["section"]),
        }
        for row in comparison_sheet(comparison, "shares").rows
    ]
    return (
        alt.Chart(alt.Data(values=values), title="各部分占比")
        .mark_bar()
        .encode(
            x=alt.X("占比:Q", axis=alt.Axis(format="%")),
            y="组别:N",
            color=alt.Color("部分:N", sort=order),
            order="次序:Q",
            tooltip=["组别:N", "部分:N", alt.Tooltip("占比:Q", format=".1%")],
            row="比较范围:N",
        )
    )


def plot_terms(comparison: Comparison, group: str, most: int = 12) -> Any:
    """Return an Altair chart of a group's key terms, by how much more (or less) often it uses them.

    A group that is not compared, or that has no key terms, is a KeyError.
    """
    rows = [row for row in comparison_sheet(comparison, "key_terms").rows if str(row["group"]) == group]
    if not rows:
        raise KeyError(f"no key terms of {group}")
    alt = _optional("altair")
    chosen = sorted(rows, key=lambda row: -abs(row["z"]))[:most]
    label = entry("key_terms", "z").label
    values = [{"词": row["term"], label: row["z"], "次数": row["count"]} for row in chosen]
    chart = alt.Chart(alt.Data(values=values), title=f"特征词　{group}")
    return chart.mark_bar().encode(x=f"{label}:Q", y=alt.Y("词:N", sort="-x"), tooltip=["词:N", f"{label}:Q", "次数:Q"])


def use_chinese_font() -> str:
    """Let matplotlib draw Chinese: choose the first installed font of `CJK_FONTS` and return its name.

    Raises RuntimeError, which says what to install, where there is none (matplotlib would draw empty boxes).
    """
    manager, matplotlib = _optional("matplotlib.font_manager"), _optional("matplotlib")
    installed = {font.name for font in manager.fontManager.ttflist}
    found = next((name for name in CJK_FONTS if name in installed), None)
    if found is None:
        raise RuntimeError("no Chinese font is installed; install one, such as fonts-noto-cjk (Debian, Ubuntu)")
    matplotlib.rcParams["font.sans-serif"] = [found, *matplotlib.rcParams["font.sans-serif"]]
    matplotlib.rcParams["axes.unicode_minus"] = False
    return found


def _optional(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        package = name.partition(".")[0]
        raise ModuleNotFoundError(f'{package} is not installed: pip install "reportnlp[plots]"') from error

"""A comparison as a person reads it in a terminal: panel by panel, the most telling first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportnlp.compare.alignment import Status
from reportnlp.compare.choice import PARTS
from reportnlp.compare.comparison import Compared, Comparison
from reportnlp.compare.indicators import Cell, Row
from reportnlp.model import SECTIONS
from reportnlp.present.cells import safe
from reportnlp.present.codebook import vocabulary_label
from reportnlp.present.screen import HEDGES, figure_label

GROUPS = 6
"""Groups beside each other that a terminal holds; with more, the last years or the first places are shown."""
ROWS = 40
TERMS = 12
SHIFTS = 30


def print_comparison(comparison: Comparison, screen: Console, parts: Sequence[str] = PARTS) -> None:
    """Print the chosen parts of a comparison; what is cut short says so, the other forms hold everything."""
    for panel in comparison.panels:
        screen.print(Text(safe(_title(panel)), style="bold"))
        for part in parts:
            for block in _BLOCKS[part](panel) if part in _BLOCKS else ():
                screen.print(Padding(block, (0, 0, 1, 0)))
    if "paragraphs" in parts:
        _print_whole(_formulae(comparison), screen)
        _print_whole(_reuse(comparison), screen)
    if "similarity" in parts:
        _print_whole(_neighbours(comparison), screen)


def _print_whole(blocks: Iterable[Table | Text], screen: Console) -> None:
    for block in blocks:
        screen.print(Padding(block, (0, 0, 1, 0)))


def _title(panel: Compared) -> str:
    groups = "、".join(group.key for group in panel.panel.groups)
    return " ".join(filter(None, (panel.panel.within, panel.panel.genre))) + f"：{groups}"


def _table(title: str, *heads: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, title=title, title_justify="left")
    table.title_style = "bold"
    for at, head in enumerate(heads):
        table.add_column(safe(head), justify="left" if at == 0 else "right", overflow="fold")
    return table


def _indicators(panel: Compared) -> Iterator[Table | Text]:
    shown = _shown(panel)
    rows = [row for row in panel.indicators if sum(row.cells[at].status != "not_stated" for at in shown) > 1]
    rows = rows or [row for row in panel.indicators if any(row.cells[at].status != "not_stated" for at in shown)]
    if not rows:
        return
    table = _table("指标", "指标", *(panel.panel.groups[at].key for at in shown))
    for row in rows[:ROWS]:
        table.add_row(Text(safe(_name(row))), *(_figure(row.cells[at], row.unit) for at in shown))
    yield table
    if len(rows) > ROWS:
        yield Text(f"另有 {len(rows) - ROWS} 行，见其他格式", style="dim")


def _shown(panel: Compared) -> range:
    count = len(panel.panel.groups)
    return range(max(0, count - GROUPS), count) if panel.panel.by == "year" else range(min(count, GROUPS))


def _name(row: Row) -> str:
    measure = "" if row.measure == "level" else f" {vocabulary_label('measure', row.measure)}"
    return f"{row.indicator}{measure}（{years_label(row.years)}{vocabulary_label('role', row.role)}）"


def years_label(years: str) -> str:
    """Return years relative to a report's as people say them.

    >>> [years_label(years) for years in ("0", "-1", "4", "-5..-1", "-1:01-06")]
    ['当年', '上年', '4年后', '5年', '上年01-06月']
    """
    stretch, _, months = years.partition(":")
    first, _, last = stretch.partition("..")
    if last:
        label = f"{int(last) - int(first) + 1}年"
    else:
        label = _NEAR.get(first) or (f"{first}年后" if first.isdigit() else f"{first.lstrip('-')}年前")
    return label + (f"{months}月" if months else "")


_NEAR = {"0": "当年", "-1": "上年", "?": ""}


def _figure(cell: Cell, unit: str | None) -> Text:
    if cell.low is None:
        return Text(vocabulary_label("status", cell.status), style="dim" if cell.status == "not_stated" else "")
    figure = Text(HEDGES.get(cell.approx or "", "") + figure_label(cell.low, cell.high) + safe(unit or ""))
    if cell.change:
        figure.append(f" {'↑' if cell.change > 0 else '↓'}", style="green" if cell.change > 0 else "red")
    if cell.rank:
        figure.append(f" #{cell.rank}", style="dim")
    return figure


def _sections(panel: Compared) -> Iterator[Table | Text]:
    table = _table("各部分占比", "组别", *(vocabulary_label("section", section) for section in SECTIONS))
    for heading in ("问题", "承诺", "可核验"):
        table.add_column(heading, justify="right")
    shares = {(each.group, each.section): each.share for each in panel.shares}
    for promise in panel.promises:
        checked = "" if promise.verifiable is None else f"{promise.verifiable:.0%}"
        filled = (f"{shares[promise.group, section]:.0%}" for section in SECTIONS)
        table.add_row(Text(safe(promise.group)), *filled, str(promise.problems), str(promise.commitments), checked)
    yield table


def _terms(panel: Compared) -> Iterator[Table | Text]:
    table = _table("特征词与词语走向", "组别")
    table.add_column("词语（次数；* 次数偏少）", overflow="fold")
    for group in panel.panel.groups:
        terms = [term for term in panel.key_terms if term.group == group.key][:TERMS]
        if terms:
            table.add_row(Text(safe(group.key)), "、".join(f"{safe(t.term)}({t.count}{'*' * t.few})" for t in terms))
    for tendency in ("rising", "falling", "new", "gone"):
        last = [each for each in panel.trends if each.tendency == tendency][-TERMS:]
        if last:
            told = "、".join(f"{safe(each.term)}({each.since or each.total})" for each in last)
            table.add_row(vocabulary_label("tendency", tendency), told)
    if table.row_count:
        yield table


def _paragraphs(panel: Compared) -> Iterator[Table | Text]:
    pairs = dict.fromkeys((change.before_group, change.after_group) for change in panel.changes)
    if not pairs:
        return
    statuses: tuple[Status, ...] = ("kept", "reworded", "moved", "new", "dropped")
    table = _table("段落变化", "前后", *(vocabulary_label("status", status) for status in statuses))
    for before, after in pairs:
        counts = Counter(c.status for c in panel.changes if (c.before_group, c.after_group) == (before, after))
        table.add_row(f"{before}→{after}", *(str(counts[status]) for status in statuses))
    yield table
    yield from _shifts(panel)


def _shifts(panel: Compared) -> Iterator[Table | Text]:
    shifts = [(change, shift) for change in panel.changes for shift in change.shifts if shift.role != "actual"]
    shifts.sort(key=lambda pair: (pair[0].after_group, pair[1].kind != "figure"))
    if not shifts:
        return
    table = _table("政策性改动", "前后", "类别", "对象")
    table.add_column("改动", overflow="fold")
    for change, shift in shifts[-SHIFTS:]:
        kind = vocabulary_label("kind", shift.kind)
        told = f"{safe(shift.before.text)} → {safe(shift.after.text)}"
        table.add_row(f"{change.before_group}→{change.after_group}", kind, Text(safe(shift.subject or "")), Text(told))
    yield table
    if len(shifts) > SHIFTS:
        yield Text(f"另有 {len(shifts) - SHIFTS} 处，见其他格式", style="dim")


_BLOCKS = {"indicators": _indicators, "sections": _sections, "terms": _terms, "paragraphs": _paragraphs}


def _formulae(comparison: Comparison) -> Iterator[Table | Text]:
    if comparison.formulae:
        table = _table("套语", "分句", "报告数")
        for formula in comparison.formulae[:TERMS]:
            table.add_row(Text(safe(formula.text)), str(formula.reports))
        yield table


def _reuse(comparison: Comparison) -> Iterator[Table | Text]:
    if comparison.reuse:
        table = _table("文本沿用", "先见于", "后见于", "相似度")
        table.add_column("句子", overflow="fold")
        for reuse in comparison.reuse[:TERMS]:
            arrow = "" if reuse.directed else "（同年）"
            table.add_row(
                Text(safe(reuse.earlier)),
                Text(safe(reuse.later) + arrow),
                f"{reuse.similarity:.2f}",
                Text(safe(reuse.after.text)),
            )
        yield table


def _neighbours(comparison: Comparison) -> Iterator[Table | Text]:
    nearest = [each for each in comparison.similarity.neighbours if each.rank == 1]
    if nearest:
        table = _table("最近报告", "报告", "最近的报告", "相似度")
        for each in nearest[:ROWS]:
            table.add_row(Text(safe(each.source)), Text(safe(each.neighbour)), f"{each.similarity:.2f}")
        yield table

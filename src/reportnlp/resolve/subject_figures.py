"""What a figure itself tells of how it is named: persons, occurrences of an action, shares, sizes of a class."""

from __future__ import annotations

import re

from reportnlp.model import Quantity

PERSONS = frozenset({"人", "名", "人次", "位"})
ACTION_UNITS = frozenset(
    {"起", "次", "人次", "宗", "批次", "批", "场次", "剂次", "件次", "家次", "户次", "车次", "台次", "例"}
)
# 开发区|亿元以上|项目, 百亿元|项目: the size of a class.
_CLASS = re.compile(r".*(?:以上|以下|以内|级)|[十百千万亿]+(?:美?元)?")
RELATIVE = {"percent", "point"}


def alike(first: Quantity, second: Quantity) -> bool:
    """Whether two figures may be members of one list (提高|3.2个百分点和8.6%)."""
    return first.kind == second.kind or {first.kind, second.kind} == RELATIVE


def is_sized(figure: Quantity) -> bool:
    """Whether a figure may be a size in a name (销售收入|过亿元|企业)."""
    return is_class(figure) or figure.text[0] in "过超"


def is_class(figure: Quantity) -> bool:
    """Whether a figure is the size of a class (亿元以上|项目)."""
    return bool(_CLASS.fullmatch(figure.text))

"""The JSON contract: findings as plain objects and back, with the contract's names and order of keys."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from typing import Any, TypeVar

from reportnlp import model

SCHEMA = "reportnlp/1"
T = TypeVar("T")

_RENAMED = {
    (model.Period, "start"): "from",
    (model.Period, "end"): "to",
    (model.Date, "first"): "from",
    (model.Date, "last"): "to",
}
_NESTED: dict[str, type] = {
    "bounds": model.Bounds,
    "deadline": model.Period,
    "first": model.Span,
    "heading": model.Span,
    "object": model.Span,
    "organiser": model.Span,
    "period": model.Period,
    "quantity": model.Span,
    "region": model.Region,
    "responsible": model.Span,
    "second": model.Span,
    "stretch": model.Span,
    "subject": model.Span,
}


def _keys(cls: type[Any]) -> tuple[tuple[str, str], ...]:
    return tuple((_RENAMED.get((cls, f.name), f.name), f.name) for f in dataclasses.fields(cls) if f.repr)


KEYS: dict[type, tuple[tuple[str, str], ...]] = {
    cls: _keys(cls) for cls in vars(model).values() if isinstance(cls, type) and dataclasses.is_dataclass(cls)
}
"""(JSON key, attribute) of each field of each core type, in the contract's order."""


_PLAIN = re.compile(
    r"(?:int|float|str|bool|Number|Section|\w*Role|\w*Kind|Level|Approx|Change|Wording|Grain|Measure|Status)"
    r"(?: \| None)?"
)


def plain(value: Any) -> Any:
    """Return a core value as dicts, lists, numbers and strings; `None` stays."""
    write = _WRITERS.get(type(value))
    if write is not None:
        return write(value)
    return [plain(each) for each in value] if isinstance(value, tuple) else value


def _writer(cls: type[Any]) -> Callable[[Any], dict[str, Any]]:
    """Return what turns a value of a core type into its object: one dict display, as quick as if written by hand."""
    kinds = {f.name: str(f.type) for f in dataclasses.fields(cls)}
    items = (f"{key!r}: {_written(name, kinds[name])}" for key, name in KEYS[cls])
    write: Callable[[Any], dict[str, Any]] = eval(f"lambda value: {{{', '.join(items)}}}", {"plain": plain})
    return write


def _written(name: str, kind: str) -> str:
    if _PLAIN.fullmatch(kind):
        return f"value.{name}"
    return f"None if value.{name} is None else plain(value.{name})"


_WRITERS = {cls: _writer(cls) for cls in KEYS}


def plain_report(report: model.Report) -> dict[str, Any]:
    """Return what was read and inferred about a report, without its text."""
    return {**plain(report), "evidence": dict(report.evidence)}


def build(cls: type[T], data: dict[str, Any]) -> T:
    """Return the core value that `plain` turned into `data`; unknown keys are ignored."""
    found = {name: data[key] for key, name in KEYS[cls] if key in data}
    return cls(**{name: _nested(cls, name, value) for name, value in found.items()})


def _nested(cls: type, name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if not isinstance(value, dict):
        return value
    return build(model.Period if (cls, name) == (model.Event, "date") else _NESTED[name], value)


def build_report(data: dict[str, Any], text: str) -> model.Report:
    """Return the report that `plain_report` described, with its text put back."""
    evidence = tuple((key, value) for key, value in data.get("evidence", {}).items())
    fields = {name: data.get(key) for key, name in KEYS[model.Report] if key not in {"evidence", "warnings"}}
    return model.Report(
        **{name: _nested(model.Report, name, value) for name, value in fields.items()},
        text=text,
        evidence=evidence,
        warnings=tuple(data.get("warnings", ())),
    )

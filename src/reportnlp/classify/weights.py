"""The weights of a section model, and their file: arrays only (`.npz` read without pickle), no text of reports."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from reportnlp.model import ReportError
from reportnlp.rules import shipped

FORMAT = 1
"""Raised whenever features change, so that weights trained for others are refused."""

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt, for C classes.

    `text` (buckets × C) and `top`, `near` (fewer buckets × C) weigh the n-grams of a paragraph, of its outermost and
    of its nearest heading; `says` (sayings × C) what those say plainly, `flags` (flags × C) its place; `bias` (C).
    `context` (features × C) and `context_bias` (C) weigh the stage that knows the neighbours; `moves` (C × C) are
    log-odds of one class following another; `temperature` softens the answer until confidence is the share of right
    answers.
    """

    classes: tuple[str, ...]
    text: Array
    top: Array
    near: Array
    says: Array
    flags: Array
    bias: Array
    context: Array
    context_bias: Array
    moves: Array
    temperature: float


_LARGE = ("text", "top", "near")
_SMALL = ("says", "flags", "bias", "context", "context_bias", "moves")


def save_weights(weights: Weights, path: Path) -> None:
    """Write weights as a compressed `.npz`; the same weights give the same bytes.

    The large tables become 8-bit integers with a scale for each class.
    """
    arrays: dict[str, Any] = {name: getattr(weights, name) for name in _SMALL}
    for name in _LARGE:
        arrays[name], arrays[f"{name}_scale"] = _quantised(getattr(weights, name))
    arrays |= {"classes": np.array(weights.classes), "temperature": np.float64(weights.temperature)}
    with path.open("wb") as file:
        np.savez_compressed(file, format=np.int64(FORMAT), **arrays)


def _quantised(table: Array) -> tuple[npt.NDArray[np.int8], Array]:
    scale = np.maximum(np.abs(table).max(axis=0), np.float32(1e-9)) / np.float32(127)
    return np.rint(table / scale).astype(np.int8), scale


@cache
def load_weights(path: Path) -> Weights:
    """Read weights that `save_weights` wrote; raises `ReportError` where the file holds something else."""
    try:
        with np.load(path, allow_pickle=False) as file:
            if int(file["format"]) != FORMAT:
                raise ReportError(f"{path}: the model was trained by another version; train it again")
            arrays: dict[str, Any] = {name: file[name] for name in _SMALL}
            arrays |= {name: file[name].astype(np.float32) * file[f"{name}_scale"] for name in _LARGE}
            return Weights(tuple(map(str, file["classes"])), **arrays, temperature=float(file["temperature"]))
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise ReportError(f"{path}: not a section model; `reportnlp train` makes one") from error


@cache
def shipped_weights() -> Weights:
    """Return the weights of the model that comes with the package."""
    return load_weights(shipped("reportnlp.classify", "sections.npz"))

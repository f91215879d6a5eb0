"""Sections: what each passage of a report mainly does."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportnlp.classify.estimator import SectionClassifier
    from reportnlp.classify.sections import find_passages
    from reportnlp.classify.weights import load_weights

__all__ = ["SectionClassifier", "find_passages", "load_weights"]

_HOMES = {
    "SectionClassifier": "reportnlp.classify.estimator",
    "find_passages": "reportnlp.classify.sections",
    "load_weights": "reportnlp.classify.weights",
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first asked for: the estimator needs scikit-learn, the weights don't need the rest."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

"""Sections: what each passage of a report mainly does."""

from typing import TYPE_CHECKING, Any

from reportnlp.classify.sections import find_passages
from reportnlp.classify.weights import load_weights

if TYPE_CHECKING:
    from reportnlp.classify.estimator import SectionClassifier

__all__ = ["SectionClassifier", "find_passages", "load_weights"]


def __getattr__(name: str) -> Any:
    """Import the estimator when it is first asked for: it needs scikit-learn."""
    if name != "SectionClassifier":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from reportnlp.classify.estimator import SectionClassifier

    return SectionClassifier

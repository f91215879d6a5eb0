"""Sections: what each passage of a report mainly does."""

from reportnlp.classify.sections import find_passages

__all__ = ["find_passages"]

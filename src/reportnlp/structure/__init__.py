"""The shape of a report: lines with their roles, the heading tree, items, sentences, page residue."""

from reportnlp.structure.outline import Outline, read_outline

__all__ = ["Outline", "read_outline"]

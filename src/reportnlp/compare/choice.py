"""What is compared, and how."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

PARTS = ("indicators", "sections", "terms", "paragraphs", "similarity")


@dataclass(frozen=True, slots=True)
class Choice:
    """The `parts` of a comparison that are computed, and the settings of these; see `reportnlp.compare`."""

    parts: Collection[str] = PARTS
    words: Collection[str] = ()
    join_renamed: bool = True
    place_names: bool = False


EVERYTHING = Choice()

"""File names that every system takes: a folder of answers may lie on Windows, or be copied there."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.I)
"""Devices, also with something behind: CON.2021.json. See "Naming Files, Paths, and Namespaces" (Microsoft)."""
_LONGEST = 200
"""Bytes of a name that may have 255, less what is added to it: a number, a suffix."""


def portable(stem: str) -> str:
    """Return the stem of a file name as every system takes it, itself where it is no trouble.

    >>> portable("安平县: 2021"), portable("con")
    ('安平县_ 2021', 'con_')
    """
    stem = _FORBIDDEN.sub("_", stem).encode("utf-8")[:_LONGEST].decode("utf-8", "ignore")
    reserved = _RESERVED.match(stem)
    return f"{reserved[0]}_{stem[reserved.end() :]}" if reserved else stem

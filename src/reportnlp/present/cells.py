"""Cells that a spreadsheet program must take for text, whatever a report writes into them."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[-+]?[\d,.]+[%‰]?")


def inert(text: str) -> str:
    """Return a text that Excel does not run as a formula when it opens a CSV file: a leading = + - @ gets a '.

    A signed number stays as it is. See OWASP, "CSV Injection".

    >>> inert("=cmd|'/c calc'!A0"), inert("-3.5%")
    ("'=cmd|'/c calc'!A0", '-3.5%')
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text

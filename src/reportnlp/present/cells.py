"""Cells that stay text in a spreadsheet, a terminal and a page, whatever a report writes into them."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[-+]?[\d,.]+[%‰]?")
_UNSAFE = dict.fromkeys(
    (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C), "�"
)
"""Control and bidirectional characters, with which a text could rewrite the screen around it."""


def inert(text: str) -> str:
    """Return a text that Excel does not run as a formula when it opens a CSV file: a leading = + - @ gets a '.

    A signed number stays as it is. See OWASP, "CSV Injection".

    >>> inert("=cmd|'/c calc'!A0"), inert("-3.5%")
    ("'=cmd|'/c calc'!A0", '-3.5%')
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def safe(text: str) -> str:
    r"""Return a text whose control and bidirectional characters are shown as U+FFFD.

    >>> safe("a\\x1b[31mb")
    'a\ufffd[31mb'
    """
    return text.translate(_UNSAFE) if not text.isprintable() else text

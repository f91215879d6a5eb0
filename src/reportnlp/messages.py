"""The language of help and messages: Chinese under LANG=zh*, English otherwise.

Code is written in English; messages.tsv holds the Chinese beside it. A `{field}` in the English stands for whatever
was put in there, so that the message of an error raised far below the command line is found too.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from pathlib import Path

MESSAGES = Path(__file__).with_name("messages.tsv")
_FIELD = re.compile(r"\{(\w+)(?:!\w)?\}")


def is_chinese() -> bool:
    """Return whether the environment asks for Chinese or, where it says nothing, Windows does."""
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if sys.platform == "win32":
        import locale

        names.append(locale.getlocale()[0])  # zh_CN or, as Windows itself writes it, Chinese (Simplified)_China
    return next((name for name in names if name), "").lower().startswith(("zh", "chinese"))


def local(message: str) -> str:
    """Return an English message in the user's language; without a translation it stays as it is."""
    return chinese(message) if is_chinese() else message


def chinese(message: str, table: Path = MESSAGES) -> str:
    """Return the Chinese of a message by a table of messages, or the message itself where there is none."""
    if message in translations(table):
        return translations(table)[message]
    for pattern, template in _patterns(table):
        if found := pattern.fullmatch(message):
            return _FIELD.sub(lambda field: found[field[1]], template)
    return message


@cache
def translations(table: Path = MESSAGES) -> dict[str, str]:
    """Return a table of messages: English to Chinese."""
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return dict(line.replace("\\n", "\n").split("\t") for line in lines[1:])


@cache
def _patterns(table: Path) -> tuple[tuple[re.Pattern[str], str], ...]:
    templates = [(english, chinese) for english, chinese in translations(table).items() if "{" in english]
    templates.sort(key=lambda pair: -len(_FIELD.sub("", pair[0])))  # the most particular first
    return tuple((_pattern(english), chinese) for english, chinese in templates)


def _pattern(english: str) -> re.Pattern[str]:
    parts = _FIELD.split(english)
    named = [f"(?P<{part}>.*)" if n % 2 else re.escape(part) for n, part in enumerate(parts)]
    return re.compile("".join(named), re.DOTALL)

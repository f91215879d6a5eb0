"""Markdown: the words without their markup, line by line."""

from __future__ import annotations

import re

from reportnlp.read.encoding import decode
from reportnlp.read.extracted import Extracted, SourceLine, join_lines
from reportnlp.read.options import ReadOptions

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~).*$", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}(?:[-*_] *){3,}$|^ {0,3}=+ *$|^[ |:]*-[-| :]*$")
_BLOCK = re.compile(r"^ {0,3}(?:>\s?)*(?:#{1,6}\s+|[-*+]\s+(?:\[[ xX]\]\s+)?)?")
_INLINE = (
    (re.compile(r"!\[[^\]\n]{0,400}\]\([^)\n]{0,1000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{0,400})\]\([^)\n]{0,1000}\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{0,400}?\S)\1"), r"\2"),
    (re.compile(r"(?<![A-Za-z0-9*])\*(?=\S)([^*\n]{0,400}?\S)\*(?![A-Za-z0-9*])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])"), r"\1"),
)


def read_markdown(data: bytes, source: str, options: ReadOptions) -> Extracted:
    """Return the text of a Markdown file; list numbers stay, a table row is a line with tabs between its cells."""
    decoded = decode(data, source, options.encoding)
    text = _FENCE.sub("", _without_comments(_FRONT_MATTER.sub("", decoded.text)))
    lines = (SourceLine(_plain(line)) for line in re.split(r"[\n\r]", text) if not _RULE.match(line))
    return Extracted(join_lines(lines).text, decoded.encoding, decoded.warnings)


def _without_comments(text: str) -> str:
    head, *rest = text.split("<!--")
    return head + "".join(part.partition("-->")[2] if "-->" in part else f"<!--{part}" for part in rest)


def _plain(line: str) -> str:
    """Return a line's words; bounds keep a line of a million signs from being searched from each of them."""
    heading = line.lstrip(" >").startswith("#")
    line = _BLOCK.sub("", line)
    if heading:
        line = line.rstrip().rstrip("#")
    if line.startswith("|") and line.rstrip().endswith("|"):
        line = "\t".join(cell.strip() for cell in line.strip().strip("|").split("|"))
    for pattern, words in _INLINE:
        line = pattern.sub(words, line)
    return line

"""Bytes to text: which encoding, and what had to be mended."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reportnlp.model import ReportError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
# What fills a third of any Chinese report, and next to nothing of bytes read in the wrong encoding.
_COMMON = re.compile(r"[，。、；：的了和在中国人民政府工作发展年建设一二三十0-9a-zA-Z \n]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SAMPLE = 20_000
_CUT_OFF = "the last character is cut off and was left out; is the file complete?"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and what the user should know."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, name: str, forced: str | None = None) -> Decoded:
    r"""Return the text of `data`: by `forced`, else a byte order mark, else what reads as Chinese or plain text.

    `\r\n` becomes `\n`, nothing else is changed. A character cut off at the end is left out with a warning.
    Raises `ReportError`, naming `name`, for empty, blank and binary input.

    >>> decode("政府".encode("gbk"), "a.txt").encoding
    'gb18030'
    """
    if not data:
        raise ReportError(f"{name}: the file is empty")
    decoded = _decode_as(data, name, forced) if forced else _detect(data, name)
    text = decoded.text.replace("\r\n", "\n")
    if not text.strip("\ufeff \t\r\n\u3000\x00"):
        raise ReportError(f"{name}: there is nothing but blanks in it")
    if len(_CONTROL.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) // 50:
        raise ReportError(f"{name}: this is a binary file, not a text")
    return Decoded(text, decoded.encoding, decoded.warnings)


def mend_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    """Return `text` with each lone surrogate replaced by U+FFFD, one for one, and a warning if there was one."""
    mended, count = _LONE_SURROGATE.subn("\ufffd", text)
    return mended, (f"{count} lone surrogates were replaced by U+FFFD",) if count else ()


def _decode_as(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        if not codecs.lookup(encoding)._is_text_encoding:
            raise LookupError(encoding)
    except LookupError as error:
        raise ReportError(f"{name}: there is no text encoding {encoding!r}; try utf-8, gb18030 or utf-16") from error
    found = _try(data, encoding)
    if found is None:
        raise ReportError(f"{name}: cannot be read as {encoding}; leave the encoding out to have it detected")
    return found


def _detect(data: bytes, name: str) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data, encoding) or _mend(data, encoding, name)
    if b"\x00" not in data and (found := _try(data, "utf-8")):
        return found
    found = max(filter(None, (_try(data, each) for each in _GUESSES)), key=_plausibility, default=None)
    if found and _plausibility(found) > 0.05:
        return found
    return _mend(data, min(("utf-8", "gb18030"), key=lambda each: _broken(data, each)), name)


def _try(data: bytes, encoding: str) -> Decoded | None:
    """Decode strictly, but for a character that the end of the data cuts in two; None where it cannot be."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        cut = error.start if max(2, len(data) - 4) <= error.start else 0
    except UnicodeError:
        return None
    try:
        text = data[:cut].decode(encoding)
    except UnicodeError:
        return None
    return Decoded(text, encoding, (_CUT_OFF,)) if cut else None


def _mend(data: bytes, encoding: str, name: str) -> Decoded:
    """Decode with U+FFFD for what cannot be read; more than one in a hundred characters is a `ReportError`."""
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken > len(text) // 100:
        raise ReportError(
            f"{name}: this is a binary file or in an unknown encoding; if it is a text, name its encoding (--encoding)"
        )
    return Decoded(text, encoding, (f"{broken} characters could not be read as {encoding} and became U+FFFD",))


def _broken(data: bytes, encoding: str) -> int:
    return data[: 4 * _SAMPLE].decode(encoding, "replace").count("\ufffd")


def _plausibility(decoded: Decoded) -> float:
    """Return the share of common characters, less that of control characters (UTF-16 read as anything else)."""
    sample = decoded.text[:_SAMPLE]
    return (len(_COMMON.findall(sample)) - 3 * len(_CONTROL.findall(sample))) / max(len(sample), 1)

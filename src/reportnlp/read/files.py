"""Files and standard input: bytes within the limit, and reports from them."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from dataclasses import replace
from pathlib import Path

from reportnlp.model import Report, ReportError
from reportnlp.read.encoding import mend_surrogates
from reportnlp.read.formats import extract
from reportnlp.read.options import DEFAULTS, ReadOptions
from reportnlp.read.report import build_report

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)


def read(path: str | Path, options: ReadOptions = DEFAULTS) -> Report:
    """Return the report in a file: plain text, docx, PDF, HTML, Markdown, .doc, .wps; `-` is standard input.

    Raises `ReportError`, naming the file and what to do, where it is missing, a folder, empty, binary or too large.

    >>> read("missing.txt")
    Traceback (most recent call last):
    ...
    reportnlp.model.ReportError: missing.txt: there is no such file
    """
    given = str(path).replace(os.sep, "/")
    source = mend_surrogates(given)[0]  # a name in bytes that are no UTF-8 would break every answer that holds it
    data = read_bytes(given, options.max_bytes)
    found = extract(data, source, options)
    report = build_report(
        found.text, source, hashlib.sha256(data).hexdigest(), found.encoding, found.warnings, options.hints
    )
    return replace(report, origin=found.origin) if found.origin else report


def read_bytes(source: str, limit: int) -> bytes:
    """Return the bytes of a file or, for `-`, of standard input, at most `limit` of them; more are a ReportError."""
    path, source = source, mend_surrogates(source)[0]
    try:
        data = sys.stdin.buffer.read(limit + 1) if path == "-" else _read_file(path, limit)
    except FileNotFoundError as error:
        raise ReportError(f"{source}: there is no such file") from error
    except IsADirectoryError as error:
        raise ReportError(
            f"{source}: this is a folder; name the files in it, or a glob such as {source}/*.txt"
        ) from error
    except (OSError, ValueError) as error:
        raise ReportError(f"{source}: cannot be read: {error}") from error
    if len(data) > limit:
        raise ReportError(f"{source}: larger than the limit of {limit:,} bytes (max_bytes); raise it to read the file")
    return data


def is_url(path: str) -> bool:
    r"""Return whether a path is an address (s3://…) and no file's; a drive has one letter (C:\\…, C://…)."""
    return _SCHEME.match(path) is not None


def _read_file(source: str, limit: int) -> bytes:
    if is_url(source):
        return _read_url(source, limit)
    mode = os.stat(source).st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # asked before opening: a pipe would wait for its writer
        raise ReportError(f"{source}: this is no regular file; save what it holds as one, or pipe it in and give -")
    with Path(source).open("rb") as file:
        return file.read(limit + 1)


def _read_url(source: str, limit: int) -> bytes:
    """Read what lies where a cluster's workers share no disk (s3://…, hdfs://…); fsspec names a missing driver."""
    if source.startswith(("http://", "https://", "ftp://")):
        raise ReportError(f"{source}: nothing is fetched from the web; save the page and give the file")
    import fsspec

    try:
        with fsspec.open(source, "rb") as file:
            data: bytes = file.read(limit + 1)
    except ImportError as error:
        raise ReportError(f"{source}: cannot be read: {error}") from error
    return data

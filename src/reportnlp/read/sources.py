"""Which reports a command's PATHs stand for: files, folders, globs, manifests, tables of texts, standard input."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportnlp.model import Report, ReportError
from reportnlp.read.files import is_url, read
from reportnlp.read.options import DEFAULTS, Hints, ReadOptions
from reportnlp.read.report import from_text

SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".htm", ".html", ".docx", ".docm", ".pdf", ".doc", ".wps", ".rtf"}
)
"""What is taken for a report where a folder is given; a file given by name may bear any suffix."""
_TABLES = (".csv", ".tsv", ".xlsx")
_WHOLE = re.compile(r"/|[a-z]:/", re.I)
"""What a path opens with that leads to the same file from everywhere (/reports, C:/reports)."""


@dataclass(frozen=True, slots=True)
class Source:
    """One report to be: its path as the user gave it, what a manifest says of it, its text where a table holds it.

    `columns` are a manifest's, except path and text: what is known by its key, the rest by its own name.
    """

    path: str
    hints: Hints = field(default_factory=Hints)
    text: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, and the sentence for the user, which names it."""

    source: str
    message: str


def read_all(paths: Iterable[str | Path], options: ReadOptions = DEFAULTS) -> Iterator[Report | Failure]:
    """Yield the report, or what went wrong, of each input that the paths stand for; one bad input stops no other.

    >>> [each.message for each in read_all(["missing.txt"])]
    ['missing.txt: there is no such file']
    """
    for source in expand(paths, options):
        yield source if isinstance(source, Failure) else read_source(source, options)


def read_source(source: Source, options: ReadOptions = DEFAULTS) -> Report | Failure:
    """Return the report of a source, or what went wrong."""
    options = replace(options, hints=_merge(source.hints, options.hints))
    try:
        if source.text is None:
            return read(source.path, options)
        return from_text(source.text, source.path, options)
    except ReportError as error:
        return Failure(source.path, str(error))


def find_source(path: str, options: ReadOptions = DEFAULTS) -> Source | Failure:
    """Return the source that an answer names: a file, or a row of a table (all.xlsx#3)."""
    table = table_of(path)
    if table is None:
        return Source(path)
    found = {_name_of(each): each for each in expand([table], options)}
    return found.get(path) or found.get(table) or Failure(path, f"{path}: there is no such row")


def table_of(path: str) -> str | None:
    """Return the file of the table that a path names a row of (all.xlsx#3); None where it is no such path or file."""
    table, _, row = path.rpartition("#")
    is_row = row.isdecimal() and table.lower().endswith(_TABLES) and os.path.isfile(table)
    return table if is_row else None


def _name_of(source: Source | Failure) -> str:
    return source.path if isinstance(source, Source) else source.source


def expand(paths: Iterable[str | Path], options: ReadOptions = DEFAULTS) -> Iterator[Source | Failure]:
    """Yield the sources that the paths stand for, in the order given; the files of a folder or glob by name.

    A path is kept as it was given, those within a folder are joined to it with `/`.
    """
    for path in paths:
        yield from _expand_one(str(path).replace(os.sep, "/"), options)


def _expand_one(path: str, options: ReadOptions) -> Iterator[Source | Failure]:
    if path == "-":
        yield Source(path)
    elif os.path.isdir(path):
        yield from _in_folder(path, options)
    elif os.path.isfile(path) and path.lower().endswith(_TABLES):
        yield from _in_table(path, options)
    elif not os.path.lexists(path) and glob.has_magic(path):
        found = sorted(each.replace(os.sep, "/") for each in glob.glob(path, recursive=True) if os.path.isfile(each))
        yield from map(Source, found)
        if not found:
            yield Failure(path, f"{path}: no file matches this pattern")
    else:
        yield Source(path)


def _in_folder(folder: str, options: ReadOptions) -> Iterator[Source | Failure]:
    """Yield a folder's reports; links that lead out of it are passed over, and its manifest.csv gives the hints."""
    root = os.path.realpath(folder)
    told = _manifest_of(folder, options)
    found = sorted(
        each.relative_to(folder).as_posix()
        for each in Path(folder).rglob("*")
        if each.suffix.lower() in SUFFIXES and _is_own_file(each, root)
    )
    for name in found:
        path = f"{folder.rstrip('/')}/{name}"
        yield told.get(path, Source(path))
    if not found:
        yield Failure(folder, f"{folder}: there is no report in this folder ({' '.join(sorted(SUFFIXES))})")


def _is_own_file(path: Path, root: str) -> bool:
    hidden = path.name.startswith((".", "~$")) or path.stem.upper() == "README"
    return not hidden and path.is_file() and Path(os.path.realpath(path)).is_relative_to(root)


def _manifest_of(folder: str, options: ReadOptions) -> dict[str, Source]:
    path = f"{folder.rstrip('/')}/manifest.csv"
    if not os.path.isfile(path):
        return {}
    return {each.path: each for each in _in_table(path, options) if isinstance(each, Source)}


def _in_table(path: str, options: ReadOptions) -> Iterator[Source | Failure]:
    """Yield the reports of a manifest (a column of paths, beside it) or of a table with a column of texts."""
    from reportnlp.read.tables import read_rows

    try:
        rows = read_rows(path, options)
    except ReportError as error:
        yield Failure(path, str(error))
        return
    if not rows:
        yield Failure(path, f"{path}: there is no row in this table")
    folder = path.rpartition("/")[0]
    for n, row in enumerate(rows, 1):
        hints = Hints(row.get("place") or None, _year(row.get("year")), row.get("genre") or None)
        columns = {name: cell for name, cell in row.items() if name not in {"path", "text"}}
        if row.get("path"):
            yield Source(_beside(folder, row["path"]), hints, columns=columns)
        elif row.get("text", "").strip():
            yield Source(f"{path}#{n}", hints, row["text"], columns)
        else:
            yield Failure(f"{path}#{n}", f"{path}#{n}: this row has neither a path nor a text")


def _beside(folder: str, path: str) -> str:
    r"""Return what a manifest in a folder means by a path, which may be written as on Windows (reports\2021.txt)."""
    if is_url(path):
        return path
    path = path.replace("\\", "/")
    return path if _WHOLE.match(path) or not folder else f"{folder}/{path}"


def _year(written: str | None) -> int | None:
    found = re.search(r"(?:19|20)\d\d", written or "")
    return int(found.group()) if found else None


def _merge(first: Hints, second: Hints) -> Hints:
    return Hints(first.place or second.place, first.year or second.year, first.genre or second.genre)

"""Files that are whole or absent: written aside, then put in their place."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NAME = 40
"""Characters of the name kept in that of the file aside: a name may have 255 bytes, 40 characters at most 160."""


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """Yield a path to write to; when the block ends well, what was written there takes the place of `path`.

    After an error `path` is what it was before. What is no regular file (/dev/stdout, a pipe) is written directly.
    Raises FileNotFoundError where there is no folder to write into; any OSError of the writing names `path`.

    >>> with replacing("out.txt") as aside:  # doctest: +SKIP
    ...     aside.write_text("…")
    """
    target = Path(os.path.realpath(path))
    direct = target.exists() and not target.is_file()
    if not direct and not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(target.parent))
    aside = target if direct else target.with_name(f".{target.name[:_NAME]}.{os.getpid()}.tmp")
    try:
        yield aside
        if not direct:
            os.replace(aside, target)
    except OSError as error:
        if error.filename is None or str(error.filename) == str(aside):
            raise OSError(error.errno, _reason(error), str(target)) from error
        raise
    finally:
        if not direct:
            aside.unlink(missing_ok=True)


def _reason(error: OSError) -> str:
    """Return why a file could not be written; Windows lets none be replaced that another program has open."""
    if isinstance(error, PermissionError) and error.filename2 is not None:
        return "the file cannot be replaced; close it where it is open, or write to another name"
    return error.strerror or str(error)

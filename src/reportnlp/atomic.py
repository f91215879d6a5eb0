"""Files that are whole or absent: written aside, then put in their place."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """Yield a path to write to; when the block ends well, what was written there takes the place of `path`.

    After an error `path` is what it was before. What is no regular file (/dev/stdout, a pipe) is written directly.
    Raises FileNotFoundError where there is no folder to write into.

    >>> with replacing("out.txt") as aside:  # doctest: +SKIP
    ...     aside.write_text("…")
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        yield target
        return
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(target.parent))
    aside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        yield aside
        os.replace(aside, target)
    finally:
        aside.unlink(missing_ok=True)

"""Old office files (.doc, .wps, .rtf, .odt): LibreOffice turns them into docx where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from reportnlp.model import ReportError
from reportnlp.read.docx import read_docx
from reportnlp.read.extracted import Extracted
from reportnlp.read.options import ReadOptions


def read_office(data: bytes, source: str, options: ReadOptions) -> Extracted:
    """Return the text of an old office file by way of docx; a `ReportError` says how where it cannot be converted."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise ReportError(
            f"{source}: this kind of file is not read directly; save it as .docx, or install LibreOffice"
            " (its command soffice is looked for), which converts it"
        )
    with tempfile.TemporaryDirectory(prefix="reportnlp-") as folder:
        # An own profile: a running LibreOffice would take the call over, and the user's macros stay out.
        given, profile = Path(folder, "report.doc"), Path(folder, "profile").as_uri()
        given.write_bytes(data)
        call = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
        try:
            subprocess.run([*call, "--outdir", folder, str(given)], capture_output=True, timeout=options.max_seconds)
        except subprocess.TimeoutExpired as error:
            limit = options.max_seconds
            raise ReportError(
                f"{source}: LibreOffice did not convert it within the limit of {limit} seconds (max_seconds);"
                " save it as .docx"
            ) from error
        except OSError as error:
            raise ReportError(f"{source}: LibreOffice could not be started ({error}); save it as .docx") from error
        made = given.with_suffix(".docx")
        if not made.is_file():
            raise ReportError(f"{source}: LibreOffice could not convert it; open it there and save it as .docx")
        return read_docx(made.read_bytes(), source, options)

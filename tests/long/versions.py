"""The tests with the lowest or the newest versions of the dependencies that pyproject.toml admits.

    python tests/long/versions.py lowest|newest [--python python3.12] [--folder DIR] [PYTEST ARGUMENTS]

Clones what is committed and installs it, with its extra `dev`, into a new environment of the Python named (else of
this one). `lowest` takes the least version of each requirement of pyproject.toml with which all of them can be had
together; what these require in turn is as new as they allow. Prints the versions and runs the tests; the exit code is
pytest's. With `--folder` clone and environment are left there to be looked at, else they go.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
RESOLUTIONS = {"lowest": "lowest-direct", "newest": "highest"}


def prepare(folder: Path, python: str, versions: str) -> tuple[Path, Path]:
    """Clone and install into a folder; return the clone, and the environment's Python."""
    clone, environment = folder / "reportnlp", folder / "venv"
    subprocess.run(["git", "clone", "-q", str(REPOSITORY), str(clone)], check=True)
    subprocess.run([python, "-m", "venv", str(environment)], check=True)
    own = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([own, "-m", "pip", "install", "-q", "uv"], check=True)
    install = [own, "-m", "uv", "pip", "install", "-q", "--upgrade", "--resolution", RESOLUTIONS[versions]]
    subprocess.run([*install, "-e", f"{clone}[dev]"], check=True)
    return clone, own


def show_versions(python: Path, clone: Path) -> None:
    """Print which Python and which versions of the requirements were installed."""
    project = tomllib.loads((clone / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.match(r"[\w.-]+", each).group().lower() for each in required}
    code = "import sys; print('python', sys.version.split()[0])"
    shown = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout
    frozen = subprocess.run([python, "-m", "uv", "pip", "freeze"], check=True, capture_output=True, text=True).stdout
    lines = [line for line in frozen.splitlines() if line.partition("==")[0].lower() in names]
    print(shown.strip(), *lines, sep="\n", flush=True)


def main() -> int:
    """Install, print, test."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("versions", choices=list(RESOLUTIONS))
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--folder", type=Path)
    chosen, arguments = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (chosen.folder or Path(scratch)).resolve()
        clone, python = prepare(folder, chosen.python, chosen.versions)
        show_versions(python, clone)
        return subprocess.run([python, "-m", "pytest", *arguments], cwd=clone).returncode


if __name__ == "__main__":
    sys.exit(main())

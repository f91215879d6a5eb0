"""The tests with the lowest or the newest versions of the dependencies that pyproject.toml admits.

    python tests/long/versions.py lowest|newest [--python python3.12] [--folder DIR] [PYTEST ARGUMENTS]

Clones what is committed and installs it, with its extra `dev`, into a new environment of the Python named (else of
this one). `lowest` pins each requirement of pyproject.toml to its lower bound; what these require in turn is as new as
they allow. Prints the versions and runs the tests; the exit code is pytest's. With `--folder` clone and environment are
left there to be looked at, else they go.
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
REQUIREMENT = re.compile(r"([\w.-]+)(>=|==)([\w.]+)")


def pinned(pyproject: Path) -> list[str]:
    """Return each requirement at its lower bound: `pandas>=2.1` is `pandas==2.1`."""
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    found = [REQUIREMENT.fullmatch(each) for each in project["dependencies"] + project["optional-dependencies"]["dev"]]
    bounds = {match[1]: match[3] for match in found if match}
    if len(bounds) < len(set(project["dependencies"])):
        raise ValueError("a requirement has no lower bound")
    return [f"{name}=={version}" for name, version in bounds.items()]


def prepare(folder: Path, python: str, lowest: bool) -> Path:
    """Clone and install into a folder; return the environment's Python."""
    clone, environment = folder / "reportnlp", folder / "venv"
    subprocess.run(["git", "clone", "-q", str(REPOSITORY), str(clone)], check=True)
    subprocess.run([python, "-m", "venv", str(environment)], check=True)
    own = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    limits = folder / "limits.txt"
    limits.write_text("\n".join(pinned(clone / "pyproject.toml") if lowest else []), encoding="utf-8")
    subprocess.run([own, "-m", "pip", "install", "-q", "-U", "pip"], check=True)
    install = [own, "-m", "pip", "install", "-q", "--upgrade", "--upgrade-strategy", "eager", "-c", str(limits)]
    subprocess.run([*install, "-e", f"{clone}[dev]"], check=True)
    return own


def show_versions(python: Path, clone: Path) -> None:
    """Print which Python and which versions of the requirements were installed."""
    names = {each.partition("==")[0].lower() for each in pinned(clone / "pyproject.toml")}
    frozen = subprocess.run([python, "-m", "pip", "freeze"], check=True, capture_output=True, text=True).stdout
    print(subprocess.run([python, "-V"], check=True, capture_output=True, text=True).stdout.strip())
    print(*(line for line in frozen.splitlines() if line.partition("==")[0].lower() in names), sep="\n", flush=True)


def main() -> int:
    """Install, print, test."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("versions", choices=["lowest", "newest"])
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--folder", type=Path)
    chosen, arguments = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.folder or Path(scratch)
        python = prepare(folder.resolve(), chosen.python, chosen.versions == "lowest")
        show_versions(python, folder / "reportnlp")
        return subprocess.run([python, "-m", "pytest", *arguments], cwd=folder / "reportnlp").returncode


if __name__ == "__main__":
    sys.exit(main())

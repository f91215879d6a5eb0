"""Shared fixtures: the folder of reference reports."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None)  # a busy machine is no fault
settings.load_profile("steady")


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder with reports/ and gold/ that REPORTNLP_REFERENCE names."""
    if not (folder := os.environ.get("REPORTNLP_REFERENCE")):
        pytest.skip("needs REPORTNLP_REFERENCE: a folder of reference reports and gold, which is not shipped")
    return Path(folder)

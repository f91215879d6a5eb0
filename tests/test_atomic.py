from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportnlp.atomic import replacing


def write_and_fail(target: Path) -> None:
    with replacing(target) as aside:
        aside.write_text("half")
        target.parent.read_bytes()


def test_takes_the_place(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")
    with replacing(target) as aside:
        aside.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert os.listdir(tmp_path) == ["a.json"]


def test_an_error_leaves_things_as_they_were(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")
    with pytest.raises(IsADirectoryError):
        write_and_fail(target)
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.json"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with replacing(tmp_path / "link") as aside:
        aside.write_text("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_what_is_no_file_is_written_directly() -> None:
    with replacing("/dev/null") as aside:
        assert aside == Path("/dev/null")
    assert Path("/dev/null").is_char_device()

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


def test_a_file_that_another_program_holds_open_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, target: Path) -> None:  # as Windows does while Excel shows the file
        raise PermissionError(13, "Access is denied", str(source), None, str(target))

    monkeypatch.setattr(os, "replace", refuse)
    with (
        pytest.raises(PermissionError, match="close it where it is open") as raised,
        replacing(tmp_path / "a") as aside,
    ):
        aside.write_text("new")
    assert raised.value.filename == str(tmp_path / "a")
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_names_the_file_that_was_to_be(tmp_path: Path) -> None:
    with (
        pytest.raises(OSError, match="No space left") as raised,
        replacing(tmp_path / "a"),
        open("/dev/full", "w") as file,
    ):
        file.write("x")
    assert raised.value.filename == str(tmp_path / "a")


def test_a_fault_of_another_file_keeps_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as raised, replacing(tmp_path / "a"):
        (tmp_path / "source").read_bytes()
    assert raised.value.filename == str(tmp_path / "source")


def test_a_name_as_long_as_a_name_may_be(tmp_path: Path) -> None:
    target = tmp_path / ("报" * 84 + "a.b")
    with replacing(target) as aside:
        aside.write_text("new")
    assert target.read_text() == "new"


def test_a_name_that_is_too_long_is_the_name_that_is_told(tmp_path: Path) -> None:
    target = tmp_path / ("a" * 300)
    with pytest.raises(OSError, match="too long") as raised, replacing(target) as aside:
        aside.write_text("new")
    assert str(target) in (raised.value.filename, raised.value.filename2)

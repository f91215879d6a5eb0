"""Batches: skipped, replaced, pruned, resumed after any kill, and equal to one clean run."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from reportnlp import analyse, read
from reportnlp.analysis import TABLES
from reportnlp.model import ReportError
from reportnlp.store import Store, run_batch, stored_analyses
from reportnlp.store.engines import Dask, Local

CORPORA = Path(__file__).parent.parent.parent / "corpora"
REPORTNLP = str(Path(sys.executable).with_name("reportnlp"))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Forty reports: the samples, each with a line of its own."""
    folder = tmp_path / "reports"
    folder.mkdir()
    samples = sorted(path for path in CORPORA.glob("*.txt"))
    for n in range(40):
        text = samples[n % len(samples)].read_text(encoding="utf-8")
        (folder / f"{n:02}.txt").write_text(f"{text}\n全年新建道路{n}公里。\n", encoding="utf-8")
    return folder


def contents(store: Path) -> dict[str, list[str]]:
    """Every row of every table, in an order of its own."""
    opened = Store(store)
    return {
        table: sorted(map(str, opened.table(table).to_pylist())) for table in ("reports", "errors", "terms", *TABLES)
    }


def test_a_batch_holds_what_one_analysis_says(reports: Path, tmp_path: Path) -> None:
    summary = run_batch([reports], tmp_path / "store", engine=Local(2))
    assert (summary.total, summary.stored, summary.failed) == (40, 40, [])
    stored = next(stored_analyses(tmp_path / "store"))
    single = analyse(read(stored.report.source))
    assert stored == single.replace(report=stored.report)
    assert stored.report.text == single.report.text


def test_what_is_there_is_skipped_and_what_changed_is_replaced(reports: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    run_batch([reports], store)
    before = contents(store)
    (reports / "07.txt").write_text("2021年，全县新建学校3所。", encoding="utf-8")
    (reports / "08.txt").unlink()
    again = run_batch([reports], store)
    assert (again.stored, again.skipped, again.dropped) == (1, 38, 1)
    assert Store(store).table("quantities", source=f"{reports}/07.txt")["text"].to_pylist() == ["3所"]
    pruned = run_batch([reports], store, prune=True)
    assert (pruned.stored, pruned.dropped) == (0, 1)
    assert len(contents(store)["reports"]) == len(before["reports"]) - 1


def test_an_input_that_fails_is_named_and_the_others_are_delivered(reports: Path, tmp_path: Path) -> None:
    (reports / "00.txt").write_bytes(b"")
    summary = run_batch([reports, "missing.txt"], tmp_path / "store")
    assert summary.stored == 39
    assert {Path(source).name for source, _ in summary.failed} == {"00.txt", "missing.txt"}
    assert "empty" in dict(summary.failed)[f"{reports}/00.txt"]
    again = run_batch([reports, "missing.txt"], tmp_path / "store", retry_failed=True)
    assert (again.skipped, len(again.failed)) == (39, 2)


def test_a_poison_report_is_quarantined(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTNLP_TEST_POISON", "23.txt")
    summary = run_batch([reports], tmp_path / "store", what=["quantities"], engine=Local(2))
    assert [Path(source).name for source, _ in summary.failed] == ["23.txt"]
    assert summary.stored == 39
    monkeypatch.delenv("REPORTNLP_TEST_POISON")
    assert run_batch([reports], tmp_path / "store", what=["quantities"]).skipped == 40
    assert run_batch([reports], tmp_path / "store", what=["quantities"], retry_failed=True).stored == 1


def start(reports: Path, store: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [REPORTNLP, "batch", str(reports), "--store", str(store), "--workers", "2", *more]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def test_killed_at_ten_random_moments_and_resumed_equals_one_clean_run(reports: Path, tmp_path: Path) -> None:
    clean, killed = tmp_path / "clean", tmp_path / "killed"
    run_batch([reports], clean, engine=Local(2))
    moments = random.Random(20211204)
    for _ in range(10):
        run = start(reports, killed)
        time.sleep(moments.uniform(0.2, 3.0))
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert start(reports, killed).wait() == 0
    assert contents(killed) == contents(clean)
    assert not list(killed.rglob("*.tmp"))


def test_a_cluster_that_loses_a_worker_delivers_the_same(cluster: Dask, reports: Path, tmp_path: Path) -> None:
    killed: list[int] = []

    def kill_one(finished: int, total: int) -> None:
        if finished and not killed:
            killed.extend(list(cluster.client.run(os.getpid).values())[:1])
            os.kill(killed[0], signal.SIGKILL)

    summary = run_batch([reports], tmp_path / "dask", engine=cluster, progress=kill_one)
    run_batch([reports], tmp_path / "local")
    assert killed
    assert summary.failed == []
    assert contents(tmp_path / "dask") == contents(tmp_path / "local")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)], capture_output=True)
    if mounted.returncode:
        pytest.skip("needs the right to mount a small disk (root)")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_said_and_leaves_no_torn_file(reports: Path, small_disk: Path) -> None:
    store = small_disk / "store"
    with pytest.raises(ReportError, match="make room and run again"):
        run_batch([reports], store)
    for path in store.glob("*/*.parquet"):
        pa.parquet.read_table(path)
    assert not list(store.rglob("*.tmp"))


def test_two_runs_at_once_do_no_harm(reports: Path, tmp_path: Path) -> None:
    first, second = start(reports, tmp_path / "store"), start(reports, tmp_path / "store")
    codes = sorted([first.wait(), second.wait()])
    assert codes in ([0, 0], [0, 1])
    assert len(contents(tmp_path / "store")["reports"]) == 40


def test_other_options_are_another_analysis(reports: Path, tmp_path: Path) -> None:
    from reportnlp import Options

    run_batch([reports], tmp_path / "store", what=["lines"])
    again = run_batch([reports], tmp_path / "store", Options(min_confidence=0.99), what=["lines"])
    assert (again.stored, again.dropped) == (40, 40)

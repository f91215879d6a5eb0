"""The store itself: what is there is whole, what is dropped is gone, and nothing else is ever seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportnlp.model import ReportError
from reportnlp.store import Store
from reportnlp.store.schema import TABLES, schema, to_arrow


def report(source: str, year: int = 2021, version: str = "1") -> dict[str, object]:
    return {"source": source, "year": year, "sha256": source * 2, "version": version, "text": "全文"}


def quantity(source: str, text: str) -> dict[str, object]:
    return {"source": source, "year": 2021, "start": 0, "end": len(text), "text": text, "kind": "count"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "store")
    with made.writing():
        for shard, sources in {"s1": ["a", "b"], "s2": ["c"]}.items():
            parts = {
                "reports": to_arrow("reports", [report(s) for s in sources]),
                "quantities": to_arrow("quantities", [quantity(s, f"5{s}") for s in sources]),
            }
            made.commit(shard, dict(parts))
    return made


def texts(store: Store) -> list[str]:
    return sorted(store.table("quantities")["text"].to_pylist())


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_schema_and_can_be_empty(table: str, tmp_path: Path) -> None:
    assert "source" in schema(table).names
    assert Store(tmp_path / "none").table(table).num_rows == 0


def test_a_store_is_read_back_by_another_process(store: Store) -> None:
    assert texts(Store(store.folder)) == ["5a", "5b", "5c"]


def test_filters_are_applied(store: Store) -> None:
    assert store.table("quantities", source=["a", "c"]).num_rows == 2
    assert store.table("quantities", year=1999).num_rows == 0


def test_dropping_a_report_leaves_its_shard_mates(store: Store) -> None:
    with store.writing():
        store.drop({("a", "aa", "1")})
    assert texts(Store(store.folder)) == ["5b", "5c"]
    assert {source for source, _, _ in store.stored("reports")} == {"b", "c"}


def test_dropping_all_of_a_shard_leaves_no_file_of_it(store: Store) -> None:
    with store.writing():
        store.drop({("a", "aa", "1"), ("b", "bb", "1")})
    assert [path.name for path in store.folder.glob("*/*.parquet")] == ["s2.parquet"] * 2


def test_what_a_killed_run_left_is_not_seen_and_is_removed(store: Store) -> None:
    trace = store.folder / "quantities" / "torn.parquet"
    trace.write_bytes(b"half a file")
    aside = store.folder / "quantities" / ".s3.parquet.77.tmp"
    aside.write_bytes(b"")
    assert texts(store) == ["5a", "5b", "5c"]
    with store.writing():
        assert not trace.exists()
        assert not aside.exists()


def test_two_writers_do_not_meet(store: Store) -> None:
    with store.writing(), pytest.raises(ReportError, match="another run is writing"), Store(store.folder).writing():
        pass


def test_a_folder_of_other_things_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("…")
    with pytest.raises(ReportError, match="not a store"):
        Store(tmp_path)


def test_an_unknown_table_is_named(store: Store) -> None:
    with pytest.raises(ReportError, match="no table 'quantity'"):
        store.table("quantity")

"""One Dask cluster for all tests of the store: a process can't start a second one that works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportnlp.store.engines import Dask


@pytest.fixture(scope="session")
def cluster() -> Iterator[Dask]:
    pytest.importorskip("distributed", reason='needs dask: pip install "reportnlp[cluster]"')
    engine = Dask(None, 2)
    yield engine
    engine.client.shutdown()

"""Many reports: a store of Parquet tables, filled by local processes or a cluster, and read back."""

from reportnlp.store.batch import Summary, run_batch
from reportnlp.store.dataset import Store
from reportnlp.store.load import is_store, stored_analyses

__all__ = ["Store", "Summary", "is_store", "run_batch", "stored_analyses"]

"""Reading: bytes to a `Report`, with what can be known of its title, organ, place, year and genre."""

from reportnlp.read.files import read
from reportnlp.read.options import Hints, ReadOptions
from reportnlp.read.report import from_text
from reportnlp.read.sources import Failure, Source, expand, read_all, read_source

__all__ = ["Failure", "Hints", "ReadOptions", "Source", "expand", "from_text", "read", "read_all", "read_source"]

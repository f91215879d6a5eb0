"""Reading: bytes to a `Report`, with what can be known of its title, organ, place, year and genre."""

from reportnlp.read.files import read
from reportnlp.read.options import Hints, ReadOptions
from reportnlp.read.plain import from_text

__all__ = ["Hints", "ReadOptions", "from_text", "read"]

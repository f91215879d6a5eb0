"""Reading: bytes to a `Report`, with what can be known of its title, organ, place, year and genre."""

from reportnlp.read.plain import from_text, read

__all__ = ["from_text", "read"]

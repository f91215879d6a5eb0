"""Not public yet."""

"""Checking: an `Edition` in, findings of facts and form out."""

"""Many from one: an edition kit and a table → one edition folder a row."""

from content.merging.merge import MergedRow, MergeReport, merge

__all__ = ["MergeReport", "MergedRow", "merge"]

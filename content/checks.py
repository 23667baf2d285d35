"""Checks."""

from content.findings import Findings
from content.model import Edition


def check_edition(edition: Edition, findings: Findings) -> None:
    """Check."""

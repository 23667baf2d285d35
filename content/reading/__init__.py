"""Reading: an edition folder in, an `Edition` and all findings at once out."""

"""Content: an edition folder in, a checked `Edition` and findings out."""

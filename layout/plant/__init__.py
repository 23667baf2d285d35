"""The plant: what a printing plant wants of a file, as data (profiles and printing conditions)."""

"""Openings of a spread (通版): an edition and a grid with a fold → the block over both pages."""

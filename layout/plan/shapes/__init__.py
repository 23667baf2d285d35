"""Shapes: a block → for each width (columns) the heights (rows) it fills exactly, and costs."""

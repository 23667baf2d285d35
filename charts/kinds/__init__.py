"""The kinds of charts: one module each, found by name through `charts.registry`."""

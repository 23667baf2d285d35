"""The kinds of charts: a figure → its drawing; one module each, found through `charts.registry`."""

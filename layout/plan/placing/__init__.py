"""Placing: settled blocks → every line, picture, chart, fill and rule of a page, in pt."""

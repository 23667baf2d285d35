"""Rendering: a placed edition → HTML → PDF bytes, page pictures and whole folders of files."""

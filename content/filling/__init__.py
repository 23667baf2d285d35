"""Figures in the text: an edition's data → words in its copy and values in its charts."""

from content.filling.loading import load_data

__all__ = ["load_data"]

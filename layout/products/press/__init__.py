"""The press file: CMYK, PDF/X, and what a plant wants of it."""

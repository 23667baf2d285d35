"""The press file: placed pages and a press profile → CMYK, PDF/X, what a plant wants of it."""

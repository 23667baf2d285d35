"""The banner designs: one module each with its `BANNER`, found by name (`layout.banners`)."""

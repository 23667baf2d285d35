"""Words of an opening: texts and a frame in pt → the ways to set them, and placed texts."""

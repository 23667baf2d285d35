"""The designs of openings: words, picture, frame in pt → a block; one module each."""

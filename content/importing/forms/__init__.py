"""The forms in which offices send copy: files, folders, archives → one stream of blocks."""

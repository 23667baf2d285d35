"""Files of ours: a folder, YAML with lines → validated values, and the findings they end in."""

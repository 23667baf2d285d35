"""Files of ours: folders, YAML with lines, validation and the findings they end in."""

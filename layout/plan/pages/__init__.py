"""Pages: blocks in reading order and their shapes → pages divided, composed, settled and judged."""

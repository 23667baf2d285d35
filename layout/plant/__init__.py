"""The plant: a printing plant's YAML → limits and conditions that pages and files keep."""

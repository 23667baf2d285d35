"""Plugins of pytest that `bench` starts it with; each imports nothing of the project."""

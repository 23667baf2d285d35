"""Benchmarks: time, memory, and how many random editions become good pages."""

"""Trying: formats, body sizes and leadings in turn → the plan that leaves the least white."""

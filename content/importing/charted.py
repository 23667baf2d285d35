from __future__ import annotations
def charted(outline, tables, log): return {}

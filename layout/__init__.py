"""An edition → finished pages: planned, drawn, printed, judged, delivered as files."""
